import * as cdktf from 'cdktf';
import * as cdktn from 'cdktn';
import type * as built from 'imagepin/cdktf';
import { version } from '../../../../package.json';
import { createConstructClasses } from '../../../../src/frontends/cdktf/construct-classes';
import { providerSchema } from '../../../../src/frontends/provider/schema';

/** A module, and the constructs over it. */
export interface CdkModule {
  readonly module: string;
  readonly cdk: typeof cdktf;
  readonly constructs: typeof built;
}

export const cdkModules: readonly CdkModule[] = [
  toCdkModule('cdktf', cdktf),
  // To the compiler, classes with protected members are as different as the files that declare them.
  toCdkModule('cdktn', cdktn as unknown as typeof cdktf),
];

function toCdkModule(module: string, cdk: typeof cdktf): CdkModule {
  const classes: unknown = createConstructClasses(cdk, providerSchema(), version);
  // The declarations that are built describe the classes that are made here.
  return { module, cdk, constructs: classes as typeof built };
}

/** A reference as Terraform reads it. */
export function reference(to: string): string {
  return `\${${to}}`;
}

/** A stack in JSON: blocks by their types and names. */
interface SynthesizedStack {
  readonly provider?: Readonly<Record<string, readonly object[]>>;
  readonly data?: Blocks;
  readonly resource?: Blocks;
  readonly output?: object;
  readonly import?: readonly object[];
}

type Blocks = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** What a stack becomes, without the notes that its module adds for its own command line. */
export function synthesizeToJson(
  { cdk }: CdkModule,
  build: (stack: cdktf.TerraformStack) => void,
): SynthesizedStack {
  return JSON.parse(cdk.Testing.synth(buildStack(cdk, build)), (key, value) =>
    key === '//' ? undefined : value,
  );
}

/** Makes a stack and checks it, as an app does when it is synthesized. */
export function synthesizeWithValidation(
  { cdk, constructs }: CdkModule,
  build: (stack: cdktf.TerraformStack) => void,
): void {
  const stack = buildStack(cdk, build);
  new constructs.ImagepinProvider(stack, 'imagepin');
  cdk.Testing.synth(stack, true);
}

/** A stack in HCL. */
export function synthesizeToHcl(
  { cdk }: CdkModule,
  build: (stack: cdktf.TerraformStack) => void,
): string {
  return cdk.Testing.synthHcl(buildStack(cdk, build));
}

function buildStack(cdk: typeof cdktf, build: (stack: cdktf.TerraformStack) => void) {
  const stack = new cdk.TerraformStack(cdk.Testing.app(), 'stack');
  build(stack);
  return stack;
}
