import * as pulumi from '@pulumi/pulumi';
import { version } from '../../../../package.json';
import { offered } from '../../../../src/frontends/pulumi/offered';
import { bind } from '../../../../src/frontends/pulumi/program/bind';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../../src/simulator';
import { type Engine, openEngine, toCloud } from './host';

/** All that the package exports, as programs know it. */
export type Imagepin = typeof import('imagepin/pulumi');

const OFFERED = offered();

/** A program without an engine: the SDK's mocks make its resources and answer what the plugin would be asked. */
export interface Program {
  readonly imagepin: Imagepin;
  /** The resources that were asked for. */
  readonly made: readonly pulumi.runtime.MockResourceArgs[];
  /** The calls that the plugin would have got. */
  readonly called: readonly pulumi.runtime.MockCallArgs[];
}

/** What differs from program to program. */
interface Stated {
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
export interface World {
  readonly engine: Engine;
  readonly simulator: Simulator;
  /** Starts a program; what it configures comes beside what has the simulator asked. */
  open(stated?: Stated): Promise<Program>;
}

/** Opens a world before the tests of a file, and closes it after them. */
export function shareWorld(options: SimulatorOptions): World {
  let engine: Engine;
  let simulator: Simulator;
  beforeAll(async () => {
    engine = await openEngine();
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
      openProgram(engine, { config: { ...toCloud(simulator), ...config }, ...others }),
  };
}

/** What the functions are asked. */
export const asked = {
  owners: ['system'],
  platform: 'ubuntu',
  architecture: 'x86_64',
  mostRecent: true,
} as const;

/** Starts a program, with nothing in its memory from those before it. */
export async function openProgram(
  engine: Engine,
  { config = {}, preview = false, plugin = () => ({}), outputs = {} }: Stated = {},
): Promise<Program> {
  const made: pulumi.runtime.MockResourceArgs[] = [];
  const called: pulumi.runtime.MockCallArgs[] = [];
  const mocks: pulumi.runtime.Mocks = {
    newResource: (args) => {
      made.push(args);
      return {
        id: preview ? undefined : `${args.name}-id`,
        state: { ...args.inputs, ...outputs },
      };
    },
    call: (args) => {
      called.push(args);
      return plugin(args);
    },
  };
  engine.told.length = 0;
  pulumi.runtime.resetOptions('project', 'dev', 8, engine.address, 'mock', preview, '');
  await pulumi.runtime.setMocks(mocks, 'project', 'dev', preview);
  setConfig(config);
  // It makes what the declarations say, which another test holds against it.
  const imagepin = bind(OFFERED, version) as Imagepin;
  return { imagepin, made, called };
}

/** Configures the stack of a program that runs. */
export function setConfig(config: Readonly<Record<string, string>>): void {
  pulumi.runtime.setAllConfig(
    Object.fromEntries(Object.entries(config).map(([key, text]) => [`imagepin:${key}`, text])),
  );
}

/** A resource of another package, which gives what it is given. */
export class Thing extends pulumi.CustomResource {
  declare readonly text: pulumi.Output<string>;

  constructor(name: string, text?: pulumi.Input<string>, opts?: pulumi.CustomResourceOptions) {
    super('test:index:Thing', name, { text }, opts);
  }
}

/** What an engine sees of an output. */
export interface Seen {
  readonly isKnown: boolean;
  readonly isSecret: boolean;
  readonly value: unknown;
  /** The names of the resources that it comes from. */
  readonly from: readonly string[];
}

/** What the SDK knows of an output, and declares for itself alone. */
interface Told {
  readonly isKnown: Promise<boolean>;
  readonly isSecret: Promise<boolean>;
  promise(): Promise<unknown>;
}

/** Waits for an output. */
export async function see(output: pulumi.Output<unknown>): Promise<Seen> {
  const told = toTold(output);
  // Together, since each of them fails where one does.
  const [value, isKnown, isSecret, resources] = await Promise.all([
    told.promise(),
    told.isKnown,
    told.isSecret,
    pulumi.getAllResources(output),
  ]);
  const urns = await Promise.all([...resources].map(({ urn }) => toTold(urn).promise()));
  return {
    isKnown,
    isSecret,
    value: isKnown ? value : undefined,
    from: urns.map((urn) => String(urn).split('::').at(-1) ?? ''),
  };
}

function toTold(output: pulumi.Output<unknown>): Told {
  return output as unknown as Told;
}

/** What a program does, and how often a simulator is asked meanwhile. */
export async function counted<Result>(simulator: Simulator, run: () => Promise<Result>) {
  const before = simulator.calls.total;
  const result = await run();
  return { result, calls: simulator.calls.total - before };
}

/** Whatever a program is refused with. */
export async function failureOf(promise: Promise<unknown>): Promise<Error> {
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
export const forms: readonly (readonly [name: string, find: Find])[] = [
  // A test may state what does not compile.
  ['getAlicloudEcsImage', (imagepin, args, opts) => imagepin.getAlicloudEcsImage(args, opts)],
  [
    'getAlicloudEcsImageOutput',
    async (imagepin, args, opts) => {
      const { value } = await see(imagepin.getAlicloudEcsImageOutput(args, opts));
      // What is known is as it is declared.
      return value as Found;
    },
  ],
];

type Find = (imagepin: Imagepin, args: object, opts?: pulumi.InvokeOutputOptions) => Promise<Found>;

type Found = Awaited<ReturnType<Imagepin['getAlicloudEcsImage']>>;

/** A provider of another package. */
export class Alicloud extends pulumi.ProviderResource {
  constructor(name: string) {
    super('alicloud', name);
  }
}
