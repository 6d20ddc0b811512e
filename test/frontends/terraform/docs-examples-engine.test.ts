import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeEngines } from '../../support/engines';
import { ROOT } from '../../support/paths';
import { openTerraformWorkspace, type TerraformWorkspace } from './support/workspace';

const SIMULATED_PROVIDER = `
provider "imagepin" {
  region   = "cn-hangzhou"
  simulate = true
}
`;

describeEngines('the documentation', ({ command }) => {
  let workspace: TerraformWorkspace;
  beforeEach(() => {
    workspace = openTerraformWorkspace(command);
  });
  afterEach(() => workspace.remove());

  test('has only formatted and valid examples that find images', async () => {
    const examples = readExamples();
    const pins = examples.filter(({ imported }) => imported);

    workspace.write(
      'main.tf',
      [SIMULATED_PROVIDER, ...examples.map(toModuleBlock), ...pins.map(toImportBlock)].join('\n'),
    );
    for (const example of examples) {
      writeModule(workspace, example);
    }
    const formatted = await workspace.run('fmt', '-check', '-recursive', '-list=false', '-diff');
    await workspace.run('get');
    const planned = await workspace.run('plan');

    expect(formatted.text).toBe('');
    expect(planned.text).toMatch(
      new RegExp(
        `Plan: ${pins.length} to import, \\d+ to add, ${pins.length} to change, 0 to destroy`,
      ),
    );
    expect(planned.code).toBe(0);
  });

  test('has a complete configuration that is applied, then unchanged, and tested', async () => {
    cpSync(join(ROOT, 'examples/terraform'), workspace.folder, { recursive: true });
    workspace.write('versions.tf', '');

    const applied = await workspace.run('apply', '-auto-approve');
    const again = await workspace.run('plan', '-detailed-exitcode');
    const tested = await workspace.run('test');
    const formatted = await workspace.run('fmt', '-check', '-recursive');

    expect(applied.text).toMatch(/Resources: 2 added/);
    expect(again).toMatchObject({ code: 0 });
    expect(tested.text).toMatch(/2 passed, 0 failed/);
    expect(formatted).toMatchObject({ code: 0 });
  });
});

/** An example of a page, as a module of its own: the names in examples are all alike. */
interface DocsExample {
  readonly module: string;
  readonly text: string;
  /** What the page imports into it: the address of the block, and the id. */
  readonly imported?: readonly [address: string, id: string] | undefined;
}

/** What pages call terraform, rather than hcl, is a configuration that runs. */
function readExamples(): readonly DocsExample[] {
  const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' });
  return ['../README.md', ...docs]
    .filter((path) => path.endsWith('.md'))
    .flatMap((path) => {
      const page = readFileSync(join(ROOT, 'docs', path), 'utf8');
      const [, address, id] = /^terraform import (\S+) (\S+)$/m.exec(page) ?? [];
      return [...page.matchAll(/^```terraform\n(.*?)^```$/gms)].map(([, text = ''], index) => ({
        module: `${path.replace(/\W/g, '_')}_${index}`,
        text,
        imported: address && id && index === 0 ? ([address, id] as const) : undefined,
      }));
    });
}

function toModuleBlock({ module }: DocsExample): string {
  return `module "${module}" {\n  source = "./${module}"\n}\n`;
}

function toImportBlock({ module, imported: [address, id] = ['', ''] }: DocsExample): string {
  return `import {\n  to = module.${module}.${address}\n  id = "${id}"\n}\n`;
}

function writeModule(
  { folder, read, write }: TerraformWorkspace,
  { module, text }: DocsExample,
): void {
  mkdirSync(join(folder, module));
  write(`${module}/main.tf`, text);
  if (!text.includes('required_providers')) {
    write(`${module}/versions.tf`, read('versions.tf').trimStart());
  }
}
