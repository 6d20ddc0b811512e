import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator } from '../../../src/simulator';
import { describePulumi } from '../../support/engines';
import { ROOT } from '../../support/paths';
import {
  errorsOf,
  newerImage,
  olderImage,
  openExampleStack,
  type PulumiResult,
  stackIn,
  type TestStack,
} from './support/stack';

const accessKeys = {
  accessKeyId: 'PLANTED-id',
  accessKeySecret: 'PLANTED-secret',
  securityToken: 'PLANTED-token',
};

describePulumi('programs in TypeScript', (commands) => {
  describe('the example', () => {
    let lifecycle: Lifecycle;
    beforeAll(async () => {
      lifecycle = await runLifecycle(commands);
    });

    test('a preview shows the image of the new pin', () => {
      const { code, changes, resources } = lifecycle.previewed;

      expect(code).toBe(0);
      expect(changes).toEqual({ pin: 'create', canary: 'create', web: 'create' });
      expect(resources.web?.inputs).toMatchObject({ imageId: 'm-old' });
    });

    test('an update creates the pin that the preview has shown', () => {
      const { code, resources } = lifecycle.created;

      expect(code).toBe(0);
      expect(resources.pin?.id).toBe('m-old');
      expect(resources.pin?.outputs).toMatchObject({ image: { id: 'm-old' }, platform: 'ubuntu' });
    });

    test('the next update changes nothing', () => {
      expect(lifecycle.again).toMatchObject({
        code: 0,
        changes: { pin: 'same', canary: 'same', web: 'same' },
      });
    });

    test('a newer image changes the function and not the pin', () => {
      const { code, changes, resources } = lifecycle.moved;

      expect(code).toBe(0);
      expect(changes).toEqual({ pin: 'same', canary: 'replace', web: 'same' });
      expect(resources.canary?.inputs).toMatchObject({ imageId: 'm-new' });
      expect(resources.web?.inputs).toMatchObject({ imageId: 'm-old' });
    });

    test('a changed trigger replaces the image, as its preview shows', () => {
      const changes = { pin: 'replace', canary: 'same', web: 'replace' };

      expect(lifecycle.announced).toMatchObject({ code: 0, changes });
      expect(lifecycle.announced.resources.web?.inputs).toMatchObject({ imageId: 'm-new' });
      expect(lifecycle.retriggered).toMatchObject({ code: 0, changes });
      expect(lifecycle.retriggered.resources.pin?.id).toBe('m-new');
    });

    test.each(['gone', 'deprecated'] as const)(
      'a refresh warns that an image is %s and names the candidate',
      (what) => {
        const { code, text } = lifecycle[what];

        expect(code).toBe(0);
        expect(text).toContain(
          `warning: image m-new of alicloud-ecs is ${what}. A find with the same arguments now returns m-old (x86_64, 2026-01-01, system). The pin is unchanged.`,
        );
      },
    );

    test('a refresh without a connection keeps the pin and warns', () => {
      const { code, text } = lifecycle.unasked;

      expect(code).toBe(0);
      expect(text).toContain('warning: image m-new of alicloud-ecs could not be checked: ');
      expect(lifecycle.kept.pin?.outputs.image).toEqual(lifecycle.before.pin?.outputs.image);
    });

    test('a refresh changes only the newest status', () => {
      const { pin, ...others } = lifecycle.before;
      const newest = { newestId: 'm-old', newerAvailable: true };

      expect(pin?.outputs).toMatchObject({ newestId: 'm-new', newerAvailable: false });
      expect(lifecycle.after).toEqual({
        ...others,
        pin: { ...pin, outputs: { ...pin?.outputs, ...newest } },
      });
    });

    test('the stack is destroyed', () => {
      expect(lifecycle.destroyed).toMatchObject({
        code: 0,
        changes: { pin: 'delete', canary: 'delete', web: 'delete' },
      });
    });

    test('the access keys of the stack are in no output and no state', () => {
      const { exported, outcomes, after } = lifecycle;

      expect(outcomes.map(({ text, eventLog }) => text + eventLog).join('')).not.toContain(
        'PLANTED',
      );
      expect(exported).toContain('m-new');
      expect(exported).not.toContain('PLANTED');
      expect(JSON.stringify(after)).not.toContain('PLANTED');
    });
  });

  describe('the repository', () => {
    test('its root is a project that runs the example without access keys', async () => {
      const home = mkdtempSync(join(tmpdir(), 'imagepin-root-'));
      const project = join(home, 'project');
      mkdirSync(project);
      copyFileSync(join(ROOT, 'Pulumi.yaml'), join(project, 'Pulumi.yaml'));
      // The configuration of a stack is a file in its project.
      await stackIn(project, home, commands).init();
      const { env, run, remove } = stackIn(ROOT, home, commands);
      // As its reader runs it.
      env.PULUMI_NODEJS_TRANSPILE_ONLY = 'false';

      const { code, changes, text } = await run(
        'preview',
        '--stack=dev',
        `--config-file=${join(project, 'Pulumi.dev.yaml')}`,
      );
      remove();

      expect(text).not.toMatch(/error/);
      expect(code).toBe(0);
      expect(changes).toEqual({ pin: 'create', canary: 'create', web: 'create' });
    });
  });

  describe('an invalid program', () => {
    let stack: TestStack;
    beforeEach(async () => {
      stack = await openExampleStack(commands, 'pulumi-typescript');
    });
    afterEach(() => stack.remove());

    test('fails with every invalid argument in one preview', async () => {
      const wrong = [
        ['AlicloudEcsImage', 'platform: 7', 'platform 7 is not a string'],
        ['AlicloudEcsImage', 'timeoutSeconds: 0', 'timeoutSeconds 0 is not more than 0'],
        [
          'AlicloudEcsImage',
          "plattform: 'a'",
          'unknown argument "plattform"\nDid you mean "platform"?',
        ],
        [
          'AlicloudEcsImage',
          "os: 'linus'",
          'os "linus" is not one of linux, windows, android\nDid you mean "linux"?',
        ],
        [
          'AlicloudEcsImage',
          'owners: undefined',
          'alicloud-ecs requires `owners` or `ids` when one image is selected\n',
        ],
        [
          'AlicloudEcsImage',
          "platform: 'ubunty'",
          'no image of alicloud-ecs matches\n108 images listed\n',
        ],
        [
          'AlicloudEciImageCache',
          "architecture: 'arm64'",
          'alicloud-eci does not report architecture\nLeave `architecture` out.',
        ],
        [
          'Image',
          "source: 'alicloud-esc'",
          'unknown source "alicloud-esc"\nDid you mean "alicloud-ecs"?',
        ],
      ] as const;
      const calls = wrong.flatMap(([name, argument]) =>
        [name, `${name}Output`].map((form) => `get${form}({ ...query, ${argument} });`),
      );
      stack.write(
        'index.ts',
        `import * as imagepin from 'imagepin/pulumi';
const query = { owners: ['system'], mostRecent: true };
${calls.map((call) => `imagepin.${call}`).join('\n')}
`,
      );

      const outcome = await stack.run('preview');

      const errors = errorsOf(outcome);
      const expected = wrong.map(([name, , message]) => `get${name}: ${message}`);
      expect(expected.filter((message) => !errors.some((one) => one.startsWith(message)))).toEqual(
        [],
      );
      expect(errors).toHaveLength(calls.length);
      expectNoStackTrace(outcome);
    });

    test('fails with the invalid key of its configuration', async () => {
      stack.write(
        'index.ts',
        `import { getAlicloudEcsImage } from 'imagepin/pulumi';
export const id = getAlicloudEcsImage({ ids: ['m-1'] }).then((found) => found.id);
`,
      );
      await stack.configure({ 'imagepin:regoin': 'cn-hangzhou' });

      const outcome = await stack.run('preview');

      expect(errorsOf(outcome)).toEqual([
        expect.stringMatching(
          /^getAlicloudEcsImage: configuration of imagepin: unknown .*"regoin"\nDid you mean "region"\?/,
        ),
      ]);
      expectNoStackTrace(outcome);
    });

    // Node can take half a minute to color a stack of Pulumi's: https://github.com/nodejs/node/issues/64011.
    test.each(['getAlicloudEcsImage', 'getAlicloudEcsImageOutput'])(
      'ends within a second of a failure of %s',
      async (name) => {
        stack.write(
          'index.ts',
          `import { ${name} } from 'imagepin/pulumi';
let failedAt = 0;
process.once('unhandledRejection', () => {
  failedAt = performance.now();
});
process.once('exit', () => {
  console.log('ended after', Math.round(performance.now() - failedAt), 'ms');
});
${name}({ ids: ['m-1'], timeoutSeconds: 0 });
`,
        );

        const { code, text } = await stack.run('preview');

        expect(code).toBe(1);
        expect(Number(/ended after (\d+) ms/.exec(text)?.[1])).toBeLessThan(1000);
      },
    );

    test.each(['getAlicloudEcsImage', 'getAlicloudEcsImageOutput'])(
      'reports one failure of %s once',
      async (name) => {
        stack.write(
          'index.ts',
          `import * as pulumi from '@pulumi/pulumi';
import { AlicloudEcsImagePin, ${name} } from 'imagepin/pulumi';
const found = pulumi.output(${name}({ ids: ['m-1'], timeoutSeconds: 0 }));
const pin = new AlicloudEcsImagePin('pin', { ids: [found.id] });
new AlicloudEcsImagePin('other', { ids: [found.id] }, { dependsOn: pin });
export const id = found.id;
export const all = { ids: [found.id, pin.id], text: pulumi.interpolate\`of \${found.image.name}\` };
`,
        );

        const outcome = await stack.run('preview');

        expect(errorsOf(outcome)).toEqual([
          expect.stringContaining('getAlicloudEcsImage: timeoutSeconds 0 is not more than 0'),
        ]);
        expectNoStackTrace(outcome);
      },
    );

    test('fails with the settings for missing credentials', async () => {
      stack.write(
        'index.ts',
        `import { getVolcengineEcsImagesOutput } from 'imagepin/pulumi';
export const { imageIds } = getVolcengineEcsImagesOutput();
`,
      );
      await stack.configure({ 'imagepin:simulate': 'false' });

      const outcome = await stack.run('preview');

      expect(errorsOf(outcome)).toEqual([
        expect.stringMatching(
          /^getVolcengineEcsImages: no volcengine credentials found\n.*pulumi config set --path --secret imagepin:/s,
        ),
      ]);
      expectNoStackTrace(outcome);
    });

    test('fails at a pin that is invalid or finds no image', async () => {
      stack.write('index.ts', pinProgram('timeoutSeconds: 0'));
      const rejected = await stack.run('preview');
      stack.write('index.ts', pinProgram("platform: 'ubunty'"));
      const failed = await stack.run('up', '--yes', '--skip-preview');

      expect(rejected.diagnostics).toContainEqual({
        severity: 'error',
        message: expect.stringMatching(
          /property timeoutSeconds .* timeoutSeconds 0 is not more than 0$/,
        ),
        at: 'web-image',
      });
      expect(failed.diagnostics).toContainEqual({
        severity: 'error',
        message: expect.stringMatching(/no image of alicloud-ecs matches\n108 images listed\n/),
        at: 'web-image',
      });
      expectNoStackTrace(rejected);
      expectNoStackTrace(failed);
    });

    test('fails in a preview at the pin that finds no image', async () => {
      stack.write('index.ts', pinProgram("platform: 'ubunty'"));

      const outcome = await stack.run('preview');

      const [error, ...others] = outcome.diagnostics.filter(({ severity }) => severity === 'error');
      expect(error?.message).toMatch(/no image of alicloud-ecs matches\n108 images listed\n/);
      expect(`${error?.resource} ${error?.message}`).toContain('web-image');
      expect(others).toEqual([]);
      expectNoStackTrace(outcome);
    });
  });
});

/** A program with a pin. */
function pinProgram(argument: string): string {
  return `import { AlicloudEcsImagePin } from 'imagepin/pulumi';
new AlicloudEcsImagePin('web-image', { owners: ['system'], mostRecent: true, ${argument} });
`;
}

/** The example from its first preview to its end, command by command. */
type Lifecycle = Awaited<ReturnType<typeof runLifecycle>>;

async function runLifecycle(commands: readonly string[]) {
  const simulator = await startSimulator({ catalog: [olderImage], ...accessKeys });
  const stack = await openExampleStack(commands, 'pulumi-typescript');
  const outcomes: PulumiResult[] = [];
  const run = async (...args: readonly string[]) => {
    const outcome = await stack.run(...args);
    outcomes.push(outcome);
    return outcome;
  };
  const update = () => run('up', '--yes', '--skip-preview');
  const refresh = () => run('refresh', '--yes', '--skip-preview');
  await stack.configure(
    {
      'imagepin:simulate': 'false',
      'imagepin:endpoint': simulator.url,
      'imagepin:timeoutSeconds': '10',
    },
    {
      'imagepin:alicloud.accessKey': accessKeys.accessKeyId,
      'imagepin:alicloud.secretKey': accessKeys.accessKeySecret,
      'imagepin:alicloud.securityToken': accessKeys.securityToken,
    },
  );

  const previewed = await run('preview');
  const created = await update();
  const again = await update();
  simulator.setImages('alicloud-ecs', [olderImage, newerImage]);
  const moved = await update();
  await stack.configure({ release: 'second' });
  const announced = await run('preview');
  const retriggered = await update();
  const before = await stack.state();
  simulator.setImages('alicloud-ecs', [olderImage]);
  const gone = await refresh();
  simulator.setImages('alicloud-ecs', [olderImage, { ...newerImage, status: 'deprecated' }]);
  const deprecated = await refresh();
  const after = await stack.state();
  const { text: exported } = await run('stack', 'export');
  await simulator.close();
  const unasked = await refresh();
  const kept = await stack.state();
  const destroyed = await run('destroy', '--yes', '--skip-preview');
  stack.remove();
  return {
    previewed,
    created,
    again,
    moved,
    announced,
    retriggered,
    unasked,
    kept,
    gone,
    deprecated,
    destroyed,
    before,
    after,
    exported,
    outcomes,
  };
}

/** A failure is displayed without places in the code. */
function expectNoStackTrace({ code, text }: PulumiResult): void {
  expect(code).toBe(1);
  expect(text).not.toMatch(/^\s+at /m);
  expect(text).not.toContain('PromiseRejectionHandledWarning');
}
