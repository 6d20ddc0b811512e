/** A stack that finds the newest image, pins one, and creates a server from the pinned one. */
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

    // The state of this example stays next to its output; keep that of real servers elsewhere.
    new LocalBackend(this, { path: 'terraform.tfstate' });

    // Without `simulate`, lookups call the cloud.
    new ImagepinProvider(this, 'imagepin', { region: 'cn-hangzhou', simulate: true });

    const query = {
      owners: ['system'],
      platform: 'ubuntu',
      platformVersion: '22.04',
      architecture: 'x86_64' as const,
      mostRecent: true,
    };

    // Found at every plan: a newer image is a change to review.
    const newest = new DataImagepinAlicloudEcsImage(this, 'newest', query);
    new TerraformOutput(this, 'newest_image', { value: newest.image.name });
    new TerraformOutput(this, 'created_at', { value: newest.image.createdAt });

    // Found once: resources that use it stay until the query or the triggers change.
    const pin = new AlicloudEcsImagePin(this, 'pin', { ...query, triggers: { release: '1' } });

    // Replace this by an instance of your cloud's own provider.
    new DataResource(this, 'server', { input: { imageId: pin.id } });
  }
}

const app = new App();
new Web(app, 'web');
app.synth();
