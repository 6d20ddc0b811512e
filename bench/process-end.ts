import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  endOf,
  type HangName,
  type HangPlace,
  hangNames,
  startHang,
} from '../test/frontends/cli/support/hangs';
import type { Figure } from './figure';
import { median } from './measure';

const RUNS = 5;

/** Measures how long a process that hangs runs on after its last message. */
export async function measureProcessEnd(target: string): Promise<Figure> {
  const worst = { name: '', ms: 0 };
  for (const name of hangNames) {
    for (const [cause, end] of Object.entries(ends)) {
      const times: number[] = [];
      for (let run = 0; run < RUNS; run++) {
        times.push(await inPlace((place) => end(name, place)));
      }
      const ms = median(times);
      if (ms > worst.ms) {
        Object.assign(worst, { name: `${name}, ${cause}`, ms });
      }
    }
  }
  return {
    work: `end of the process after deadline or Ctrl-C, worst of ${hangNames.length} hangs`,
    ideal: '0 ms',
    measured: `${worst.ms.toFixed(0)} ms (${worst.name})`,
    ratio: '',
    target,
  };
}

const ends = {
  deadline: async (name: HangName, place: HangPlace) =>
    (await endOf(await startHang(name, ['--timeout-seconds', '1'], place))).msToEnd,
  'Ctrl-C': async (name: HangName, place: HangPlace) => {
    const child = await startHang(name, [], place);
    const start = performance.now();
    child.kill('SIGINT');
    await endOf(child);
    return performance.now() - start;
  },
};

async function inPlace(use: (place: HangPlace) => Promise<number>): Promise<number> {
  const opened: { close(): unknown }[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'imagepin-bench-'));
  try {
    return await use({
      folder,
      keep: (resource) => {
        opened.push(resource);
        return resource;
      },
    });
  } finally {
    for (const resource of opened.reverse()) {
      await resource.close();
    }
    rmSync(folder, { recursive: true });
  }
}
