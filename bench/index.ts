import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import Table from 'cli-table3';
import { openClient } from '../src/client';
import type { Image } from '../src/image/image';
import { conditionsOf } from '../src/lookup/condition';
import { explain } from '../src/lookup/explain';
import { filterImages } from '../src/lookup/filter';
import { sortImages } from '../src/lookup/order';
import { parseQuery } from '../src/lookup/query';
import { startSimulator } from '../src/simulator';
import { median, node, timed } from './measure';

interface Figure {
  readonly work: string;
  readonly ideal: string;
  readonly measured: string;
  readonly ratio: string;
  readonly reach: string;
}

const LATENCY_MS = 80;
const MAIN = 'dist/frontends/cli/main.js';
const KEYS = { accessKeyId: 'simulator', accessKeySecret: 'simulator' };

/** A whole list over a connection that is open already, against so many round trips. */
async function listing(
  source: 'alicloud-ecs' | 'volcengine-ecs',
  images: number,
  trips: number,
  reach: string,
): Promise<Figure> {
  const simulator = await startSimulator({ images, latencyMs: LATENCY_MS });
  simulator.setImages(source, simulator.images(source).map(asSystem));
  const client = openClient({ endpoint: simulator.url, credentials: KEYS });
  const query = { source, region: 'cn-hangzhou', status: 'any' } as const;
  const calls: number[] = [];
  const ms = await timed(async () => {
    const answer = await client.list(query);
    calls.push(answer.stats.calls);
  });
  await client.close();
  await simulator.close();
  const ideal = trips * LATENCY_MS;
  return {
    work: `${images} images of ${source}, ${LATENCY_MS} ms per call`,
    ideal: `${trips} round trips, ${ideal} ms`,
    measured: `${median(calls)} calls, ${ms.toFixed(0)} ms`,
    ratio: `${(ms / ideal).toFixed(2)} x`,
    reach,
  };
}

/** Everything that happens after the last page has come. */
async function judging(
  count: number,
  nameRegex: string | undefined,
  reach: string,
): Promise<Figure> {
  const simulator = await startSimulator({ images: count });
  const client = openClient({ endpoint: simulator.url, credentials: KEYS });
  simulator.setImages('alicloud-ecs', simulator.images('alicloud-ecs').map(asSystem));
  const { images } = await client.list({
    source: 'alicloud-ecs',
    region: 'cn-hangzhou',
    status: 'any',
  });
  await client.close();
  await simulator.close();
  const ms = await timed(() => judge(images, nameRegex), { runs: 21, warmUps: 10 });
  return {
    work: `filter, order and explain ${images.length} images ${nameRegex ? 'with' : 'without'} a regular expression`,
    ideal: '-',
    measured: `${ms.toFixed(1)} ms`,
    ratio: '-',
    reach,
  };
}

function judge(images: readonly Image[], nameRegex: string | undefined): void {
  const { query, source } = parseQuery(
    {
      source: 'alicloud-ecs',
      region: 'cn-hangzhou',
      owners: ['system'],
      os: 'linux',
      mostRecent: true,
      ...(nameRegex && { nameRegex }),
    },
    'pick',
  );
  const filtered = filterImages(images, conditionsOf(query, source));
  const ordered = sortImages(filtered.matches, query);
  explain(query, [], images.length, filtered, ordered);
}

/** Images that a plain list holds: those of the marketplace and the community are in lists of their own. */
function asSystem<Listed extends object>(image: Listed): Listed {
  return { ...image, ownerAlias: 'system', reportedOwnerAlias: 'system', isPublic: false };
}

async function memory(images: number): Promise<Figure> {
  const simulator = spawn(process.execPath, [MAIN, 'simulate', '--images', String(images)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const variables: Record<string, string> = {};
  for await (const line of createInterface({ input: simulator.stdout })) {
    const [, name, value] = /export (\w+)=(\S+)/.exec(line) ?? [];
    if (name && value) {
      variables[name] = value;
    }
    if (
      variables.IMAGEPIN_ENDPOINT &&
      variables.VOLCENGINE_SECRET_KEY &&
      variables.IMAGEPIN_REGION
    ) {
      break;
    }
  }
  const list = ['-r', './bench/peak-memory.cjs', MAIN, 'list', '--json', '--status', 'any'];
  const peaks = Array.from({ length: 3 }, () =>
    Number(node([...list, '--source', 'alicloud-ecs'], variables)),
  );
  simulator.kill();
  await once(simulator, 'exit');
  return {
    work: `peak memory of imagepin list --json over ${images} images`,
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
    style: { head: [] },
  });
  const figures = [
    () => listing('alicloud-ecs', 1000, 2, '10 calls, 1.5 x'),
    () => listing('volcengine-ecs', 300, 3, '3 calls, 1.25 x'),
    () => judging(10_000, undefined, '40 ms'),
    () => judging(10_000, '^ubuntu_(20|22)_04_.*_\\d+G_', '100 ms'),
    () => memory(10_000),
    () => starting('imagepin --help', ['--help'], '2 x'),
    () => starting('imagepin find --help', ['find', '--help'], '5 x'),
    () => starting('imagepin find --simulate ...', [...FIND, ...PICK, '--most-recent'], '8 x'),
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
