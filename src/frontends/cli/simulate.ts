import { once } from 'node:events';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { clouds } from '../../clouds/registry';
import { ImagepinError } from '../../errors';
import type { Simulator, SimulatorOptions } from '../../simulator';
import { faults } from '../../simulator/faults/fault';
import type { CommandSetup } from './command-definition';
import { toSingleValueOption } from './flag';
import type { Session } from './io';
import { addOutputFlags, printResult } from './print-result';

const HELP_EPILOG = `
Prints the environment variables that send every lookup to the simulator, and serves until Ctrl-C.

Example:
  imagepin simulate --port 8080 --latency-ms 50 --fault throttle=2
`;

/** Sets up `imagepin simulate`. */
export const simulateCommand: CommandSetup = (command, session) => {
  command.description('Serve simulated images of every source on a local port until stopped.');
  for (const flag of simulatorFlags()) {
    command.addOption(flag);
  }
  addOutputFlags(command);
  command.addHelpText('after', `\n${toFaultHelp(command)}\n${HELP_EPILOG}`).action(async () => {
    const simulator = await startFromFlags(command, session);
    const environment = clientEnvironment(simulator, command);
    try {
      const { url } = simulator;
      printResult(command, session, { url, environment }, () =>
        formatExports(simulator, environment),
      );
      await untilAborted(session.io.signal);
    } finally {
      await simulator.close();
    }
  });
};

function simulatorFlags(): readonly Option[] {
  return [
    integerFlag('--port <n>', 'The port on 127.0.0.1. Default: any free port.', 65_535),
    integerFlag('--images <n>', 'The number of images of each source. Default: 120.', 1_000_000),
    integerFlag(
      '--latency-ms <n>',
      'The latency of every response in milliseconds. Default: 0.',
      600_000,
    ),
    integerFlag(
      '--seed <n>',
      'The seed of the images: the same seed gives the same images. Default: 1.',
      2 ** 32,
    ),
    textFlag(
      '--catalog <file>',
      'A file with the images to serve, as "imagepin list --json" prints them.',
    ),
    new Option('--fault <kind[=n]>', 'A fault of the next n requests; may be repeated.').argParser(
      collectFaults,
    ),
    textFlag('--access-key-id <text>', 'The access key ID that is accepted. Default: simulator.'),
    textFlag('--access-key-secret <text>', 'The secret of that access key. Default: simulator.'),
  ];
}

/** The help on every fault, in the columns of the flags. */
function toFaultHelp(command: Command): string {
  const help = command.createHelp();
  help.prepareContext({ helpWidth: 100 });
  const width = Math.max(...faults.map(({ kind }) => kind.length));
  const items = faults.map(({ kind, description }) =>
    help.formatItem(kind, width, description, help),
  );
  return ['Faults:', ...items].join('\n');
}

async function startFromFlags(command: Command, { io }: Session): Promise<Simulator> {
  const { parseFault, startSimulator } = await import('../../simulator');
  const { catalog, fault = [], ...flags } = command.opts<SimulateFlags>();
  const { port, images, latencyMs, seed, accessKeyId, accessKeySecret } = flags;
  const options: SimulatorOptions = {
    port,
    images,
    latencyMs,
    seed,
    accessKeyId,
    accessKeySecret,
    faults: fault.map(parseFault),
    ...(catalog !== undefined && { catalog: await readCatalog(catalog, io) }),
  };
  return startSimulator(options).catch((cause) => {
    throw isListenError(cause) ? toListenError(port, cause) : cause;
  });
}

interface SimulateFlags extends Omit<SimulatorOptions, 'catalog' | 'faults'> {
  readonly catalog?: string;
  readonly fault?: readonly string[];
}

async function readCatalog(catalog: string, { hostEnvironment }: Session['io']) {
  const { loadCatalog } = await import('../../simulator/catalog/read-catalog');
  const { readFile } =
    hostEnvironment ?? (await import('../../client/host-environment')).hostEnvironment;
  return loadCatalog(catalog, readFile);
}

function isListenError(cause: unknown): boolean {
  return typeof cause === 'object' && cause !== null && Reflect.get(cause, 'syscall') === 'listen';
}

function toListenError(port: number | undefined, cause: unknown): ImagepinError {
  return new ImagepinError('InvalidQuery', `cannot listen on port ${port}`, {
    path: ['port'],
    detail:
      'Another program uses it, or it requires privileges. Leave --port out to use a free one.',
    cause,
  });
}

/** What makes every lookup of this shell go to the simulator. */
function clientEnvironment({ url }: Simulator, command: Command): Readonly<Record<string, string>> {
  const { accessKeyId = 'simulator', accessKeySecret = 'simulator' } =
    command.opts<SimulateFlags>();
  return {
    IMAGEPIN_ENDPOINT: url,
    IMAGEPIN_REGION: clouds[0].exampleRegion,
    ...Object.fromEntries(
      clouds.flatMap(({ credentials: { variables } }) => [
        [variables[0].id[0], accessKeyId],
        [variables[0].secret[0], accessKeySecret],
      ]),
    ),
  };
}

function formatExports({ url }: Simulator, environment: Readonly<Record<string, string>>): string {
  const lines = Object.entries(environment).map(
    ([name, value]) => `export ${name}=${quoteForShell(value)}`,
  );
  return [`# ${url} serves every source until Ctrl-C; for another shell:`, ...lines].join('\n');
}

function quoteForShell(value: string): string {
  return /^[\w.:/@-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) {
    await once(signal, 'abort');
  }
}

function collectFaults(text: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, text];
}

function textFlag(flags: string, description: string): Option {
  return toSingleValueOption(flags, description, (text) => {
    if (text === '') {
      throw new InvalidArgumentError('Write at least one character.');
    }
    return text;
  });
}

function integerFlag(flags: string, description: string, max: number): Option {
  return toSingleValueOption(flags, description, (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value > max) {
      throw new InvalidArgumentError(`Write a whole number from 0 to ${max}.`);
    }
    return value;
  });
}
