import { once } from 'node:events';
import { type Command, InvalidArgumentError } from 'commander';
import { ImagepinError } from '../../errors';
import type { Simulator, SimulatorOptions } from '../../simulator';
import { faults } from '../../simulator/fault';
import type { SetUp } from './commands';
import { toSingleOption } from './flag';
import type { Session } from './io';
import { addTelling, tell } from './tell';

const AFTER = `
Prints the environment that sends every look-up to it, and serves until Ctrl-C.

Example:
  imagepin simulate --port 8080 --latency-ms 50 --fault throttle=2
`;

export const setUpSimulate: SetUp = (command, session) => {
  command
    .description('Serve simulated images of every source on a local port, until stopped.')
    .addOption(
      toSingleOption(
        '--port <n>',
        'The port on 127.0.0.1. Default: any that is free.',
        whole(0, 65_535),
      ),
    )
    .addOption(
      toSingleOption(
        '--images <n>',
        'How many images each source has. Default: 120.',
        whole(0, 1_000_000),
      ),
    )
    .addOption(
      toSingleOption(
        '--latency-ms <n>',
        'How long every answer takes. Default: 0.',
        whole(0, 600_000),
      ),
    )
    .addOption(
      toSingleOption(
        '--seed <n>',
        'The same seed gives the same images. Default: 1.',
        whole(0, 2 ** 32),
      ),
    )
    .addOption(
      toSingleOption(
        '--catalog <file>',
        'Images to serve, as "imagepin list --json" prints them.',
        filled,
      ),
    )
    .option('--fault <kind[=n]>', 'What the next n requests suffer; may be repeated.', collect)
    .addOption(
      toSingleOption(
        '--access-key-id <text>',
        'The key that it accepts. Default: simulator.',
        filled,
      ),
    )
    .addOption(
      toSingleOption(
        '--access-key-secret <text>',
        'The secret of that key. Default: simulator.',
        filled,
      ),
    )
    .optionsGroup('Output:');
  addTelling(command);
  command.addHelpText('after', `\n${toFaultHelp(command)}\n${AFTER}`).action(async () => {
    const simulator = await start(command, session);
    const environment = environmentOf(simulator, command);
    try {
      const { url } = simulator;
      tell(command, session, { url, environment }, () => toExports(simulator, environment));
      await ended(session.io.signal);
    } finally {
      await simulator.close();
    }
  });
};

/** Every fault, in the columns of the flags. */
function toFaultHelp(command: Command): string {
  const help = command.createHelp();
  help.prepareContext({ helpWidth: 100 });
  const width = Math.max(...faults.map(({ kind }) => kind.length));
  const items = faults.map(({ kind, says }) => help.formatItem(kind, width, says, help));
  return ['Faults:', ...items].join('\n');
}

async function start(command: Command, { io }: Session): Promise<Simulator> {
  const { parseFault, startSimulator } = await import('../../simulator');
  const { catalog, fault = [], ...flags } = command.opts<Flags>();
  const { port, images, latencyMs, seed, accessKeyId, accessKeySecret } = flags;
  const options: SimulatorOptions = {
    port,
    images,
    latencyMs,
    seed,
    accessKeyId,
    accessKeySecret,
    faults: fault.map(parseFault),
    ...(catalog !== undefined && { catalog: await read(catalog, io) }),
  };
  return startSimulator(options).catch((cause) => {
    throw isRefused(cause) ? cannotListen(port, cause) : cause;
  });
}

interface Flags extends Omit<SimulatorOptions, 'catalog' | 'faults'> {
  readonly catalog?: string;
  readonly fault?: readonly string[];
}

async function read(catalog: string, { machine }: Session['io']) {
  const { loadCatalog } = await import('../../catalog');
  const { readFile } = machine ?? (await import('../../settings')).thisMachine;
  return loadCatalog(catalog, readFile);
}

function isRefused(cause: unknown): boolean {
  return typeof cause === 'object' && cause !== null && Reflect.get(cause, 'syscall') === 'listen';
}

function cannotListen(port: number | undefined, cause: unknown): ImagepinError {
  return new ImagepinError('InvalidQuery', `cannot listen on port ${port}`, {
    path: ['port'],
    detail: 'Another program uses it, or it needs privileges. Leave --port out to take a free one.',
    cause,
  });
}

/** What makes every look-up of this shell go to the simulator. */
function environmentOf({ url }: Simulator, command: Command): Readonly<Record<string, string>> {
  const { accessKeyId = 'simulator', accessKeySecret = 'simulator' } = command.opts<Flags>();
  return {
    IMAGEPIN_ENDPOINT: url,
    IMAGEPIN_REGION: 'cn-beijing',
    ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret,
    VOLCENGINE_ACCESS_KEY: accessKeyId,
    VOLCENGINE_SECRET_KEY: accessKeySecret,
  };
}

function toExports({ url }: Simulator, environment: Readonly<Record<string, string>>): string {
  const lines = Object.entries(environment).map(
    ([name, value]) => `export ${name}=${quote(value)}`,
  );
  return [`# ${url} serves every source until Ctrl-C; for another shell:`, ...lines].join('\n');
}

function quote(value: string): string {
  return /^[\w.:/@-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}

async function ended(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) {
    await once(signal, 'abort');
  }
}

function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

function filled(text: string): string {
  if (text === '') {
    throw new InvalidArgumentError('Write at least one character.');
  }
  return text;
}

function whole(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max) {
      throw new InvalidArgumentError(`Write a whole number from ${min} to ${max}.`);
    }
    return value;
  };
}
