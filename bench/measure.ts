import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** The median, which is robust against noise of the machine. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The median duration in milliseconds, after warm-up runs. */
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

/**
 * The median durations of two alternating tasks and of their difference, in milliseconds.
 * Noise of the machine affects both tasks alike.
 */
export async function alternating(
  [one, other]: readonly [() => Promise<number>, () => Promise<number>],
  runs: number,
): Promise<readonly [one: number, other: number, difference: number]> {
  const pairs: (readonly [number, number])[] = [];
  // The first pair warms up and does not count.
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

/** Formats extra time in milliseconds and, because machines differ, in starts of a bare process. */
export async function toExtraTime(ms: number): Promise<string> {
  const bare = await timed(() => runNode(['-e', '0']), { runs: 15 });
  return `${ms.toFixed(0)} ms more, ${(ms / bare).toFixed(0)} x node -e 0`;
}

/** These variables lengthen the start of node, which is part of every measured process. */
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...otherVariables } = process.env;
/** The environment of measured processes. */
export const environment = otherVariables;

/** Runs node to its end and returns what it wrote to descriptor 3. Throws if it fails. */
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
