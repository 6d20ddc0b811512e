import * as pulumi from '@pulumi/pulumi';
import { version } from '../../../../package.json';
import { packageManifest } from '../../../../src/frontends/pulumi/package-manifest';
import { bind } from '../../../../src/frontends/pulumi/program/bind';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../../src/simulator';
import { type EngineStub, startEngineStub } from './plugin-host';
import { simulatorConfig } from './simulator-config';

/** All that the package exports, as programs know it. */
export type Imagepin = typeof import('imagepin/pulumi');

const MANIFEST = packageManifest();

/** A program without an engine: the SDK's mocks create its resources and reply to calls of the plugin. */
export interface MockProgram {
  readonly imagepin: Imagepin;
  /** The registered resources. */
  readonly resources: readonly pulumi.runtime.MockResourceArgs[];
  /** The calls of the plugin. */
  readonly calls: readonly pulumi.runtime.MockCallArgs[];
}

interface ProgramOptions {
  /** The configuration, by its keys without `imagepin:`. */
  readonly config?: Readonly<Record<string, string>>;
  /** Whether resources are only planned, so that their IDs and missing properties are unknown. */
  readonly preview?: boolean;
  /** The reply of the plugin. */
  readonly plugin?: pulumi.runtime.Mocks['call'];
  /** The outputs of resources in addition to their inputs. */
  readonly outputs?: object;
}

/** An engine and a simulator that the tests of a file share. */
export interface MockEnvironment {
  readonly engine: EngineStub;
  readonly simulator: Simulator;
  /** Starts a program that calls the simulator; `config` adds to its configuration. */
  open(options?: ProgramOptions): Promise<MockProgram>;
}

/** Starts the environment before the tests of a file, and stops it after them. */
export function shareMockEnvironment(options: SimulatorOptions): MockEnvironment {
  let engine: EngineStub;
  let simulator: Simulator;
  beforeAll(async () => {
    engine = await startEngineStub();
    simulator = await startSimulator(options);
  });
  afterAll(async () => {
    await pulumi.runtime.disconnect();
    engine.close();
    await simulator.close();
  });
  return {
    get engine() {
      return engine;
    },
    get simulator() {
      return simulator;
    },
    open: ({ config = {}, ...others } = {}) =>
      openMockProgram(engine, { config: { ...simulatorConfig(simulator), ...config }, ...others }),
  };
}

/** Arguments that find one image. */
export const queryArguments = {
  owners: ['system'],
  platform: 'ubuntu',
  architecture: 'x86_64',
  mostRecent: true,
} as const;

/** Starts a program without any state of earlier ones. */
export async function openMockProgram(
  engine: EngineStub,
  { config = {}, preview = false, plugin = () => ({}), outputs = {} }: ProgramOptions = {},
): Promise<MockProgram> {
  const resources: pulumi.runtime.MockResourceArgs[] = [];
  const calls: pulumi.runtime.MockCallArgs[] = [];
  const mocks: pulumi.runtime.Mocks = {
    newResource: (args) => {
      resources.push(args);
      return {
        id: preview ? undefined : `${args.name}-id`,
        state: { ...args.inputs, ...outputs },
      };
    },
    call: (args) => {
      calls.push(args);
      return plugin(args);
    },
  };
  engine.messages.length = 0;
  pulumi.runtime.resetOptions('project', 'dev', 8, engine.address, 'mock', preview, '');
  await pulumi.runtime.setMocks(mocks, 'project', 'dev', preview);
  setConfig(config);
  // Another test compares the declarations with these exports.
  const imagepin = bind(MANIFEST, version) as Imagepin;
  return { imagepin, resources, calls };
}

/** Configures the stack of the running program. */
export function setConfig(config: Readonly<Record<string, string>>): void {
  pulumi.runtime.setAllConfig(
    Object.fromEntries(Object.entries(config).map(([key, text]) => [`imagepin:${key}`, text])),
  );
}

/** A resource of another package, with its input as output. */
export class TestResource extends pulumi.CustomResource {
  declare readonly text: pulumi.Output<string>;

  constructor(name: string, text?: pulumi.Input<string>, opts?: pulumi.CustomResourceOptions) {
    super('test:index:Thing', name, { text }, opts);
  }
}

/** The state of an output, as an engine reads it. */
export interface ResolvedOutput {
  readonly isKnown: boolean;
  readonly isSecret: boolean;
  readonly value: unknown;
  /** The names of the resources that it comes from. */
  readonly from: readonly string[];
}

/** Members of an output that the SDK does not export. */
interface OutputInternals {
  readonly isKnown: Promise<boolean>;
  readonly isSecret: Promise<boolean>;
  promise(): Promise<unknown>;
}

/** Waits for an output. */
export async function resolveOutput(output: pulumi.Output<unknown>): Promise<ResolvedOutput> {
  const internals = toInternals(output);
  // Concurrently, since all of them are rejected if the output is.
  const [value, isKnown, isSecret, resources] = await Promise.all([
    internals.promise(),
    internals.isKnown,
    internals.isSecret,
    pulumi.getAllResources(output),
  ]);
  const urns = await Promise.all([...resources].map(({ urn }) => toInternals(urn).promise()));
  return {
    isKnown,
    isSecret,
    value: isKnown ? value : undefined,
    from: urns.map((urn) => String(urn).split('::').at(-1) ?? ''),
  };
}

function toInternals(output: pulumi.Output<unknown>): OutputInternals {
  return output as unknown as OutputInternals;
}

/** Counts the calls of a simulator while a function runs. */
export async function countCalls<Result>(simulator: Simulator, run: () => Promise<Result>) {
  const before = simulator.calls.total;
  const result = await run();
  return { result, calls: simulator.calls.total - before };
}

/** One function in both of its forms. */
export const invokeForms: readonly (readonly [name: string, find: InvokeForm])[] = [
  // Tests may pass arguments that do not compile.
  ['getAlicloudEcsImage', (imagepin, args, opts) => imagepin.getAlicloudEcsImage(args, opts)],
  [
    'getAlicloudEcsImageOutput',
    async (imagepin, args, opts) => {
      const { value } = await resolveOutput(imagepin.getAlicloudEcsImageOutput(args, opts));
      // A known result has its declared type.
      return value as InvokeResult;
    },
  ],
];

type InvokeForm = (
  imagepin: Imagepin,
  args: object,
  opts?: pulumi.InvokeOutputOptions,
) => Promise<InvokeResult>;

type InvokeResult = Awaited<ReturnType<Imagepin['getAlicloudEcsImage']>>;

/** A provider of another package. */
export class AlicloudProvider extends pulumi.ProviderResource {
  constructor(name: string) {
    super('alicloud', name);
  }
}
