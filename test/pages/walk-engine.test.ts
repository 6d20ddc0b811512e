import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describeEngines, describePulumi } from '../support/engines';
import { expectOutputs, pagesFor } from './support/check';
import { ROOT } from './support/page';
import { openDesk } from './support/walk';

describeEngines('commands for Terraform', ({ name, command }) => {
  test.each(pagesFor('terraform'))('in %s work in an empty project', async (_, sections) => {
    const desk = await openDesk({ terraform: command });

    const printed = await desk
      .follow(sections, {
        before: INSTALL,
        places: {
          ...(name === 'tofu' && { 'registry.terraform.io': 'registry.opentofu.org' }),
          '/srv/terraform/mirror': join(desk.folder, 'mirror'),
          '/path/to/imagepin/dist': join(ROOT, 'dist'),
        },
      })
      .finally(desk.remove);

    expectOutputs(sections, printed);
  });
});

describePulumi('commands for Pulumi', (commands) => {
  // A reader who follows several pages has one, so no two pages may create the same stack.
  let backend: string;
  beforeAll(() => {
    backend = mkdtempSync(join(tmpdir(), 'imagepin-backend-'));
  });
  afterAll(() => rmSync(backend, { recursive: true, force: true }));

  test.each(pagesFor('pulumi'))('in %s work in an empty project', async (_, sections) => {
    const desk = await openDesk(
      Object.fromEntries(commands.map((command) => [basename(command), command])),
      backend,
    );

    const printed = await desk.follow(sections).finally(desk.remove);

    expectOutputs(sections, printed);
  });
});

/** What the guides link to, where they take the provider as installed. */
const INSTALL = `
mkdir -p ~/.terraform.d/plugins/registry.terraform.io/imagepin/imagepin
cp ../imagepin/release/*.zip ~/.terraform.d/plugins/registry.terraform.io/imagepin/imagepin/
`;
