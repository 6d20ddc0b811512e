import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { credentials } from '@grpc/grpc-js';
import { createCertificate } from '../src/frontends/terraform/certificate';
import type { CatalogImage } from '../src/simulator';
import { blockConfig, providerConfig } from '../test/frontends/terraform/support/block';
import { connect } from '../test/frontends/terraform/support/provider-host';
import {
  openTerraformWorkspace,
  simulatedProviderBlock,
} from '../test/frontends/terraform/support/workspace';
import { engines } from '../test/support/engines';
import { startSimulator } from './dist';
import type { Figure } from './figure';
import { alternating, environment, median, runNode, timed, toExtraTime } from './measure';

const PLUGIN = join(__dirname, '../dist/terraform-provider-imagepin');
const COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';
const PAIRS = 11;

/** Starts the plugin as an engine does, and waits for the handshake line. */
async function launch(env: Readonly<Record<string, string>>) {
  const child = spawn(PLUGIN, [], {
    env: { ...environment, TF_PLUGIN_MAGIC_COOKIE: COOKIE, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = await once(createInterface(child.stdout), 'line');
  return { child, fields: String(line).split('|') };
}

async function end(child: ChildProcess): Promise<void> {
  child.kill();
  await once(child, 'exit');
}

/** The time from the provider's start to the handshake line, with a certificate of the host as engines send it. */
export async function measureHandshake(target: string): Promise<Figure> {
  const der = createCertificate(Date.now()).der.toString('base64');
  const host = `-----BEGIN CERTIFICATE-----\n${der}\n-----END CERTIFICATE-----\n`;
  const times: number[] = [];
  for (let run = 0; run < 15; run++) {
    const start = performance.now();
    const { child } = await launch({ PLUGIN_CLIENT_CERT: host });
    times.push(performance.now() - start);
    await end(child);
  }
  const bare = await timed(() => runNode(['-e', '0']), { runs: 15 });
  const ms = median(times);
  return {
    work: 'provider: from its start to its greeting',
    ideal: `node -e 0, ${bare.toFixed(0)} ms`,
    measured: `${ms.toFixed(0)} ms`,
    ratio: `${(ms / bare).toFixed(1)} x`,
    target,
  };
}

/** A plan with one data source, compared with a plan without a provider. */
export async function measurePlan(
  images: readonly CatalogImage[],
  target: string,
): Promise<Figure> {
  const simulator = await startSimulator({ catalog: images });
  const withDataSource = preparePlan(`${simulatedProviderBlock(simulator.url)}${DATA_SOURCE}`);
  const withoutProvider = preparePlan('resource "terraform_data" "none" {}\n', '');
  const [withMs, withoutMs, difference] = await alternating(
    [withDataSource.run, withoutProvider.run],
    PAIRS,
  );
  withDataSource.remove();
  withoutProvider.remove();
  await simulator.close();
  return {
    work: 'terraform plan with one data source',
    ideal: `without a provider, ${withoutMs.toFixed(0)} ms`,
    measured: `${withMs.toFixed(0)} ms`,
    ratio: await toExtraTime(difference),
    target,
  };
}

/** A plan with twenty data sources that share a list, compared with a plan with one. */
export async function measureSharedList(
  images: readonly CatalogImage[],
  latencyMs: number,
  target: string,
): Promise<Figure> {
  const simulator = await startSimulator({ catalog: images, latencyMs });
  const withDataSources = (count: number) => {
    const blocks = Array.from({ length: count }, (_, index) => dataSourceBlock(index));
    const plan = preparePlan(`${simulatedProviderBlock(simulator.url)}${blocks.join('')}`);
    const calls: number[] = [];
    const run = async () => {
      const before = simulator.calls.total;
      const ms = await plan.run();
      calls.push(simulator.calls.total - before);
      return ms;
    };
    return { run, calls, remove: plan.remove };
  };
  const one = withDataSources(1);
  const twenty = withDataSources(20);
  const [twentyMs, oneMs, difference] = await alternating([twenty.run, one.run], PAIRS);
  one.remove();
  twenty.remove();
  await simulator.close();
  return {
    work: `terraform plan with 20 data sources over ${images.length} images, ${latencyMs} ms per call`,
    ideal: `with one, ${median(one.calls)} calls, ${oneMs.toFixed(0)} ms`,
    measured: `${median(twenty.calls)} calls, ${twentyMs.toFixed(0)} ms`,
    ratio: await toExtraTime(difference),
    target,
  };
}

/** The peak memory of the plugin while it reads a list and returns all of it. */
export async function measureProviderMemory(
  images: readonly CatalogImage[],
  target: string,
): Promise<Figure> {
  const simulator = await startSimulator({ catalog: images });
  const { child, fields } = await launch({});
  const host = connect(`unix:${fields[3]}`, credentials.createInsecure());
  const accessKeys = { access_key: 'simulator', secret_key: 'simulator' };
  await host.call('ConfigureProvider', {
    config: providerConfig({
      endpoint: simulator.url,
      region: 'cn-hangzhou',
      alicloud: { ...accessKeys, security_token: null },
    }),
  });
  const typeName = 'imagepin_alicloud_ecs_images';
  const { diagnostics = [] } = await host.call('ReadDataSource', {
    typeName,
    config: blockConfig(typeName, {}),
  });
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
  await host.close();
  await end(child);
  await simulator.close();
  if (diagnostics.length > 0) {
    throw new Error(diagnostics.map(({ summary }) => summary).join('\n'));
  }
  return {
    work: `provider: peak memory with ${images.length} images`,
    ideal: '-',
    measured: `${Math.round((Number(peak) * 1024) / 1e6)} MB`,
    ratio: '-',
    target,
  };
}

/** The data source of the README. */
const DATA_SOURCE = `
data "imagepin_volcengine_ecs_image" "web" {
  owners       = ["system"]
  platform     = "ubuntu"
  architecture = "x86_64"
  most_recent  = true
}
`;

function dataSourceBlock(index: number): string {
  return `
data "imagepin_volcengine_ecs_image" "one${index}" {
  owners      = ["system"]
  name_regex  = "${index % 2 ? 'Ubuntu' : 'Debian'}|${index}"
  most_recent = true
}
`;
}

/** A configuration with a function that runs a plan of it and returns the duration in milliseconds. */
function preparePlan(content: string, versions?: string) {
  const terraform = engines.find(({ name }) => name === 'terraform')?.command;
  if (!terraform) {
    throw new Error('terraform is absent: `npm run engines` builds it');
  }
  const workspace = openTerraformWorkspace(terraform);
  workspace.write('main.tf', content);
  if (versions !== undefined) {
    workspace.write('versions.tf', versions);
  }
  const run = async () => {
    const start = performance.now();
    const { code, text } = await workspace.run('plan');
    if (code !== 0) {
      throw new Error(text);
    }
    return performance.now() - start;
  };
  return { run, remove: workspace.remove };
}
