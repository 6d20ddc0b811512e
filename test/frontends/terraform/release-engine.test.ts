import { join } from 'node:path';
import { packageTerraform } from '../../../build/package-terraform';
import { version } from '../../../package.json';
import { describeEngines } from '../../support/engines';
import { openTerraformWorkspace, type TerraformWorkspace } from './support/workspace';

describeEngines('a released zip', ({ name, command }) => {
  let workspace: TerraformWorkspace;
  beforeEach(() => {
    workspace = openTerraformWorkspace(command);
  });
  afterEach(() => workspace.remove());

  test('is installed from a mirror and makes a plan', async () => {
    const host = name === 'tofu' ? 'registry.opentofu.org' : 'registry.terraform.io';
    const mirror = join(workspace.folder, 'mirror');
    await packageTerraform({ folder: join(mirror, host, 'imagepin/imagepin'), env: {} });
    workspace.write('cli.rc', toCliConfig(mirror));
    workspace.write('main.tf', SIMULATED_PROVIDER);

    const installed = await workspace.run('init');
    const planned = await workspace.run('plan');

    expect(installed).toMatchObject({ code: 0 });
    expect(installed.text).toContain(`Installed imagepin/imagepin v${version}`);
    expect(planned).toMatchObject({ code: 0 });
    expect(planned.text).toMatch(/\+ platform = "ubuntu"/);
  });
});

const SIMULATED_PROVIDER = `
provider "imagepin" {
  region   = "cn-hangzhou"
  simulate = true
}
data "imagepin_alicloud_ecs_image" "web" {
  owners      = ["system"]
  platform    = "ubuntu"
  most_recent = true
}
output "platform" {
  value = data.imagepin_alicloud_ecs_image.web.image.platform
}
`;

/** Without `direct`, no registry is queried. */
function toCliConfig(path: string): string {
  return `
provider_installation {
  filesystem_mirror {
    path    = "${path}"
    include = ["imagepin/imagepin"]
  }
}
`;
}
