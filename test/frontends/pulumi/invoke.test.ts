import { status } from '@grpc/grpc-js';
import { packageManifest } from '../../../src/frontends/pulumi/package-manifest';
import { toSecret, UNKNOWN } from '../../../src/frontends/pulumi/properties';
import { type Simulator, startSimulator } from '../../../src/simulator';
import { sources } from '../../../src/sources/registry';
import {
  type EngineStub,
  openPluginHost,
  type PluginHost,
  simulatorConfig,
  startEngineStub,
} from './support/plugin-host';

const ECS = 'getAlicloudEcsImage';
const query = { owners: ['system'], mostRecent: true };
const { functions } = packageManifest();

let engine: EngineStub;
let host: PluginHost;
let simulator: Simulator;
beforeAll(async () => {
  engine = await startEngineStub();
  simulator = await startSimulator({ images: 60 });
});
afterAll(async () => {
  engine.close();
  await simulator.close();
});
beforeEach(async () => {
  engine.messages.length = 0;
  host = await openPluginHost(engine);
  await configure();
});
afterEach(() => host.close());

test.each(sources.map(({ id }) => id))('%s: a list, and one image of it', async (id) => {
  const [one, many] = ['find', 'list'].map(
    (kind) => functions.find((each) => each.source === id && each.kind === kind)?.name ?? '',
  );

  const { result: list } = await host.invoke(String(many), {});
  const ids = list.imageIds as readonly string[];
  const { result } = await host.invoke(String(one), { ids: ids.slice(0, 1), timeoutSeconds: 30 });

  expect(ids.length).toBeGreaterThan(10);
  expect(Object.keys(list).sort()).toEqual(['id', 'imageIds', 'images', 'warnings']);
  expect(result).toEqual({
    ids: ids.slice(0, 1),
    timeoutSeconds: 30,
    id: ids[0],
    image: expect.objectContaining({ id: ids[0], source: id }),
    warnings: [],
  });
});

test('the argument selects the source of getImage', async () => {
  const { result } = await host.invoke('getImages', { source: 'volcengine-ecs', limit: 2 });

  expect(result).toMatchObject({
    source: 'volcengine-ecs',
    limit: 2,
    images: [{ source: 'volcengine-ecs' }, {}],
  });
});

test('null is not stated', async () => {
  const { result, failures } = await host.invoke(ECS, { ...query, platform: null, tags: null });

  expect(failures).toEqual([]);
  expect(Object.keys(result).sort()).toEqual(['id', 'image', 'mostRecent', 'owners', 'warnings']);
});

test.each`
  name           | args                                                      | expected                                                                                                                        | hint
  ${ECS}         | ${{ owners: 'system' }}                                   | ${['owners: owners "system" is not a list']}                                                                                    | ${''}
  ${ECS}         | ${{ mostRecent: 'yes' }}                                  | ${['mostRecent: mostRecent "yes" is not true or false']}                                                                        | ${''}
  ${ECS}         | ${{ os: 'linx' }}                                         | ${['os: os "linx" is not one of linux, windows, android']}                                                                      | ${'Did you mean "linux"?'}
  ${ECS}         | ${{ architecture: 'amd64' }}                              | ${['architecture: architecture "amd64" is not one of x86_64, arm64, i386']}                                                     | ${'Did you mean "x86_64"?'}
  ${ECS}         | ${{ timeoutSeconds: 0 }}                                  | ${['timeoutSeconds: timeoutSeconds 0 is not more than 0']}                                                                      | ${''}
  ${ECS}         | ${{ timeoutSeconds: 4000 }}                               | ${['timeoutSeconds: timeoutSeconds 4000 is more than 3600']}                                                                    | ${''}
  ${ECS}         | ${{ nameRegex: '(' }}                                     | ${['nameRegex: nameRegex "(" is not a valid RE2 expression: missing closing ) at character 1, "("']}                            | ${''}
  ${ECS}         | ${{ region: 'Hangzhou' }}                                 | ${['region: region "Hangzhou" is not a region: only lowercase letters, digits and hyphens are allowed']}                        | ${''}
  ${ECS}         | ${{ ids: ['m-1', ''] }}                                   | ${['ids[1]: ids[1] is empty']}                                                                                                  | ${'Leave it out.'}
  ${ECS}         | ${{ platfrom: 'ubuntu' }}                                 | ${['platfrom: unknown argument "platfrom"']}                                                                                    | ${'Did you mean "platform"?'}
  ${ECS}         | ${{ limit: 2 }}                                           | ${['limit: unknown argument "limit"']}                                                                                          | ${''}
  ${ECS}         | ${{ owners: null }}                                       | ${['owners: alicloud-ecs requires `owners` or `ids` when one image is selected']}                                               | ${'system'}
  ${ECS}         | ${{ os: 'bsd', bootMode: 'fast' }}                        | ${['os: os "bsd" is not one of linux, windows, android', 'bootMode: bootMode "fast" is not one of bios, uefi, uefi-preferred']} | ${''}
  ${'getImage'}  | ${{}}                                                     | ${['source: source is required']}                                                                                               | ${'alicloud-ecs'}
  ${'getImage'}  | ${{ source: 'alicloud-esc' }}                             | ${['source: unknown source "alicloud-esc"']}                                                                                    | ${'Did you mean "alicloud-ecs"?'}
  ${'getImage'}  | ${{ source: 'alicloud-aic', name: 'x' }}                  | ${['name: alicloud-aic does not report name']}                                                                                  | ${'Leave `name` out.'}
  ${'getImages'} | ${{ source: 'alicloud-aic', region: 'cn-beijing' }}       | ${['region: alicloud-aic has no region "cn-beijing"']}                                                                          | ${'Leave `region` out'}
  ${'getImages'} | ${{ source: 'alicloud-ecs', mostRecent: true, limit: 2 }} | ${['limit: limit 2 conflicts with `mostRecent`']}                                                                               | ${''}
`('$name with $args reports $expected', async ({ name, args, expected, hint }) => {
  const before = simulator.calls.total;
  const whole = name === ECS ? { owners: ['system'], ...args } : args;

  const { failures, details, result } = await host.invoke(name, whole);

  expect(failures).toEqual(expected);
  expect(details).toContain(hint);
  expect(result).toEqual({});
  expect(simulator.calls.total).toBe(before);
});

test('an error about no match contains the explanation', async () => {
  const question = { owners: ['system'], platform: 'ubuntu', platformVersion: '22.10' };

  const refusal = host.invoke(ECS, question);

  await expect(refusal).rejects.toMatchObject({
    code: status.UNKNOWN,
    details: expect.stringMatching(
      /^no image of alicloud-ecs matches\n.*platformVersion = 22\.10 +0 left\n.*close: /s,
    ),
  });
  expect(host.bugs).toEqual([]);
});

test.each`
  name                       | args                                              | region
  ${ECS}                     | ${query}                                          | ${'cn-hangzhou'}
  ${'getVolcengineEcsImage'} | ${query}                                          | ${'cn-beijing'}
  ${'getImages'}             | ${{ source: 'volcengine-ecs', tags: { a: 'b' } }} | ${'cn-beijing'}
`('$name without any region is rejected with $region as an example', async (row) => {
  const { name, args, region } = row;
  await configure({ region: null });

  const refusal = host.invoke(name, args);

  await expect(refusal).rejects.toMatchObject({
    details: expect.stringMatching(
      `^(alicloud|volcengine)-ecs requires a region\n.*\n.*\n {2}pulumi config set imagepin:region ${region}$`,
    ),
  });
});

test('a result is secret if an argument is', async () => {
  const { result } = await host.invoke(ECS, { ...query, region: toSecret('cn-hangzhou') });
  const nested = await host.invoke(ECS, { ...query, owners: [toSecret('system')] });
  const open = await host.invoke(ECS, query);

  expect(Object.keys(result).sort()).toEqual(Object.keys({ ...open.result, region: '' }).sort());
  expect(result).toEqual(
    Object.fromEntries(
      Object.entries({ ...open.result, region: 'cn-hangzhou' }).map(([name, value]) => [
        name,
        toSecret(value),
      ]),
    ),
  );
  expect(nested.result).toMatchObject({ id: toSecret(open.result.id) });
});

// Engines of today send none; what is dropped would be a condition.
test('an unknown argument makes the result unknown', async () => {
  const before = simulator.calls.total;

  const answered = host.invoke(ECS, { ...query, platform: UNKNOWN, region: 'cn-chengdu' });
  const { result } = await answered.catch(() => ({ result: {} }));

  expect(result).toEqual({});
  expect(simulator.calls.total).toBe(before);
});

test('a wrong value is reported though another argument is unknown', async () => {
  const { failures } = await host.invoke(ECS, { owners: UNKNOWN, region: UNKNOWN, os: 'bsd' });

  expect(failures).toEqual(['os: os "bsd" is not one of linux, windows, android']);
});

test('a function that there is not is refused with the nearest one', async () => {
  const refusal = host.invoke('getAlicloudEcsImagess', {});

  await expect(refusal).rejects.toMatchObject({
    code: status.UNKNOWN,
    details: expect.stringMatching(
      /^unknown function "imagepin:index:getAlicloudEcsImagess"\nDid you mean "imagepin:index:getAlicloudEcsImages"\? Known: imagepin:index:getAlicloudEcsImage, /,
    ),
  });
});

test('warnings are sent to the engine and returned', async () => {
  const { result } = await host.invoke(ECS, query);

  const warnings = result.warnings as readonly { readonly message: string }[];
  expect(warnings.length).toBeGreaterThan(0);
  expect(engine.messages).toEqual(warnings.map(({ message }) => `warning at program: ${message}`));
});

test('50 equal calls cost the calls of one', async () => {
  await host.invoke(ECS, { ...query, region: 'cn-beijing' });
  const before = simulator.calls.total;
  await host.invoke(ECS, { ...query, region: 'cn-shanghai' });
  const one = simulator.calls.total - before;

  const question = { ...query, region: 'cn-shenzhen' };
  const all = await Promise.all(Array.from({ length: 50 }, () => host.invoke(ECS, question)));

  expect(new Set(all.map(({ result }) => result.id)).size).toBe(1);
  expect(simulator.calls.total - before - one).toBe(one);
});

async function configure(config: object = {}): Promise<void> {
  await host.configure({ ...simulatorConfig(simulator), ...config });
}
