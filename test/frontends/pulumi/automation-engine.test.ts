import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { LocalWorkspace, type PulumiFn, type Stack } from '@pulumi/pulumi/automation';
import { AlicloudEcsImagePin, getAlicloudEcsImageOutput, Provider } from 'imagepin/pulumi';
import { type Simulator, startSimulator } from '../../../src/simulator';
import { describePulumi } from '../../support/engines';
import { image } from '../../support/images';
import { type AutomationWorkspace, openAutomationWorkspace } from './support/stack';

const accessKeys = { accessKey: 'PLANTED-id', secretKey: 'PLANTED-secret' };

const query = {
  owners: ['system'],
  platform: 'ubuntu',
  mostRecent: true,
  triggers: { wave: 'first' },
};

const operations = ['preview', 'up'] as const;

type Operation = (typeof operations)[number];

/** Each call finds another image, so that no two share a list. */
const invokeOptions: Readonly<Record<string, (resources: ProgramResources) => InvokeArguments>> = {
  'a plain argument': () => ({ id: 'm-1' }),
  'a promise': () => ({ id: Promise.resolve('m-2') }),
  'a secret': () => ({ id: pulumi.secret('m-3') }),
  'an argument that a new resource gives': ({ created }) => ({ id: created.id.apply(() => 'm-4') }),
  'an argument of a resource that is there': ({ existing }) => ({
    id: existing.id.apply(() => 'm-5'),
  }),
  'dependsOn a resource that is there': ({ existing }) => ({ id: 'm-6', dependsOn: existing }),
  'dependsOn a new resource': ({ created }) => ({ id: 'm-7', dependsOn: [created] }),
  'dependsOn a new component': ({ group }) => ({ id: 'm-8', dependsOn: [group] }),
  'dependsOn a new pin of the plugin': ({ pin }) => ({ id: 'm-9', dependsOn: pin }),
};

interface InvokeArguments {
  readonly id: pulumi.Input<string>;
  readonly dependsOn?: NonNullable<pulumi.InvokeOutputOptions['dependsOn']>;
}

/** The resources that a program creates before its calls. */
interface ProgramResources {
  readonly existing: pulumi.CustomResource;
  readonly created: pulumi.CustomResource;
  readonly group: pulumi.ComponentResource;
  readonly pin: pulumi.CustomResource;
}

class Group extends pulumi.ComponentResource {
  constructor(name: string) {
    super('example:index:Group', name);
    new pulumi.Stash('part', { input: 1 }, { parent: this });
    this.registerOutputs();
  }
}

describePulumi('programs of the Automation API', (commands) => {
  describe('a call in the program and the same through the plugin', () => {
    let workspace: AutomationWorkspace;
    let stack: Stack;
    let here: Simulator;
    let there: Simulator;
    const states: Record<string, readonly [OutputState, OutputState]> = {};
    const counts: Record<string, readonly [number, number]> = {};

    beforeAll(async () => {
      workspace = await openAutomationWorkspace(commands);
      const options = {
        accessKeyId: accessKeys.accessKey,
        accessKeySecret: accessKeys.secretKey,
        catalog: operations.flatMap((operation) =>
          Object.keys(invokeOptions).map((_, index) =>
            image(`m-${operation}-${index + 1}`, {
              ownerAlias: 'self',
              createdAt: '2026-01-01T00:00:00.000Z',
            }),
          ),
        ),
      };
      [here, there] = await Promise.all([startSimulator(options), startSimulator(options)]);
      stack = await openStack('calls', workspace, async () => {
        new pulumi.Stash('old', { input: 1 });
      });
      await stack.setAllConfig({
        'imagepin:region': { value: 'cn-hangzhou' },
        'imagepin:endpoint': { value: here.url },
        'imagepin:alicloud': { value: JSON.stringify(accessKeys), secret: true },
      });
      await stack.up();
      for (const operation of operations) {
        const before = [here.calls.total, there.calls.total] as const;
        stack.workspace.program = async () => {
          Object.assign(states, await makeAllCalls(operation, there.url));
        };
        await stack[operation]();
        counts[operation] = [here.calls.total - before[0], there.calls.total - before[1]];
      }
    });
    afterAll(async () => {
      workspace.remove();
      await Promise.all([here.close(), there.close()]);
    });

    test.each(
      operations.flatMap((operation) =>
        Object.keys(invokeOptions).map((call) => [operation, call]),
      ),
    )('in %s: %s', (operation, call) => {
      const [inProcess, throughPlugin] = states[`${operation}: ${call}`] ?? [];

      expect(inProcess).toBeDefined();
      expect(inProcess).toEqual(throughPlugin);
    });

    test('a result that depends on a new resource is unknown in a preview, without a call', () => {
      const unknown = Object.keys(states).filter((name) => !states[name]?.[0].isKnown);

      expect(unknown).toEqual([
        'preview: an argument that a new resource gives',
        'preview: dependsOn a new resource',
        'preview: dependsOn a new component',
      ]);
      expect(counts).toEqual({ preview: [6, 6], up: [9, 9] });
    });

    test('the access keys of a provider are secret in the state', async () => {
      // The Automation API has its exports show what is secret.
      const { text: state } = await workspace.run('stack', 'export', '--stack=calls');

      expect(state).toContain('pulumi:providers:imagepin');
      expect(state).not.toContain('PLANTED');
    });
  });

  describe('pins', () => {
    let workspace: AutomationWorkspace;
    beforeEach(async () => {
      workspace = await openAutomationWorkspace(commands);
    });
    afterEach(() => workspace.remove());

    test('keeps the pins of the first version', async () => {
      const stack = await openOldStack(async () => {
        new AlicloudEcsImagePin('dynamic', query);
        new AlicloudEcsImagePin('plugged', query, { provider: pluginProvider() });
      });

      const { summary } = await stack.up();

      expect(summary.resourceChanges).toEqual({ same: 4 });
    });

    test('keeps a pin that moves to the plugin, and one that moves back', async () => {
      const stack = await openOldStack(async () => {
        const moved = new AlicloudEcsImagePin('dynamic', query, { provider: pluginProvider() });
        const back = new AlicloudEcsImagePin('plugged', query);
        return { moved: moved.image.id, back: back.image.id };
      });

      const { outputs } = await stack.up();
      const { summary } = await stack.destroy();

      expect(outputs).toMatchObject({ moved: { value: 'm-old' }, back: { value: 'm-old' } });
      expect(summary.result).toBe('succeeded');
    });

    async function openOldStack(program: PulumiFn): Promise<Stack> {
      const stack = await openStack('old', workspace, program);
      await stack.setConfig('imagepin:region', { value: 'cn-hangzhou' });
      await stack.importStack(
        JSON.parse(readFileSync(join(__dirname, 'stack-of-0.1.json'), 'utf8')),
      );
      return stack;
    }
  });
});

function pluginProvider(): Provider {
  return new Provider('plugin', { region: 'cn-hangzhou' });
}

function openStack(
  stackName: string,
  { run: _, remove: __, ...options }: AutomationWorkspace,
  program: PulumiFn,
): Promise<Stack> {
  const name = 'example';
  // The engine's process for dynamic resources finds packages from there.
  const projectSettings = { name, runtime: 'nodejs', main: options.workDir } as const;
  return LocalWorkspace.createOrSelectStack(
    { stackName, projectName: name, program },
    { ...options, projectSettings },
  );
}

/** Makes every call in the program and through the plugin. */
async function makeAllCalls(operation: Operation, endpoint: string) {
  const provider = new Provider('plugin', {
    region: 'cn-hangzhou',
    endpoint,
    alicloud: accessKeys,
  });
  const simulated = new Provider('simulated', { region: 'cn-hangzhou', simulate: true });
  const resources: ProgramResources = {
    existing: new pulumi.Stash('old', { input: 1 }),
    created: new pulumi.Stash('fresh', { input: 1 }),
    group: new Group('group'),
    pin: new AlicloudEcsImagePin(
      'pin',
      { owners: ['system'], mostRecent: true },
      { provider: simulated },
    ),
  };
  const calls = Object.entries(invokeOptions).map(async ([name, call]) => {
    const { id, dependsOn } = call(resources);
    const ids = [pulumi.output(id).apply((known) => known.replace('m', `m-${operation}`))];
    const args = { ids, owners: ['self'] };
    const opts = dependsOn ? { dependsOn } : {};
    const both = [
      getAlicloudEcsImageOutput(args, opts),
      pulumi.runtime.invokeOutput('imagepin:index:getAlicloudEcsImage', args, {
        ...opts,
        provider,
      }),
    ] as const;
    return [`${operation}: ${name}`, await Promise.all(both.map(outputState))] as const;
  });
  return Object.fromEntries(await Promise.all(calls));
}

/** The state of a result in the program. */
interface OutputState {
  readonly isKnown: boolean;
  readonly isSecret: boolean;
  readonly value?: unknown;
}

async function outputState(output: pulumi.Output<unknown>): Promise<OutputState> {
  // The SDK declares for itself alone whether an output is known and secret.
  const internals = output as unknown as Readonly<Record<'isKnown' | 'isSecret', Promise<boolean>>>;
  const [isKnown, isSecret] = await Promise.all([internals.isKnown, internals.isSecret]);
  const value = isKnown && (await new Promise((resolve) => output.apply(resolve)));
  return { isKnown, isSecret, ...(isKnown && { value }) };
}
