/** A stack of CDK Terrain, the fork of CDKTF: lists images and creates a worker from the first one. */
import { App, DataResource, Fn, LocalBackend, TerraformOutput, TerraformStack } from 'cdktn';
import type { Construct } from 'constructs';
import { DataImagepinVolcengineEcsImages, ImagepinProvider } from 'imagepin/cdktn';

class Workers extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // The state of this example stays next to its output; keep that of real servers elsewhere.
    new LocalBackend(this, { path: 'terraform.tfstate' });

    // Without `simulate`, lookups call the cloud.
    new ImagepinProvider(this, 'imagepin', { region: 'cn-beijing', simulate: true });

    const arm = new DataImagepinVolcengineEcsImages(this, 'arm', {
      owners: ['system'],
      platform: 'ubuntu',
      architecture: 'arm64',
      sortBy: 'version',
    });
    new TerraformOutput(this, 'number_of_images', { value: Fn.lengthOf(arm.imageIds) });
    new TerraformOutput(this, 'created_at', { value: arm.images.get(0).createdAt });

    // Replace this by an instance of your cloud's own provider.
    new DataResource(this, 'worker', { input: { imageId: arm.images.get(0).id } });
  }
}

const app = new App();
new Workers(app, 'workers');
app.synth();
