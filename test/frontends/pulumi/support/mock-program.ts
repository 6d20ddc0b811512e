import * as pulumi from '@pulumi/pulumi';
import { version } from '../../../../package.json';
import { packageManifest } from '../../../../src/frontends/pulumi/package-manifest';
import { bind } from '../../../../src/frontends/pulumi/program/bind';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../../src/simulator';
import { type EngineStub, simulatorConfig, startEngineStub } from './plugin-host';

/** All that the package exports, as programs know it. */
export type Imagepin = typeof import('imagepin/pulumi');

const MANIFEST = packageManifest();

/** A program without an engine: the SDK's mocks make its resources and answer what the plugin would be asked. */
export interface MockProgram {
  readonly imagepin: Imagepin;
  /** The resources that were asked for. */
  readonly resources: readonly pulumi.runtime.MockResourceArgs[];
  /** The calls that the plugin would have got. */
  readonly calls: readonly pulumi.runtime.MockCallArgs[];
}

/** What differs from program to program. */
interface ProgramOptions {
  /** The configuration, by its keys without `imagepin:`. */
  readonly config?: Readonly<Record<string, string>>;
  /** Whether resources are only planned, so that their ids and whatever they do not state are unknown. */
  readonly preview?: boolean;
  /** What the plugin answers. */
  readonly plugin?: pulumi.runtime.Mocks['call'];
  /** What resources give beside their inputs. */
  readonly outputs?: object;
}

/** What the tests of a file share: an engine, a simulator, and programs that ask it. */
export interface MockEnvironment {
  readonly engine: EngineStub;
  readonly simulator: Simulator;
  /** Starts a program; what it configures comes beside what has the simulator asked. */
  open(options?: ProgramOptions): Promise<MockProgram>;
}

/** Opens a world before the tests of a file, and closes it after them. */
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

/** What the functions are asked. */
export const queryArguments = {
  owners: ['system'],
  platform: 'ubuntu',
  architecture: 'x86_64',
  mostRecent: true,
} as const;

/** Starts a program, with nothing in its memory from those before it. */
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
  // It makes what the declarations say, which another test holds against it.
  const imagepin = bind(MANIFEST, version) as Imagepin;
  return { imagepin, resources, calls };
}

/** Configures the stack of a program that runs. */
export function setConfig(config: Readonly<Record<string, string>>): void {
  pulumi.runtime.setAllConfig(
    Object.fromEntries(Object.entries(config).map(([key, text]) => [`imagepin:${key}`, text])),
  );
}

/** A resource of another package, which gives what it is given. */
export class TestResource extends pulumi.CustomResource {
  declare readonly text: pulumi.Output<string>;

  constructor(name: string, text?: pulumi.Input<string>, opts?: pulumi.CustomResourceOptions) {
    super('test:index:Thing', name, { text }, opts);
  }
}

/** What an engine sees of an output. */
export interface ResolvedOutput {
  readonly isKnown: boolean;
  readonly isSecret: boolean;
  readonly value: unknown;
  /** The names of the resources that it comes from. */
  readonly from: readonly string[];
}

/** What the SDK knows of an output, and declares for itself alone. */
interface OutputInternals {
  readonly isKnown: Promise<boolean>;
  readonly isSecret: Promise<boolean>;
  promise(): Promise<unknown>;
}

/** Waits for an output. */
export async function resolveOutput(output: pulumi.Output<unknown>): Promise<ResolvedOutput> {
  const internals = toInternals(output);
  // Together, since each of them fails where one does.
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

/** What a program does, and how often a simulator is asked meanwhile. */
export async function countCalls<Result>(simulator: Simulator, run: () => Promise<Result>) {
  const before = simulator.calls.total;
  const result = await run();
  return { result, calls: simulator.calls.total - before };
}

/** Whatever a program is refused with. */
export async function rejectionOf(promise: Promise<unknown>): Promise<Error> {
  const failure = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof Error)) {
    throw new Error('not refused');
  }
  return failure;
}

/** One function in both of its forms. */
export const invokeForms: readonly (readonly [name: string, find: InvokeForm])[] = [
  // A test may state what does not compile.
  ['getAlicloudEcsImage', (imagepin, args, opts) => imagepin.getAlicloudEcsImage(args, opts)],
  [
    'getAlicloudEcsImageOutput',
    async (imagepin, args, opts) => {
      const { value } = await resolveOutput(imagepin.getAlicloudEcsImageOutput(args, opts));
      // What is known is as it is declared.
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
