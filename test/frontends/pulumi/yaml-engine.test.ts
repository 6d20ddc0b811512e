import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Simulator, startSimulator } from '../../../src/simulator';
import { closeAfterTest } from '../../support/closing';
import { describePulumi } from '../../support/engines';
import { ROOT } from '../../support/paths';
import { until } from '../../support/waiting';
import {
  errorsOf,
  newerImage,
  olderImage,
  openExampleStack,
  type TestStack,
} from './support/stack';

const SCHEMA = join(ROOT, 'src/frontends/pulumi/schema.json');
const PLUGIN = join(ROOT, 'dist/pulumi-resource-imagepin');

const query = {
  owners: ['system'],
  platform: 'ubuntu',
  platformVersion: '22.04',
  architecture: 'x86_64',
  mostRecent: true,
};

const UPDATE = ['up', '--yes', '--skip-preview'];

describePulumi('the example in YAML', (commands) => {
  let stack: TestStack;
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator({ catalog: [olderImage] });
    stack = await openExampleStack(commands, 'pulumi-yaml');
  });
  afterEach(async () => {
    stack.remove();
    await simulator.close();
  });

  test('runs without access keys', async () => {
    const { code, changes, resources } = await stack.run('preview');

    expect(code).toBe(0);
    expect(changes).toEqual({ pin: 'create' });
    expect(resources.pin?.outputs).toMatchObject({ image: { platform: 'ubuntu' } });
  });

  test('is previewed, created, unchanged, refreshed and destroyed', async () => {
    await callSimulator(simulator);

    const previewed = await stack.run('preview');
    const made = await stack.run(...UPDATE);
    simulator.setImages('alicloud-ecs', [olderImage, newerImage]);
    const unchanged = await stack.run(...UPDATE);
    simulator.setImages('alicloud-ecs', [newerImage]);
    const before = await stack.state();
    const refreshed = await stack.run('refresh', '--yes', '--skip-preview');
    const after = await stack.state();
    await stack.configure({ release: 'second' });
    const replaced = await stack.run('preview');
    const destroyed = await stack.run('destroy', '--yes', '--skip-preview');

    expect(previewed).toMatchObject({ code: 0, changes: { pin: 'create' } });
    expect(previewed.resources.pin?.id).toBe('m-old');
    expect(made).toMatchObject({ code: 0, changes: { pin: 'create' } });
    expect(made.resources.pin).toMatchObject({ id: 'm-old', outputs: { image: { id: 'm-old' } } });
    expect(unchanged).toMatchObject({ code: 0, changes: { pin: 'same' } });
    expect(unchanged.resources['imagepin-example-yaml-dev']?.outputs).toEqual({
      newestImage: 'm-new',
      pinnedImage: 'm-old',
    });
    expect(refreshed.code).toBe(0);
    expect(refreshed.diagnostics).toContainEqual({
      severity: 'warning',
      message: expect.stringMatching(/^image m-old of alicloud-ecs is gone\..* returns m-new /),
      at: 'pin',
    });
    expect(before.pin?.outputs).toMatchObject({ newestId: 'm-old', newerAvailable: false });
    expect(after).toEqual({
      ...before,
      pin: {
        ...before.pin,
        outputs: { ...before.pin?.outputs, newestId: 'm-new', newerAvailable: true },
      },
    });
    expect(replaced).toMatchObject({ code: 0, changes: { pin: 'replace' } });
    expect(replaced.resources.pin?.id).toBe('m-new');
    expect(destroyed).toMatchObject({ code: 0, changes: { pin: 'delete' } });
  });

  test('adopts an imported pin', async () => {
    await callSimulator(simulator);
    simulator.setImages('alicloud-ecs', [olderImage, newerImage]);

    const imported = await stack.run(
      'import',
      'imagepin:index:AlicloudEcsImagePin',
      'pin',
      'cn-hangzhou/m-old',
      '--yes',
      '--protect=false',
    );
    const adopted = await stack.run(...UPDATE);
    const settled = await stack.run(...UPDATE);
    const { pin } = await stack.state();

    expect(imported).toMatchObject({ code: 0, changes: { pin: 'import' } });
    expect(adopted).toMatchObject({ code: 0, changes: { pin: 'same' } });
    // An import that changes anything fails, so the outputs follow with the next update.
    expect(settled).toMatchObject({ code: 0, changes: { pin: 'update' } });
    expect(pin?.id).toBe('m-old');
    expect(pin?.inputs).toEqual({
      ...query,
      region: 'cn-hangzhou',
      triggers: { release: 'first' },
    });
    expect(pin?.outputs).toEqual({
      ...pin?.inputs,
      image: expect.objectContaining({ id: 'm-old' }),
    });
  });

  test('waits with a pin for the image that the same update builds', async () => {
    await callSimulator(simulator);
    simulator.setImages('alicloud-ecs', []);
    write(`
resources:
  build:
    type: pulumi:index:Stash
    properties:
      input: 1.4.0
  pin:
    type: imagepin:index:AlicloudEcsImagePin
    properties:
      region: cn-hangzhou
      owners: [system]
      mostRecent: true
      triggers:
        image: \${build.id}
`);

    const previewed = await stack.run('preview');
    simulator.setImages('alicloud-ecs', [olderImage]);
    const made = await stack.run(...UPDATE);
    const again = await stack.run(...UPDATE);

    expect(previewed).toMatchObject({ code: 0, changes: { pin: 'create' } });
    expect(made).toMatchObject({ code: 0, changes: { pin: 'create' } });
    expect(made.resources.pin?.outputs).toMatchObject({
      image: { id: 'm-old' },
      newestId: 'm-old',
    });
    expect(again).toMatchObject({ code: 0, changes: { pin: 'same' } });
  });

  test('keeps a pin that cannot be checked, warns, and destroys it', async () => {
    await callSimulator(simulator);
    await stack.configure({ 'imagepin:timeoutSeconds': '2' });
    await stack.run(...UPDATE);
    const before = await stack.state();
    await simulator.close();

    const refreshed = await stack.run('refresh', '--yes', '--skip-preview');
    const after = await stack.state();
    const destroyed = await stack.run('destroy', '--yes', '--skip-preview');

    expect(refreshed.code).toBe(0);
    expect(refreshed.diagnostics).toContainEqual({
      severity: 'warning',
      message: expect.stringMatching(/^image m-old of alicloud-ecs could not be checked: /),
      at: 'pin',
    });
    expect([after.pin?.id, after.pin?.outputs.image]).toEqual(['m-old', before.pin?.outputs.image]);
    expect(destroyed).toMatchObject({ code: 0, changes: { pin: 'delete' } });
  });

  test('rejects an import of an image that does not exist', async () => {
    await callSimulator(simulator);
    const program = readFileSync(join(stack.folder, 'Pulumi.yaml'), 'utf8');
    stack.write(
      'Pulumi.yaml',
      program.replace(
        'properties:\n',
        'options:\n      import: cn-hangzhou/m-gone\n    properties:\n',
      ),
    );

    const { code, diagnostics } = await stack.run('preview');

    expect(code).toBe(1);
    expect(diagnostics).toContainEqual({
      severity: 'error',
      message: expect.stringMatching(/alicloud-ecs has no image "m-gone"\n.*is REGION\/ID\./),
      at: 'pin',
    });
  });

  test('reports each invalid argument of a function', async () => {
    write(`
variables:
  found:
    fn::invoke:
      function: imagepin:index:getAlicloudEcsImages
      arguments:
        region: CN
        limit: 0
        ownres: [system]
outputs:
  ids: \${found.imageIds}
`);

    const outcome = await stack.run('preview');

    const [error] = errorsOf(outcome);
    expect(outcome.code).toBe(1);
    expect(error).toMatch(/region "CN" is not a region: .* \(region\)$/m);
    expect(error).toMatch(/limit 0 is less than 1 \(limit\)$/m);
    expect(error).toMatch(/unknown argument "ownres"\nDid you mean "owners"\? .* \(ownres\)$/m);
  });

  test('reports each invalid property of a pin', async () => {
    write(`
resources:
  pin:
    type: imagepin:index:AlicloudEcsImagePin
    properties:
      owners: [system]
      nameRegex: (
      timeoutSeconds: 0
`);

    const { code, diagnostics } = await stack.run('preview');

    expect(code).toBe(1);
    for (const message of [
      /property nameRegex value \{\(\} has a problem: nameRegex "\(" is not a valid RE2 expression: /,
      /property timeoutSeconds value \{0\} has a problem: timeoutSeconds 0 is not more than 0$/,
    ]) {
      expect(diagnostics).toContainEqual({
        severity: 'error',
        message: expect.stringMatching(message),
        at: 'pin',
      });
    }
  });

  test('reports each invalid key of the configuration', async () => {
    await stack.configure({ 'imagepin:regoin': 'cn-hangzhou', 'imagepin:timeoutSeconds': '0' });

    const { code, diagnostics } = await stack.run('preview');

    expect(code).toBe(1);
    for (const message of [
      /property timeoutSeconds .*: timeoutSeconds 0 is not more than 0$/,
      /property regoin .*: unknown argument "regoin"\nDid you mean "region"\?/,
    ]) {
      expect(diagnostics).toContainEqual({
        severity: 'error',
        message: expect.stringMatching(message),
        at: 'default',
      });
    }
  });

  test('Ctrl-C ends a slow lookup at once', async () => {
    const slow = closeAfterTest(await startSimulator({ latencyMs: 600_000 }));
    await callSimulator(slow);

    const { child, result } = stack.start('preview');
    await until(() => slow.calls.total > 0);
    process.kill(-(child.pid ?? 0), 'SIGINT');
    const { code, text } = await result;

    expect(code).toBe(1);
    expect(text).toMatch(/the lookup was canceled/);
    expect(text).not.toMatch(/exited prematurely/);
  });

  test("the engine accepts the plugin's schema, which equals the one in the repository", async () => {
    const diagnostics = await stack.run('package', 'get-schema', PLUGIN);
    const checked = await stack.run('schema', 'check', SCHEMA);

    expect(diagnostics.json()).toEqual(JSON.parse(readFileSync(SCHEMA, 'utf8'), withoutEmptyLists));
    expect(checked).toMatchObject({ code: 0, text: '' });
  });

  /** Writes another program for the project. */
  function write(program: string): void {
    const plugin = 'plugins:\n  providers:\n    - name: imagepin\n      path: ../../dist\n';
    stack.write('Pulumi.yaml', `name: imagepin-example-yaml\nruntime: yaml\n${plugin}${program}`);
  }

  async function callSimulator({ url }: Simulator): Promise<void> {
    await stack.configure(
      { 'imagepin:simulate': 'false', 'imagepin:endpoint': url },
      { 'imagepin:alicloud.accessKey': 'simulator', 'imagepin:alicloud.secretKey': 'simulator' },
    );
  }
});

/** The engine prints no list that is empty. */
function withoutEmptyLists(_: string, value: unknown): unknown {
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}
