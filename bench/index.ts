import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import type { Image } from '../src/image/image';
import type { CatalogImage } from '../src/simulator';
import {
  conditionsOf,
  explain,
  filterImages,
  openClient,
  parseQuery,
  sortImages,
  startSimulator,
} from './built';
import type { Figure } from './figure';
import { median, node, timed } from './measure';
import { greeting, planning, residing, sharing } from './provider';
import { importing, listening, previewing, repeating } from './pulumi';
import { reading } from './reading';

type CloudSource = 'alicloud-ecs' | 'volcengine-ecs';

const LATENCY_MS = 80;
const MAIN = 'dist/frontends/cli/main.js';
const KEYS = { accessKeyId: 'simulator', accessKeySecret: 'simulator' };

/** So many images that a plain list holds, and nothing else. */
async function imagesOf(source: CloudSource, count: number): Promise<readonly CatalogImage[]> {
  const simulator = await startSimulator({ images: count });
  await simulator.close();
  return simulator.images(source).map((image) => ({
    ...image,
    ownerAlias: 'system',
    status: 'available',
    // What a cloud called it before is no longer so.
    reportedOwnerAlias: undefined,
    reportedStatus: undefined,
    visibility: undefined,
    isPublic: false,
    expired: false,
  }));
}

/** A simulator in a process of its own, as a cloud would be. */
async function serving<Result>(
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

/** A whole list over connections that are open already, against so many round trips. */
async function listing(
  source: CloudSource,
  count: number,
  trips: number,
  reach: string,
): Promise<Figure> {
  const calls: number[] = [];
  const ms = await serving(await imagesOf(source, count), LATENCY_MS, async (variables) => {
    const client = openClient({ endpoint: variables.IMAGEPIN_ENDPOINT, credentials: KEYS });
    const median = await timed(
      async () => {
        const answer = await client.list({ source, region: 'cn-hangzhou' });
        calls.push(answer.stats.calls);
      },
      { runs: 25, warmUps: 5 },
    );
    await client.close();
    return median;
  });
  const ideal = trips * LATENCY_MS;
  return {
    work: `${count} images of ${source}, ${LATENCY_MS} ms per call`,
    ideal: `${trips} round trips, ${ideal} ms`,
    measured: `${median(calls)} calls, ${ms.toFixed(0)} ms`,
    ratio: `${(ms / ideal).toFixed(2)} x`,
    reach,
  };
}

/** Everything that happens after the last page has come. */
async function judging(
  count: number,
  title: string,
  conditions: object,
  reach: string,
): Promise<Figure> {
  const simulator = await startSimulator({ catalog: await imagesOf('alicloud-ecs', count) });
  const client = openClient({ endpoint: simulator.url, credentials: KEYS });
  const { images } = await client.list({ source: 'alicloud-ecs', region: 'cn-hangzhou' });
  await client.close();
  await simulator.close();
  const ms = await timed(() => judge(images, conditions), { runs: 21, warmUps: 10 });
  return {
    work: `filter, order and explain ${images.length} images, ${title}`,
    ideal: '-',
    measured: `${ms.toFixed(1)} ms`,
    ratio: '-',
    reach,
  };
}

function judge(images: readonly Image[], conditions: object): void {
  const parsed = parseQuery(
    {
      source: 'alicloud-ecs',
      region: 'cn-hangzhou',
      owners: ['system'],
      os: 'linux',
      mostRecent: true,
      ...conditions,
    },
    'pick',
  );
  const ordered = sortImages(images, parsed.query);
  const held = conditionsOf(parsed, true);
  explain(parsed, { narrowedBy: [], conditions: held }, ordered, filterImages(ordered, held));
}

async function memory(count: number): Promise<Figure> {
  const list = [
    '-r',
    './bench/peak-memory.cjs',
    MAIN,
    'list',
    '--json',
    '--source',
    'alicloud-ecs',
  ];
  const peaks = await serving(await imagesOf('alicloud-ecs', count), 0, async (variables) =>
    Array.from({ length: 3 }, () => Number(node(list, variables))),
  );
  return {
    work: `peak memory of imagepin list --json over ${count} images`,
    ideal: `${toMb(Number(node(['-r', './bench/peak-memory.cjs', '-e', '0'])))} (node -e 0)`,
    measured: toMb(median(peaks)),
    ratio: '-',
    reach: '200 MB',
  };
}

function toMb(kib: number): string {
  return `${Math.round((kib * 1024) / 1e6)} MB`;
}

async function starting(title: string, args: readonly string[], reach: string): Promise<Figure> {
  const bare = await timed(() => node(['-e', '0']), { runs: 11 });
  const ms = await timed(() => node([MAIN, ...args]), { runs: 11 });
  return {
    work: title,
    ideal: `node -e 0, ${bare.toFixed(0)} ms`,
    measured: `${ms.toFixed(0)} ms`,
    ratio: `${(ms / bare).toFixed(1)} x`,
    reach,
  };
}

const FIND = ['find', '--simulate', '--source', 'alicloud-ecs', '--region', 'cn-hangzhou'];
const PICK = ['--owners', 'system', '--platform', 'ubuntu', '--architecture', 'x86_64'];

async function main(): Promise<void> {
  const table = new Table({
    head: ['work', 'ideal', 'measured', 'ratio', 'reach'],
    style: { head: [], border: [], compact: true },
  });
  const figures = [
    // First: what the others leave in this process is collected while an engine wants both processors.
    async () => planning(await imagesOf('volcengine-ecs', 300), '500 ms more'),
    async () => sharing(await imagesOf('volcengine-ecs', 300), LATENCY_MS, '150 ms more'),
    () => listing('alicloud-ecs', 1000, 2, '10 calls, 1.5 x'),
    () => listing('volcengine-ecs', 300, 3, '3 calls, 1.25 x'),
    () => reading(10_000, '1.3 x'),
    () => judging(10_000, 'without a regular expression', {}, '40 ms'),
    () =>
      judging(
        10_000,
        'with a regular expression',
        { nameRegex: '^ubuntu_(20|22)_04_.*_\\d+G_' },
        '100 ms',
      ),
    () =>
      judging(
        10_000,
        'none of which has the id',
        { ids: ['ubuntu_22_04_x64_20G_alibase_19990101.vhd'] },
        '100 ms',
      ),
    () => memory(10_000),
    () => starting('imagepin --help', ['--help'], '2 x'),
    () => starting('imagepin find --help', ['find', '--help'], '5 x'),
    () => starting('imagepin find --simulate ...', [...FIND, ...PICK, '--most-recent'], '8 x'),
    () => greeting('4 x'),
    async () => residing(await imagesOf('alicloud-ecs', 1000), '140 MB'),
    () => listening('4 x'),
    async () => repeating(await imagesOf('alicloud-ecs', 300), LATENCY_MS, 'calls and time of one'),
    () => previewing('300 ms more'),
    () => importing('80 ms more'),
  ];
  for (const figure of figures) {
    const { work, ideal, measured, ratio, reach } = await figure();
    table.push([work, ideal, measured, ratio, reach]);
  }
  process.stdout.write(`${table.toString()}\n`);
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
