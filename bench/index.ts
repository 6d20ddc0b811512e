import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import type { Image } from '../src/image/image';
import type { CatalogImage } from '../src/simulator';
import {
  completeQuery,
  explain,
  filterImages,
  openClient,
  planListings,
  readQuery,
  sortImages,
  startSimulator,
} from './dist';
import { measureFaultLayer, measureThrottling } from './faults';
import type { Figure } from './figure';
import { measureGrowth } from './growth';
import { median, runNode, timed } from './measure';
import { measureProcessEnd } from './process-end';
import { measureImport, measurePluginStart, measurePreview, measureRepeatedCalls } from './pulumi';
import { measureReplyParsing } from './reply-parsing';
import {
  measureHandshake,
  measurePlan,
  measureProviderMemory,
  measureSharedList,
} from './terraform';

type CloudSource = 'alicloud-ecs' | 'volcengine-ecs';

const LATENCY_MS = 80;
const MAIN = 'dist/frontends/cli/main.js';
const KEYS = { accessKeyId: 'simulator', accessKeySecret: 'simulator' };
const CREDENTIALS = { alicloud: KEYS, volcengine: KEYS };

/** Images that a plain list contains, exactly as many as requested. */
async function plainImages(source: CloudSource, count: number): Promise<readonly CatalogImage[]> {
  const simulator = await startSimulator({ images: count });
  await simulator.close();
  return simulator.images(source).map((image) => ({
    ...image,
    ownerAlias: 'system',
    status: 'available',
    // The reported values would contradict the fields above.
    reportedOwnerAlias: undefined,
    reportedStatus: undefined,
    visibility: undefined,
    isPublic: false,
    expired: false,
  }));
}

/** Starts a simulator in a process of its own, as a cloud would be, and stops it after use. */
async function withSimulatorProcess<Result>(
  images: readonly CatalogImage[],
  latencyMs: number,
  use: (variables: Readonly<Record<string, string>>) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'imagepin-bench-'));
  const catalog = join(folder, 'catalog.json');
  writeFileSync(catalog, JSON.stringify(images));
  const flags = ['--catalog', catalog, '--latency-ms', String(latencyMs)];
  const simulator = spawn(process.execPath, [MAIN, 'simulate', ...flags, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const chunks: string[] = [];
    for await (const chunk of simulator.stdout) {
      chunks.push(String(chunk));
      if (chunks.join('').endsWith('}\n')) {
        break;
      }
    }
    return await use(JSON.parse(chunks.join('')).environment);
  } finally {
    simulator.kill();
    await once(simulator, 'exit');
    rmSync(folder, { recursive: true });
  }
}

/** Reads a whole list over open connections, compared with the ideal number of round trips. */
async function measureListing(
  source: CloudSource,
  count: number,
  trips: number,
  target: string,
): Promise<Figure> {
  const calls: number[] = [];
  const ms = await withSimulatorProcess(
    await plainImages(source, count),
    LATENCY_MS,
    async (variables) => {
      const client = openClient({
        endpoint: variables.IMAGEPIN_ENDPOINT,
        credentials: CREDENTIALS,
      });
      const median = await timed(
        async () => {
          const result = await client.list({ source, region: 'cn-hangzhou' });
          calls.push(result.stats.calls);
        },
        { runs: 25, warmUps: 5 },
      );
      await client.close();
      return median;
    },
  );
  const ideal = trips * LATENCY_MS;
  return {
    work: `${count} images of ${source}, ${LATENCY_MS} ms per call`,
    ideal: `${trips} round trips, ${ideal} ms`,
    measured: `${median(calls)} calls, ${ms.toFixed(0)} ms`,
    ratio: `${(ms / ideal).toFixed(2)} x`,
    target,
  };
}

/** Measures everything that happens after the last page has arrived. */
async function measureEvaluation(
  count: number,
  title: string,
  filters: object,
  target: string,
): Promise<Figure> {
  const simulator = await startSimulator({ catalog: await plainImages('alicloud-ecs', count) });
  const client = openClient({ endpoint: simulator.url, credentials: CREDENTIALS });
  const { images } = await client.list({ source: 'alicloud-ecs', region: 'cn-hangzhou' });
  await client.close();
  await simulator.close();
  const ms = await timed(() => evaluate(images, filters), { runs: 21, warmUps: 10 });
  return {
    work: `filter, order and explain ${images.length} images, ${title}`,
    ideal: '-',
    measured: `${ms.toFixed(1)} ms`,
    ratio: '-',
    target,
  };
}

async function evaluate(images: readonly Image[], filters: object): Promise<void> {
  const query = {
    source: 'alicloud-ecs',
    region: 'cn-hangzhou',
    owners: ['system'],
    os: 'linux',
    mostRecent: true,
    ...filters,
  };
  const parsed = completeQuery(readQuery(query, 'find'));
  const { filtered, clientFilters } = planListings(parsed);
  const { matches, steps } = await filterImages(images, clientFilters, true);
  await explain({
    parsed,
    clientFilters,
    attempt: filtered,
    images,
    isCutOff: false,
    steps,
    matches: await sortImages(matches, parsed.query),
  });
}

async function measurePeakMemory(count: number): Promise<Figure> {
  const list = [
    '-r',
    './bench/peak-memory.cjs',
    MAIN,
    'list',
    '--json',
    '--source',
    'alicloud-ecs',
  ];
  const peaks = await withSimulatorProcess(
    await plainImages('alicloud-ecs', count),
    0,
    async (variables) => Array.from({ length: 3 }, () => Number(runNode(list, variables))),
  );
  return {
    work: `peak memory of imagepin list --json over ${count} images`,
    ideal: `${toMb(Number(runNode(['-r', './bench/peak-memory.cjs', '-e', '0'])))} (node -e 0)`,
    measured: toMb(median(peaks)),
    ratio: '-',
    target: '200 MB',
  };
}

function toMb(kib: number): string {
  return `${Math.round((kib * 1024) / 1e6)} MB`;
}

async function measureStartup(
  title: string,
  args: readonly string[],
  target: string,
): Promise<Figure> {
  const bare = await timed(() => runNode(['-e', '0']), { runs: 11 });
  const ms = await timed(() => runNode([MAIN, ...args]), { runs: 11 });
  return {
    work: title,
    ideal: `node -e 0, ${bare.toFixed(0)} ms`,
    measured: `${ms.toFixed(0)} ms`,
    ratio: `${(ms / bare).toFixed(1)} x`,
    target,
  };
}

const FIND_COMMAND = ['find', '--simulate', '--source', 'alicloud-ecs', '--region', 'cn-hangzhou'];
const FIND_FLAGS = ['--owners', 'system', '--platform', 'ubuntu', '--architecture', 'x86_64'];

async function main(): Promise<void> {
  const table = new Table({
    head: ['work', 'ideal', 'measured', 'ratio', 'target'],
    style: { head: [], border: [], compact: true },
  });
  const figures = [
    // First, because garbage that the other measurements leave is collected while an engine needs
    // both processors.
    async () => measurePlan(await plainImages('volcengine-ecs', 300), '500 ms more'),
    async () =>
      measureSharedList(await plainImages('volcengine-ecs', 300), LATENCY_MS, '150 ms more'),
    () => measureListing('alicloud-ecs', 1000, 2, '10 calls, 1.5 x'),
    () => measureListing('volcengine-ecs', 300, 3, '3 calls, 1.25 x'),
    async () =>
      withSimulatorProcess(await plainImages('alicloud-ecs', 1000), 0, (variables) =>
        measureThrottling(String(variables.IMAGEPIN_ENDPOINT), LATENCY_MS, '3 x'),
      ),
    async () =>
      withSimulatorProcess(await plainImages('alicloud-ecs', 1000), 0, (variables) =>
        measureFaultLayer(String(variables.IMAGEPIN_ENDPOINT), '3 ms more'),
      ),
    () => measureReplyParsing(10_000, '1.3 x'),
    () => measureEvaluation(10_000, 'without a regular expression', {}, '40 ms'),
    () =>
      measureEvaluation(
        10_000,
        'with a regular expression',
        { nameRegex: '^ubuntu_(20|22)_04_.*_\\d+G_' },
        '100 ms',
      ),
    () =>
      measureEvaluation(
        10_000,
        'none of which has the id',
        { ids: ['ubuntu_22_04_x64_20G_alibase_19990101.vhd'] },
        '100 ms',
      ),
    () => measurePeakMemory(10_000),
    () => measureGrowth(1000, 100_000, '1000 calls, 1.2 x, 600 MB'),
    () => measureStartup('imagepin --help', ['--help'], '2 x'),
    () => measureStartup('imagepin find --help', ['find', '--help'], '5 x'),
    () =>
      measureStartup(
        'imagepin find --simulate ...',
        [...FIND_COMMAND, ...FIND_FLAGS, '--most-recent'],
        '8 x',
      ),
    () => measureProcessEnd('100 ms'),
    () => measureHandshake('4 x'),
    async () => measureProviderMemory(await plainImages('alicloud-ecs', 1000), '140 MB'),
    () => measurePluginStart('4 x'),
    async () =>
      measureRepeatedCalls(
        await plainImages('alicloud-ecs', 300),
        LATENCY_MS,
        'calls and time of one',
      ),
    () => measurePreview('300 ms more'),
    () => measureImport('80 ms more'),
  ];
  for (const figure of figures) {
    const { work, ideal, measured, ratio, target } = await figure();
    table.push([work, ideal, measured, ratio, target]);
  }
  process.stdout.write(`${table.toString()}\n`);
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
