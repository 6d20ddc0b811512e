import { once } from 'node:events';
import * as z from 'zod';
import { clouds } from '../../clouds/registry';
import { ImagepinError } from '../../errors';
import { described } from '../../field-metadata';
import { readInput } from '../../query/read-input';
import type { Simulator } from '../../simulator';
import { faults } from '../../simulator/faults/fault-table';
import { fieldsOf } from '../fields';
import { addFieldFlag } from './flags/field-flag';
import { toHelpItems } from './help-items';
import { addOutputFlags, printResult } from './output/print-result';
import type { Session } from './session';
import type { CommandSetup } from './subcommand';

const HELP_EPILOG = `
Prints the environment variables that send every lookup to the simulator, and serves until Ctrl-C.

Example:
  imagepin simulate --port 8080 --latency-ms 50 --fault throttle=2
`;

export const simulateCommand: CommandSetup = (command, session) => {
  command.description('Serve simulated images of every source on a local port until stopped.');
  for (const field of fieldsOf(SimulateFlags)) {
    addFieldFlag(command, field, PLACEHOLDERS[field.name]);
  }
  addOutputFlags(command, 'environment.IMAGEPIN_ENDPOINT');
  const faultItems = faults.map(({ kind, description }) => [kind, description] as const);
  command
    .addHelpText('after', `\nFaults:\n${toHelpItems(faultItems)}\n${HELP_EPILOG}`)
    .action(async () => {
      const flags = readInput(SimulateFlags, command.opts());
      const simulator = await startFromFlags(flags, session);
      const environment = clientEnvironment(simulator, flags);
      try {
        const { url } = simulator;
        await printResult(command, session, { url, environment }, () =>
          formatExports(url, environment),
        );
        const { signal } = session.io;
        await (signal.aborted || once(signal, 'abort'));
      } finally {
        await simulator.close();
      }
    });
};

function integer(max: number) {
  return z.int().min(0).max(max).optional();
}

const nonEmpty = z.string().min(1).optional();

const SimulateFlags = z.object({
  port: integer(65_535).meta(described('The port on 127.0.0.1.', { default: 'any free port' })),
  images: integer(1_000_000).meta(
    described('The number of images of each source.', { default: 120 }),
  ),
  latencyMs: integer(600_000).meta(
    described('The latency of every response in milliseconds.', { default: 0 }),
  ),
  seed: integer(2 ** 32).meta(
    described('The seed of the images: the same seed gives the same images.', { default: 1 }),
  ),
  catalog: nonEmpty.describe(
    'A file with the images to serve, as "imagepin list --json" prints them.',
  ),
  fault: z
    .array(z.string())
    .optional()
    .meta(
      described('A fault of n requests, from the mth request on; may be repeated.', {
        knownValues: faults.map(({ kind }) => kind),
      }),
    ),
  accessKeyId: nonEmpty.meta(
    described('The access key ID that is accepted.', { default: 'simulator' }),
  ),
  accessKeySecret: nonEmpty.meta(
    described('The secret of that access key.', { default: 'simulator' }),
  ),
});
type SimulateFlags = z.output<typeof SimulateFlags>;

const PLACEHOLDERS: Readonly<Record<string, string>> = { catalog: 'file', fault: 'kind[=n][@m]' };

async function startFromFlags(
  { catalog, fault = [], ...options }: SimulateFlags,
  { io }: Session,
): Promise<Simulator> {
  const { parseFault, startSimulator } = await import('../../simulator');
  const images = catalog === undefined ? {} : { catalog: await readCatalog(catalog, io) };
  return startSimulator({ ...options, ...images, faults: fault.map(parseFault) }).catch((cause) => {
    throw toListenError(options.port, cause);
  });
}

async function readCatalog(catalog: string, { hostEnvironment, signal }: Session['io']) {
  const { loadCatalog } = await import('../../simulator/catalog/read-catalog');
  const { readFile } =
    hostEnvironment ?? (await import('../../client/host-environment')).hostEnvironment;
  return loadCatalog(catalog, readFile, signal);
}

function toListenError(port: number | undefined, cause: unknown): unknown {
  if (Reflect.get(Object(cause), 'syscall') !== 'listen') {
    return cause;
  }
  return new ImagepinError('InvalidQuery', `cannot listen on port ${port}`, {
    path: ['port'],
    detail:
      'Another program uses it, or it requires privileges. Leave --port out to use a free one.',
    cause,
  });
}

/** The environment variables with which every lookup uses the simulator. */
function clientEnvironment(
  { url }: Simulator,
  { accessKeyId = 'simulator', accessKeySecret = 'simulator' }: SimulateFlags,
): Readonly<Record<string, string>> {
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

function formatExports(url: string, environment: Readonly<Record<string, string>>): string {
  const lines = Object.entries(environment).map(
    ([name, value]) => `export ${name}=${quoteForShell(value)}`,
  );
  return [`# ${url} serves every source until Ctrl-C; for another shell:`, ...lines].join('\n');
}

function quoteForShell(value: string): string {
  return /^[\w.:/@-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
