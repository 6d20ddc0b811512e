import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { findEngine } from '../build/engines';
import type { CatalogImage } from '../src/simulator';
import { openExampleStack, type TestStack } from '../test/frontends/pulumi/support/stack';
import { startSimulator } from './dist';
import type { Figure } from './figure';
import { alternating, environment, median, runNode, timed, toExtraTime } from './measure';

const PLUGIN = join(__dirname, '../dist/pulumi-resource-imagepin');

/** No engine listens here; the plugin connects only when it has something to log. */
const ADDRESS = '127.0.0.1:1';

/** The time from the plugin's start until an engine can connect. */
export async function measurePluginStart(target: string): Promise<Figure> {
  const times: number[] = [];
  for (let run = 0; run < 15; run++) {
    const start = performance.now();
    const child = spawn(PLUGIN, [ADDRESS], {
      env: environment,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(createInterface(child.stdout), 'line');
    times.push(performance.now() - start);
    child.kill();
    await once(child, 'exit');
  }
  const bare = await timed(() => runNode(['-e', '0']), { runs: 15 });
  const ms = median(times);
  return {
    work: 'Pulumi plugin: from its start to its port',
    ideal: `node -e 0, ${bare.toFixed(0)} ms`,
    measured: `${ms.toFixed(0)} ms`,
    ratio: `${(ms / bare).toFixed(1)} x`,
    target,
  };
}

/** The time that importing the module adds to a program that has loaded Pulumi's SDK. */
export async function measureImport(target: string): Promise<Figure> {
  const program = `
    const start = performance.now();
    require('@pulumi/pulumi');
    const middle = performance.now();
    require('imagepin/pulumi');
    const times = [middle - start, performance.now() - middle];
    require('node:fs').writeSync(3, JSON.stringify(times));`;
  const runs: number[][] = Array.from({ length: 9 }, () => JSON.parse(runNode(['-e', program])));
  const [sdkTime = Number.NaN, importTime = Number.NaN] = [0, 1].map((index) =>
    median(runs.map((times) => times[index] ?? Number.NaN)),
  );
  return {
    work: 'import of imagepin/pulumi',
    ideal: `@pulumi/pulumi itself, ${sdkTime.toFixed(0)} ms`,
    measured: `${importTime.toFixed(0)} ms more`,
    ratio: '-',
    target,
  };
}

/** Concurrent equal calls in one program, compared with one call; each program is a process of its own. */
export async function measureRepeatedCalls(
  images: readonly CatalogImage[],
  latencyMs: number,
  target: string,
): Promise<Figure> {
  const simulator = await startSimulator({ catalog: images, latencyMs });
  const program = (count: number) => `
    const pulumi = require('@pulumi/pulumi');
    const { getAlicloudEcsImage } = require('imagepin/pulumi');
    pulumi.runtime.setAllConfig({
      'imagepin:region': 'cn-hangzhou',
      'imagepin:endpoint': '${simulator.url}',
      'imagepin:alicloud': '{"accessKey":"simulator","secretKey":"simulator"}',
    });
    const call = () => getAlicloudEcsImage(${JSON.stringify(QUERY)});
    const start = performance.now();
    Promise.all(Array.from({ length: ${count} }, call)).then(() => {
      console.log(performance.now() - start);
    });`;
  const calls = { one: 0, many: 0 };
  const run = async (kind: 'one' | 'many') => {
    const before = simulator.calls.total;
    const args = ['-e', program(kind === 'one' ? 1 : CALLS)];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: environment });
    calls[kind] = simulator.calls.total - before;
    return Number(stdout);
  };
  const [one, many] = await alternating([() => run('one'), () => run('many')], 9);
  await simulator.close();
  return {
    work: `${CALLS} equal calls in a program, ${latencyMs} ms per call of the API`,
    ideal: `one: ${calls.one} calls, ${one.toFixed(0)} ms`,
    measured: `${calls.many} calls, ${many.toFixed(0)} ms`,
    ratio: `${(many / one).toFixed(2)} x`,
    target,
  };
}

const CALLS = 50;

const QUERY = { owners: ['system'], os: 'linux', architecture: 'x86_64', mostRecent: true };

const COMMANDS = ['pulumi', 'pulumi-language-nodejs'] as const;

/** A preview of the example, compared with the same program with IDs instead of lookups. */
export async function measurePreview(target: string): Promise<Figure> {
  const work = 'pulumi preview of examples/pulumi-typescript';
  const commands = COMMANDS.flatMap((name) => findEngine(name) ?? []);
  if (commands.length < COMMANDS.length) {
    const measured = 'its engine is absent: `npm run engines` builds it';
    return { work, ideal: '-', measured, ratio: '-', target };
  }
  const example = await openExampleStack(commands, 'pulumi-typescript');
  const plain = await openExampleStack(commands, 'pulumi-typescript');
  plain.write('index.ts', PROGRAM_WITHOUT_IMAGEPIN);
  const [withMs, withoutMs, difference] = await alternating(
    [() => timePreview(example), () => timePreview(plain)],
    9,
  );
  example.remove();
  plain.remove();
  return {
    work,
    ideal: `without imagepin, ${withoutMs.toFixed(0)} ms`,
    measured: `${withMs.toFixed(0)} ms`,
    ratio: await toExtraTime(difference),
    target,
  };
}

const PROGRAM_WITHOUT_IMAGEPIN = `
import { Config } from '@pulumi/pulumi';
import { Server } from './server';

new Config().require('release');

new Server('canary', { imageId: 'm-1' });
new Server('web', { imageId: 'm-2' });

export const newestImage = 'one';
export const pinnedImage = 'two';
`;

async function timePreview(stack: TestStack): Promise<number> {
  const start = performance.now();
  const { code, text } = await stack.run('preview');
  if (code !== 0) {
    throw new Error(text);
  }
  return performance.now() - start;
}
