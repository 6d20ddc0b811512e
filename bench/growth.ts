import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { clouds } from './dist';
import type { Figure } from './figure';
import { environment } from './measure';

const COMMAND = 'dist/frontends/cli/main.js list --json --source alicloud-ecs --region cn-hangzhou';
const TAIL_LENGTH = 300;

interface Cost {
  readonly calls: number;
  readonly seconds: number;
  readonly peakMb: number;
}

/** Measures how calls, time and memory of a whole list grow with its length. */
export async function measureGrowth(few: number, many: number, target: string): Promise<Figure> {
  const [small, large] = [await measureList(few), await measureList(many)];
  const growth = many / few;
  return {
    work: `imagepin list --json over ${many} images instead of ${few}`,
    ideal: `${growth} x: ${small.calls * growth} calls, ${(small.seconds * growth).toFixed(0)} s`,
    measured: `${large.calls} calls, ${large.seconds.toFixed(0)} s, peak memory ${large.peakMb.toFixed(0)} MB`,
    ratio: `${(large.seconds / small.seconds / growth).toFixed(2)} x`,
    target,
  };
}

/** The cost of a list by its own statistics, read through a pipe as a script would. */
async function measureList(count: number): Promise<Cost> {
  const server = spawn(process.execPath, ['bench/page-server.cjs', String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [origin] = await once(server.stdout, 'data');
  const keys = clouds.flatMap(({ credentials: { variables } }) => [
    variables[0].id[0],
    variables[0].secret[0],
  ]);
  const list = spawn(process.execPath, ['-r', './bench/peak-memory.cjs', ...COMMAND.split(' ')], {
    env: {
      ...environment,
      ...Object.fromEntries(keys.map((name) => [name, 'bench'])),
      IMAGEPIN_ENDPOINT: String(origin).trim(),
    },
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const closed = once(list, 'close');
  const [, stdout, , peak] = list.stdio;
  let tail = '';
  stdout?.on('data', (chunk) => {
    tail = (tail + String(chunk)).slice(-TAIL_LENGTH);
  });
  // The types of spawn do not know a fourth stream; the child writes to it.
  const [peakKib] = await Promise.all([text(peak as Readable), closed]);
  server.kill();
  const figures = /"calls": (\d+),\s*"tries": \d+,\s*"ms": (\d+)/.exec(tail);
  if (!figures) {
    throw new Error(`the list of ${count} images ended with ${tail}`);
  }
  return {
    calls: Number(figures[1]),
    seconds: Number(figures[2]) / 1000,
    peakMb: (Number(peakKib) * 1024) / 1e6,
  };
}
