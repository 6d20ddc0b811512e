/** A stack that picks an image, shows it, and hands it to a resource. */
import { App, DataResource, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import {
  AlicloudEcsImagePin,
  DataImagepinAlicloudEcsImage,
  ImagepinProvider,
} from 'imagepin/cdktf';

class Web extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // An example's state goes with its output; keep that of real servers elsewhere.
    new LocalBackend(this, { path: 'terraform.tfstate' });

    // Without `simulate`, the cloud is asked.
    new ImagepinProvider(this, 'imagepin', { region: 'cn-hangzhou', simulate: true });

    const query = {
      owners: ['system'],
      platform: 'ubuntu',
      platformVersion: '22.04',
      architecture: 'x86_64' as const,
      mostRecent: true,
    };

    // Looked up with every plan: a newer image is a change to review.
    const newest = new DataImagepinAlicloudEcsImage(this, 'newest', query);
    new TerraformOutput(this, 'newest_image', { value: newest.image.name });
    new TerraformOutput(this, 'created_at', { value: newest.image.createdAt });

    // Looked up once: what is made from it stays until the question or the triggers change.
    const pin = new AlicloudEcsImagePin(this, 'pin', { ...query, triggers: { release: '1' } });

    // In the place of an instance of your cloud's own provider.
    new DataResource(this, 'server', { input: { imageId: pin.id } });
  }
}

const app = new App();
new Web(app, 'web');
app.synth();
