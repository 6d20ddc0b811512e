import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type CatalogImage, type Simulator, startSimulator } from '../../../src/simulator';
import { closeAfterTest } from '../../support/closing';
import { describeEngines } from '../../support/engines';
import { image } from '../../support/images';
import { until } from '../../support/waiting';
import { schema } from './support/provider-host';
import {
  openTerraformWorkspace,
  simulatedProviderBlock,
  type TerraformWorkspace,
} from './support/workspace';

const ubuntuFields = {
  ownerAlias: 'system',
  platform: 'ubuntu',
  os: 'linux',
  architecture: 'x86_64',
};
const olderImage = image('m-old', { ...ubuntuFields, createdAt: '2026-01-01T00:00:00.000Z' });
const middleImage = image('m-middle', { ...ubuntuFields, createdAt: '2026-02-01T00:00:00.000Z' });
const newerImage = image('m-new', { ...ubuntuFields, createdAt: '2026-03-01T00:00:00.000Z' });

const UBUNTU_ARGUMENTS = 'owners = ["system"]\n  platform = "ubuntu"\n  most_recent = true';
const PIN = `
resource "imagepin_alicloud_ecs_image_pin" "web" {
  ${UBUNTU_ARGUMENTS}
}
`;
const ADDRESS = 'imagepin_alicloud_ecs_image_pin.web';
/** A pin of an image that another resource builds. */
const BUILT_IMAGE_PIN = `
resource "terraform_data" "build" {
  provisioner "local-exec" {
    command = "cat gate"
  }
}
${PIN.replace('}', '  triggers = { image = terraform_data.build.id }\n}')}`;

/** A pin with a trigger. */
function triggeredPin(trigger: string, extraLines = ''): string {
  return PIN.replace(/}\n$/, `  triggers = { wave = "${trigger}" }\n  ${extraLines}\n}\n`);
}

/** What is made from a pin, and logs its life. */
function serverBlock(extraLines = ''): string {
  return `
resource "terraform_data" "server" {
  input            = ${ADDRESS}.id
  triggers_replace = ${ADDRESS}.id
  provisioner "local-exec" {
    command = "echo created \${self.input} >> log"
  }
  provisioner "local-exec" {
    when    = destroy
    command = "echo destroyed \${self.input} >> log"
  }
  ${extraLines}
}
`;
}

describeEngines('a configuration with every data source and every pin', ({ name, command }) => {
  let workspace: TerraformWorkspace;
  let simulator: Simulator;
  beforeEach(async () => {
    workspace = openTerraformWorkspace(command);
    simulator = await startSimulator({ catalog: [olderImage] });
  });
  afterEach(async () => {
    workspace.remove();
    await simulator.close();
  });

  test('is validated, planned, applied, unchanged, refreshed and destroyed', async () => {
    const many = closeAfterTest(await startSimulator({ images: 30 }));
    workspace.write('main.tf', `${simulatedProviderBlock(many.url)}${allBlocks(many)}`);

    expect(await workspace.run('validate')).toMatchObject({ code: 0 });
    expect((await workspace.run('plan', '-out=plan')).text).toMatch(/Plan: 6 to add, 0 to change/);
    expect((await workspace.run('apply', 'plan')).text).toMatch(/Resources: 6 added/);
    expect(await workspace.run('plan', '-detailed-exitcode')).toMatchObject({ code: 0 });
    expect((await workspace.run('apply', '-refresh-only', '-auto-approve')).text).toMatch(
      /Resources: 0 added/,
    );
    expect((await workspace.run('destroy', '-auto-approve')).text).toMatch(/6 destroyed/);
  });

  test('a newer image moves the data source and not the pin', async () => {
    workspace.write(
      'main.tf',
      `${simulatedProviderBlock(simulator.url)}${PIN}
data "imagepin_alicloud_ecs_image" "web" {
  ${UBUNTU_ARGUMENTS}
}
output "ids" {
  value = [data.imagepin_alicloud_ecs_image.web.id, imagepin_alicloud_ecs_image_pin.web.id]
}
`,
    );
    await workspace.run('apply', '-auto-approve');
    simulator.setImages('alicloud-ecs', [olderImage, newerImage]);

    const { text } = await workspace.run('apply', '-auto-approve');

    expect(text).toMatch(/0 added, 0 changed, 0 destroyed/);
    expect(await outputs(workspace)).toEqual({ ids: ['m-new', 'm-old'] });
  });

  test('an image that appears between plan and apply is never used without a plan', async () => {
    workspace.write('main.tf', `${simulatedProviderBlock(simulator.url)}${PIN}`);
    await workspace.run('plan', '-out=plan');
    simulator.setImages('alicloud-ecs', [olderImage, newerImage]);

    const applied = await workspace.run('apply', 'plan');

    if (await handsPlannedPrivateToApply(workspace)) {
      expect([applied.code, pinAttributes(workspace).id]).toEqual([0, 'm-old']);
      return;
    }
    expect(applied.code).toBe(1);
    expect(applied.text).toMatch(/inconsistent final plan/);
    expect((await workspace.run('apply', '-auto-approve')).text).toMatch(/1 added/);
    expect(pinAttributes(workspace).id).toBe('m-new');
  });

  test('an image is built and pinned by one apply, though there was none before', async () => {
    simulator.setImages('alicloud-ecs', []);
    workspace.write('main.tf', `${simulatedProviderBlock(simulator.url)}${BUILT_IMAGE_PIN}`);
    execFileSync('mkfifo', [join(workspace.folder, 'gate')]);

    const { result } = workspace.start('apply', '-auto-approve');
    // Whoever reads the pipe is the build, so the plan is over.
    const gate = await open(join(workspace.folder, 'gate'), 'w');
    simulator.setImages('alicloud-ecs', [olderImage]);
    await gate.close();
    const { code } = await result;

    expect(code).toBe(0);
    expect(pinAttributes(workspace)).toMatchObject({ id: 'm-old', newest_id: 'm-old' });
    expect(await workspace.run('plan', '-detailed-exitcode')).toMatchObject({ code: 0 });
  });

  test('a volatile field that changes between plan and apply changes nothing', async () => {
    simulator.setImages('alicloud-ecs', [{ ...olderImage, usage: 'none', tags: { team: 'web' } }]);
    workspace.write('main.tf', `${simulatedProviderBlock(simulator.url)}${PIN}`);
    await workspace.run('plan', '-out=plan');
    simulator.setImages('alicloud-ecs', [
      { ...olderImage, usage: 'instance', tags: { team: 'db' } },
    ]);

    const { code } = await workspace.run('apply', 'plan');

    expect(code).toBe(0);
    expect(await workspace.run('plan', '-detailed-exitcode')).toMatchObject({ code: 0 });
  });

  test('a replaced pin gets the planned image, and dependent resources follow', async () => {
    const withServer = (wave: string) =>
      `${simulatedProviderBlock(simulator.url)}${triggeredPin(wave)}${serverBlock()}`;
    workspace.write('main.tf', withServer('1'));
    await workspace.run('apply', '-auto-approve');
    simulator.setImages('alicloud-ecs', [olderImage, middleImage]);
    workspace.write('main.tf', withServer('2'));
    const plan = await workspace.run('plan', '-out=plan');
    simulator.setImages('alicloud-ecs', [olderImage, middleImage, newerImage]);

    const { code } = await workspace.run('apply', 'plan');

    expect(plan.text).toMatch(/"m-old" -> "m-middle"/);
    expect(code).toBe(0);
    expect(pinAttributes(workspace).id).toBe('m-middle');
    expect(serverLog(workspace)).toEqual(['created m-old', 'destroyed m-old', 'created m-middle']);
  });

  test('a manual replacement with the same image keeps dependent resources', async () => {
    workspace.write('main.tf', `${simulatedProviderBlock(simulator.url)}${PIN}${serverBlock()}`);
    await workspace.run('apply', '-auto-approve');
    await workspace.run('plan', '-out=plan', `-replace=${ADDRESS}`);
    simulator.setImages('alicloud-ecs', [olderImage, newerImage]);

    const { code } = await workspace.run('apply', 'plan');

    expect(code).toBe(0);
    expect(pinAttributes(workspace).id).toBe('m-old');
    expect(serverLog(workspace)).toEqual(['created m-old']);
  });

  test('with create_before_destroy, a newer image destroys nothing first', async () => {
    const first = 'lifecycle {\n    create_before_destroy = true\n  }';
    const withServer = (wave: string) =>
      `${simulatedProviderBlock(simulator.url)}${triggeredPin(wave, first)}${serverBlock(first)}`;
    workspace.write('main.tf', withServer('1'));
    await workspace.run('apply', '-auto-approve');
    simulator.setImages('alicloud-ecs', [olderImage, middleImage]);
    workspace.write('main.tf', withServer('2'));
    await workspace.run('plan', '-out=plan');
    simulator.setImages('alicloud-ecs', [olderImage, middleImage, newerImage]);

    const { code } = await workspace.run('apply', 'plan');

    const isKept = await handsPlannedPrivateToApply(workspace);
    expect(code).toBe(isKept ? 0 : 1);
    expect(serverLog(workspace)).toEqual(
      isKept ? ['created m-old', 'created m-middle', 'destroyed m-old'] : ['created m-old'],
    );
  });

  test('a pin has the newest id without a data source', async () => {
    const output = `
output "newest" {
  value = [${ADDRESS}.newest_id, ${ADDRESS}.newer_available]
}
`;
    workspace.write('main.tf', `${simulatedProviderBlock(simulator.url)}${PIN}${output}`);
    await workspace.run('apply', '-auto-approve');
    const before = await outputs(workspace);
    simulator.setImages('alicloud-ecs', [olderImage, newerImage]);

    const { text } = await workspace.run('apply', '-auto-approve');

    expect(before).toEqual({ newest: ['m-old', false] });
    expect(text).toMatch(/0 added, 0 changed, 0 destroyed/);
    expect(await outputs(workspace)).toEqual({ newest: ['m-new', true] });
  });

  test('an image that only an option lists is found again', async () => {
    simulator.setImages('alicloud-ecs', [{ ...olderImage, expired: true }]);
    workspace.write(
      'main.tf',
      `${simulatedProviderBlock(simulator.url)}${PIN.replace('}', '  show_expired = true\n}')}`,
    );
    await workspace.run('apply', '-auto-approve');

    const planned = await workspace.run('plan', '-detailed-exitcode');
    await workspace.run('state', 'rm', ADDRESS);
    const imported = await workspace.run('import', ADDRESS, 'cn-hangzhou/m-old');

    expect(planned.code).toBe(0);
    expect(planned.text).not.toMatch(/is gone/);
    expect(imported.code).toBe(0);
  });

  test('without a connection a pin warns, and plan and destroy succeed', async () => {
    const provider = simulatedProviderBlock(simulator.url).replace(
      'region ',
      'timeout_seconds = 0.5\n  region ',
    );
    workspace.write('main.tf', `${provider}${PIN}`);
    await workspace.run('apply', '-auto-approve');
    await simulator.close();

    const planned = await workspace.run('plan', '-detailed-exitcode');
    const destroyed = await workspace.run('destroy', '-auto-approve');

    expect(planned.code).toBe(0);
    expect(planned.text).toMatch(/Warning: image m-old of alicloud-ecs could not be checked: /);
    expect(destroyed.text).toMatch(/1 destroyed/);
  });

  // OpenTofu crashes there, as the guide describes.
  if (name === 'terraform') {
    test('an import with a generated configuration is planned and applied without changes', async () => {
      const address = 'imagepin_alicloud_ecs_image_pin.written';
      workspace.write(
        'main.tf',
        `${simulatedProviderBlock(simulator.url)}
import {
  to = ${address}
  id = "cn-hangzhou/m-old"
}
`,
      );

      const planned = await workspace.run('plan', '-generate-config-out=written.tf');
      const applied = await workspace.run('apply', '-auto-approve');

      expect(planned.text).toMatch(/1 to import, 0 to add, 0 to change, 0 to destroy/);
      expect(applied.text).toMatch(/1 imported, 0 added, 0 changed, 0 destroyed/);
      expect(await workspace.run('plan', '-detailed-exitcode')).toMatchObject({ code: 0 });
    });
  }

  test('a pin is replaced when its query or its triggers change, and only then', async () => {
    const pin = (more: string) =>
      `${simulatedProviderBlock(simulator.url)}${PIN.replace('}', `${more}\n}`)}`;
    workspace.write('main.tf', pin(''));
    await workspace.run('apply', '-auto-approve');
    simulator.setImages('alicloud-ecs', [olderImage, newerImage]);

    workspace.write('main.tf', pin('timeout_seconds = 9'));
    const kept = await workspace.run('apply', '-auto-approve');
    const before = pinAttributes(workspace);
    workspace.write('main.tf', pin('timeout_seconds = 9\n  triggers = { wave = "2" }'));
    const replaced = await workspace.run('apply', '-auto-approve');

    expect(kept.text).toMatch(/0 added, 1 changed, 0 destroyed/);
    expect(before).toMatchObject({ id: 'm-old', timeout_seconds: 9 });
    expect(replaced.text).toMatch(/triggers .*# forces replacement/);
    expect(replaced.text).toMatch(/1 added, 0 changed, 1 destroyed/);
    expect(pinAttributes(workspace).id).toBe('m-new');
  });

  test('every plan warns about a missing image and names the newest one', async () => {
    workspace.write('main.tf', `${simulatedProviderBlock(simulator.url)}${PIN}`);
    await workspace.run('apply', '-auto-approve');
    simulator.setImages('alicloud-ecs', [newerImage]);

    const { code, text } = await workspace.run('plan', '-detailed-exitcode');

    expect(code).toBe(0);
    expect(text).toMatch(/Warning: image m-old of alicloud-ecs is gone/);
    expect(text.replace(/\s+/g, ' ')).toMatch(/returns m-new .* -replace=ADDRESS/);
  });

  test('a query with unknown arguments runs at apply', async () => {
    workspace.write(
      'main.tf',
      `${simulatedProviderBlock(simulator.url)}
resource "terraform_data" "platform" {
  input = "ubuntu"
}
data "imagepin_alicloud_ecs_image" "web" {
  owners   = ["system"]
  platform = terraform_data.platform.output
}
${PIN.replace('"ubuntu"', 'terraform_data.platform.output')}
output "ids" {
  value = [data.imagepin_alicloud_ecs_image.web.id, imagepin_alicloud_ecs_image_pin.web.id]
}
`,
    );

    const plan = await workspace.run('plan');
    const { code } = await workspace.run('apply', '-auto-approve');

    expect(plan.text).toMatch(/id += \(known after apply\)/);
    expect(code).toBe(0);
    expect(await outputs(workspace)).toEqual({ ids: ['m-old', 'm-old'] });
  });

  test('with an unknown provider configuration, a pin is deferred and a data source fails', async () => {
    const provider = simulatedProviderBlock(simulator.url).replace(
      '"cn-hangzhou"',
      'terraform_data.region.output',
    );
    const region = 'resource "terraform_data" "region" {\n  input = "cn-hangzhou"\n}\n';
    workspace.write('main.tf', `${provider}${region}${PIN}`);

    const waiting = await workspace.run('apply', '-auto-approve');
    const pin = pinAttributes(workspace);
    workspace.write(
      'main.tf',
      `${provider}${region}
data "imagepin_alicloud_ecs_image" "web" {
  ${UBUNTU_ARGUMENTS}
}
`,
    );
    await workspace.run('destroy', '-auto-approve');
    const refused = await workspace.run('plan');

    expect(waiting.code).toBe(0);
    expect(pin.id).toBe('m-old');
    expect(refused.text).toMatch(/`region` of the provider is not known before apply/);
  });

  test('empty module variables filter nothing', async () => {
    workspace.write(
      'main.tf',
      `${simulatedProviderBlock(simulator.url)}
variable "tags" {
  type    = map(string)
  default = {}
}
variable "ids" {
  type    = list(string)
  default = []
}
variable "family" {
  type    = string
  default = ""
}
data "imagepin_alicloud_ecs_image" "web" {
  ${UBUNTU_ARGUMENTS}
  tags   = var.tags
  ids    = var.ids
  family = var.family
}
output "ids" { value = [data.imagepin_alicloud_ecs_image.web.id] }
`,
    );

    const { code } = await workspace.run('apply', '-auto-approve');

    expect(code).toBe(0);
    expect(await outputs(workspace)).toEqual({ ids: ['m-old'] });
  });

  test('every wrong value is an error at its line', async () => {
    const wrong = [
      ['os', '"bsd"', 'os "bsd" is not one of linux, windows, android'],
      [
        'name_regex',
        '"("',
        'name_regex "(" is not a valid RE2 expression: missing closing ) at character 1, "("',
      ],
      [
        'created_after',
        '"yesterday"',
        'created_after "yesterday" is not a date or an RFC 3339 timestamp: write 2026-01-31 or 2026-01-31T08:00:00Z',
      ],
      ['owners', '["shared"]', 'owners "shared" does not identify an account'],
      ['ids', '["m-1", ""]', 'ids[1] is empty'],
      ['timeout_seconds', '0', 'timeout_seconds 0 is not more than 0'],
      ['sort_by', '"age"', 'sort_by "age" is not one of created, version, name'],
    ] as const;
    const blocks = wrong.map(([attribute, value], index) => {
      const owners = attribute === 'owners' ? '' : '  owners = ["system"]\n';
      return `data "imagepin_alicloud_ecs_image" "wrong${index}" {\n${owners}  ${attribute} = ${value}\n}\n`;
    });
    workspace.write('main.tf', blocks.join(''));

    const diagnostics = await validationErrors(workspace);

    const lines = workspace.read('main.tf').split('\n');
    expect(diagnostics.map(({ summary, line }) => [lines[line - 1]?.trim(), summary])).toEqual(
      wrong.map(([attribute, value, message]) => [`${attribute} = ${value}`, message]),
    );
  });

  test('a wrong provider block is an error at its line', async () => {
    workspace.write(
      'main.tf',
      'provider "imagepin" {\n  region = "Hangzhou"\n}\ndata "imagepin_alicloud_eci_image_caches" "all" {}\n',
    );

    expect(await validationErrors(workspace)).toEqual([
      {
        line: 2,
        summary:
          'region "Hangzhou" is not a region: only lowercase letters, digits and hyphens are allowed',
      },
    ]);
  });

  test('an error about missing credentials names the settings', async () => {
    workspace.write(
      'main.tf',
      'provider "imagepin" {\n  region = "cn-hangzhou"\n}\ndata "imagepin_volcengine_ecs_images" "all" {}\n',
    );

    const { code, text } = await workspace.run('plan');

    expect(code).toBe(1);
    expect(text).toMatch(/Error: no volcengine credentials found/);
    expect(text.replace(/[\s│]+/g, ' ')).toMatch(
      /Set VOLCENGINE_ACCESS_KEY and VOLCENGINE_SECRET_KEY/,
    );
  });

  test('Ctrl-C ends a slow read at once', async () => {
    const slow = closeAfterTest(await startSimulator({ latencyMs: 600_000 }));
    workspace.write(
      'main.tf',
      `${simulatedProviderBlock(slow.url)}data "imagepin_alicloud_ecs_images" "all" {}\n`,
    );

    const { child, result } = workspace.start('plan');
    await until(() => slow.calls.total > 0);
    process.kill(-(child.pid ?? 0), 'SIGINT');
    const { code, text } = await result;

    expect(code).toBe(1);
    expect(text).toMatch(/the lookup was canceled/);
  });

  test("the engine's test command runs without a cloud", async () => {
    workspace.write(
      'main.tf',
      `provider "imagepin" {\n  simulate = true\n  region   = "cn-hangzhou"\n}\n${PIN}`,
    );
    workspace.write(
      'web.tftest.hcl',
      'run "ubuntu" {\n  command = plan\n  assert {\n    condition     = imagepin_alicloud_ecs_image_pin.web.image.platform == "ubuntu"\n    error_message = "not ubuntu"\n  }\n}\n',
    );

    const { code, text } = await workspace.run('test');

    expect(text).toMatch(/1 passed, 0 failed/);
    expect(code).toBe(0);
  });

  test('the engine reads the schema', async () => {
    const { code, json } = await workspace.run('providers', 'schema', '-json');

    const [provider] = Object.values((json() as Schemas).provider_schemas);
    expect(code).toBe(0);
    expect(Object.keys(provider?.data_source_schemas ?? {}).sort()).toEqual(
      Object.keys(schema.dataSources).sort(),
    );
    expect(Object.keys(provider?.resource_schemas ?? {}).sort()).toEqual(
      Object.keys(schema.resources).sort(),
    );
  });

  test('the next plan adopts an import', async () => {
    workspace.write('main.tf', `${simulatedProviderBlock(simulator.url)}${PIN}`);
    simulator.setImages('alicloud-ecs', [olderImage, newerImage]);

    const imported = await workspace.run(
      'import',
      'imagepin_alicloud_ecs_image_pin.web',
      'cn-hangzhou/m-old',
    );
    const adopted = await workspace.run('apply', '-auto-approve');

    expect(imported.code).toBe(0);
    expect(adopted.text).toMatch(/0 added, 1 changed, 0 destroyed/);
    expect(await workspace.run('plan', '-detailed-exitcode')).toMatchObject({ code: 0 });
    expect(pinAttributes(workspace)).toMatchObject({ id: 'm-old', platform: 'ubuntu' });
  });

  test('a state of version 0.1 can be read', async () => {
    const address = name === 'tofu' ? 'registry.opentofu.org' : 'registry.terraform.io';
    const state = readFileSync(join(__dirname, 'state-of-0.1.json'), 'utf8');
    workspace.write('terraform.tfstate', state.replaceAll('registry.terraform.io', address));
    workspace.write('main.tf', `${simulatedProviderBlock(simulator.url)}${PIN}`);

    expect(await workspace.run('plan', '-detailed-exitcode')).toMatchObject({ code: 0 });
  });
});

/** A block of each data source and each pin. */
function allBlocks(simulator: Simulator): string {
  const idOf = (source: string): string =>
    simulator.images(source, 'cn-hangzhou').find(isUsable)?.id ?? '';
  const blocks = Object.entries(schema.dataSources).map(([type, { kind, source }]) =>
    block('data', type, [
      source ? '' : 'source = "alicloud-ecs"',
      kind === 'find' ? `ids = ["${idOf(source ?? 'alicloud-ecs')}"]` : '',
    ]),
  );
  const pins = Object.entries(schema.resources).map(([type, { source }]) =>
    block('resource', type, [
      source ? '' : 'source = "alicloud-ecs"',
      `ids = ["${idOf(source ?? 'alicloud-ecs')}"]`,
    ]),
  );
  return [...blocks, ...pins].join('');
}

function isUsable({ status, ownerAlias }: CatalogImage): boolean {
  return (status === undefined || status === 'available') && ownerAlias !== 'marketplace';
}

function block(kind: 'data' | 'resource', type: string, lines: readonly string[]): string {
  return `${kind} "${type}" "one" {\n${lines
    .filter(Boolean)
    .map((line) => `  ${line}\n`)
    .join('')}}\n`;
}

/** Whether the engine hands what a plan remembers on to apply, as Terraform 1.16 and later do. */
async function handsPlannedPrivateToApply({ run }: TerraformWorkspace): Promise<boolean> {
  const { text } = await run('version');
  const [, major = 0, minor = 0] = /^Terraform v(\d+)\.(\d+)/m.exec(text) ?? [];
  return Number(major) > 1 || Number(minor) >= 16;
}

interface Schemas {
  readonly provider_schemas: Readonly<
    Record<string, { readonly data_source_schemas: object; readonly resource_schemas: object }>
  >;
}

interface ValidateOutput {
  readonly diagnostics: readonly {
    readonly summary: string;
    readonly severity: string;
    readonly range?: { readonly start: { readonly line: number } };
  }[];
}

async function validationErrors({ run }: TerraformWorkspace) {
  const { json } = await run('validate', '-json');
  return (json() as ValidateOutput).diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ summary, range }) => ({ line: range?.start.line ?? 0, summary }))
    .sort((a, b) => a.line - b.line);
}

async function outputs({ run }: TerraformWorkspace): Promise<Readonly<Record<string, unknown>>> {
  const { json } = await run('output', '-json');
  return Object.fromEntries(
    Object.entries(json() as Record<string, { value: unknown }>).map(([name, { value }]) => [
      name,
      value,
    ]),
  );
}

/** What became of the server, line by line. */
function serverLog({ read }: TerraformWorkspace): readonly string[] {
  return read('log').trim().split('\n');
}

/** The pin's attributes, as the state has them. */
function pinAttributes({ read }: TerraformWorkspace): Readonly<Record<string, unknown>> {
  const { resources } = JSON.parse(read('terraform.tfstate'));
  const pin = resources.find(({ type }: { type: string }) => type.endsWith('_pin'));
  return pin.instances[0].attributes;
}
