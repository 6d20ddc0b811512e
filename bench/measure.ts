import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** The middle of several runs: machines are noisy. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Milliseconds of the middle run; the first ones, which warm up, do not count. */
export async function timed(
  run: () => unknown,
  { runs = 9, warmUps = 4 }: { runs?: number; warmUps?: number } = {},
): Promise<number> {
  const times: number[] = [];
  for (let index = -warmUps; index < runs; index++) {
    const start = performance.now();
    await run();
    if (index >= 0) {
      times.push(performance.now() - start);
    }
  }
  return median(times);
}

/** Milliseconds of the middle runs of two works that take turns, and of the middle difference: what else a machine does reaches both. */
export async function alternating(
  [one, other]: readonly [() => Promise<number>, () => Promise<number>],
  runs: number,
): Promise<readonly [one: number, other: number, difference: number]> {
  const pairs: (readonly [number, number])[] = [];
  // The first pair, which warms up, does not count.
  for (let index = -1; index < runs; index++) {
    const pair = [await one(), await other()] as const;
    if (index >= 0) {
      pairs.push(pair);
    }
  }
  return [
    median(pairs.map(([first]) => first)),
    median(pairs.map(([, second]) => second)),
    median(pairs.map(([first, second]) => first - second)),
  ];
}

/** Machines differ: what takes longer is also told in starts of a bare process. */
export async function toExtraTime(ms: number): Promise<string> {
  const bare = await timed(() => runNode(['-e', '0']), { runs: 15 });
  return `${ms.toFixed(0)} ms more, ${(ms / bare).toFixed(0)} x node -e 0`;
}

/** Node's own start-up is part of a process' time; these settings would multiply it. */
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...usual } = process.env;
export const environment = usual;

/** Runs node to its end and returns what it wrote to descriptor 3. */
export function runNode(args: readonly string[], variables: Record<string, string> = {}): string {
  const { status, stderr, output } = spawnSync(process.execPath, args, {
    env: { ...environment, ...variables },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  }
  return output[3] ?? '';
}
