import type {
  DataImagepinAlicloudEcsImage,
  DataImagepinAlicloudEcsImages,
  DataImagepinImageConfig,
} from 'imagepin/cdktf';
import { version } from '../../../package.json';
import {
  cdkModules,
  reference,
  synthesizeToHcl,
  synthesizeToJson,
  synthesizeWithValidation,
} from './support/cdk-modules';

const query = { owners: ['system'], platform: 'ubuntu', mostRecent: true };

// Whatever is claimed holds over either module.
describe.each(cdkModules)('over $module', (over) => {
  const { cdk, constructs } = over;

  test('a provider, a data source and a pin are synthesized as generated constructs would be', () => {
    const json = synthesizeToJson(over, (stack) => {
      new constructs.ImagepinProvider(stack, 'imagepin', {
        region: 'cn-hangzhou',
        alicloud: { accessKey: 'id', secretKey: 'secret' },
        simulate: true,
        timeoutSeconds: 30,
      });
      const web = new constructs.DataImagepinAlicloudEcsImage(stack, 'web', {
        ...query,
        tags: { teamName: 'web' },
      });
      new constructs.AlicloudEcsImagePin(stack, 'pin', {
        ...query,
        triggers: { newest: web.id },
        dependsOn: [web],
      });
      new cdk.TerraformOutput(stack, 'created_at', { value: web.image.createdAt });
    });

    expect(json).toEqual({
      terraform: { required_providers: { imagepin: { source: 'imagepin/imagepin', version } } },
      provider: {
        imagepin: [
          {
            region: 'cn-hangzhou',
            alicloud: { access_key: 'id', secret_key: 'secret' },
            simulate: true,
            timeout_seconds: 30,
          },
        ],
      },
      data: {
        imagepin_alicloud_ecs_image: {
          web: {
            owners: ['system'],
            platform: 'ubuntu',
            most_recent: true,
            tags: { teamName: 'web' },
          },
        },
      },
      resource: {
        imagepin_alicloud_ecs_image_pin: {
          pin: {
            owners: ['system'],
            platform: 'ubuntu',
            most_recent: true,
            triggers: { newest: reference('data.imagepin_alicloud_ecs_image.web.id') },
            depends_on: ['data.imagepin_alicloud_ecs_image.web'],
          },
        },
      },
      output: {
        created_at: { value: reference('data.imagepin_alicloud_ecs_image.web.image.created_at') },
      },
    });
  });

  test.each`
    reached                                                                   | as
    ${({ one }: Results) => one.id}                                           | ${'_image.one.id'}
    ${({ one }: Results) => one.image}                                        | ${'_image.one.image'}
    ${({ one }: Results) => one.image.createdAt}                              | ${'_image.one.image.created_at'}
    ${({ one }: Results) => one.image.sizeGib}                                | ${'_image.one.image.size_gib'}
    ${({ one }: Results) => one.image.cloudInit}                              | ${'_image.one.image.cloud_init'}
    ${({ one }: Results) => one.image.tags}                                   | ${'_image.one.image.tags'}
    ${({ one }: Results) => one.image.tags.lookup('team')}                    | ${'_image.one.image.tags["team"]'}
    ${({ one }: Results) => one.image.diskDeviceMappings.get(1).snapshotId}   | ${'_image.one.image.disk_device_mappings[1].snapshot_id'}
    ${({ one }: Results) => one.image.detectionOptions.items.get(0).riskCode} | ${'_image.one.image.detection_options.items[0].risk_code'}
    ${({ one }: Results) => one.warnings.get(0).message}                      | ${'_image.one.warnings[0].message'}
    ${({ one }: Results) => one.platform}                                     | ${'_image.one.platform'}
    ${({ all }: Results) => all.images}                                       | ${'_images.all.images'}
    ${({ all }: Results) => all.images.get(0)}                                | ${'_images.all.images[0]'}
    ${({ all }: Results) => all.images.get(0).id}                             | ${'_images.all.images[0].id'}
    ${({ all }: Results) => all.images.get(1).features.nvmeSupport}           | ${'_images.all.images[1].features.nvme_support'}
    ${({ all }: Results) => all.imageIds}                                     | ${'_images.all.image_ids'}
  `('a reference to an attribute is rendered as $as', ({ reached, as }) => {
    const json = synthesizeToJson(over, (stack) => {
      const one = new constructs.DataImagepinAlicloudEcsImage(stack, 'one', query);
      const all = new constructs.DataImagepinAlicloudEcsImages(stack, 'all', query);
      new cdk.TerraformOutput(stack, 'reached', { value: reached({ one, all }) });
    });

    expect(json.output).toEqual({
      reached: { value: reference(`data.imagepin_alicloud_ecs${as}`) },
    });
  });

  test('a reference has the type of its attribute', () => {
    const types: unknown[] = [];

    synthesizeToJson(over, (stack) => {
      const one = new constructs.DataImagepinAlicloudEcsImage(stack, 'one', {});
      types.push(typeof one.name, typeof one.timeoutSeconds, Array.isArray(one.owners));
      types.push(typeof one.mostRecent, Object.keys(one.tags).length);
    });

    expect(types).toEqual(['string', 'number', true, 'object', 1]);
  });

  test('an argument can be set, reset, referenced and read back', () => {
    const seen: unknown[] = [];

    const json = synthesizeToJson(over, (stack) => {
      const one = new constructs.DataImagepinAlicloudEcsImage(stack, 'one', query);
      one.platform = 'debian';
      one.resetMostRecent();
      seen.push(one.platformInput, one.mostRecentInput, one.ownersInput, one.regionInput);
    });

    expect(seen).toEqual(['debian', undefined, ['system'], undefined]);
    expect(json.data).toEqual({
      imagepin_alicloud_ecs_image: { one: { owners: ['system'], platform: 'debian' } },
    });
  });

  test('changing one construct changes neither another one nor its props', () => {
    const json = synthesizeToJson(over, (stack) => {
      const one = new constructs.DataImagepinImage(stack, 'one', { source: 'volcengine-ecs' });
      const props: DataImagepinImageConfig = { source: 'alicloud-ecs' };
      new constructs.DataImagepinImage(stack, 'two', props).source = 'alicloud-eci';
      one.name = String(props.source);
    });

    expect(json.data).toEqual({
      imagepin_image: {
        one: { source: 'volcengine-ecs', name: 'alicloud-ecs' },
        two: { source: 'alicloud-eci' },
      },
    });
  });

  test.each`
    props                                      | expected
    ${{ architecture: 'amd64' }}               | ${'architecture "amd64" is not one of x86_64, arm64, i386. Did you mean "x86_64"?'}
    ${{ os: 'bsd' }}                           | ${'os "bsd" is not one of linux, windows, android.'}
    ${{ architecture: 'arm64', os: 'linux' }}  | ${undefined}
    ${{ architecture: '', sortBy: undefined }} | ${undefined}
  `('validation of $props reports $expected', ({ props, expected }) => {
    const synthesize = () =>
      synthesizeWithValidation(over, (stack) => {
        new constructs.AlicloudEcsImagePin(stack, 'web', { ...query, ...props });
      });

    expect(errorMessageOf(synthesize)).toEqual(
      expected && expect.stringContaining(`[stack/web] ${expected}`),
    );
  });

  test('tokens, and values that are corrected after construction, pass the validation', () => {
    const synthesize = () =>
      synthesizeWithValidation(over, (stack) => {
        const variable = new cdk.TerraformVariable(stack, 'variable', {});
        const source = cdk.Token.asAny(variable.stringValue);
        const pin = new constructs.ImagePin(stack, 'pin', { source, architecture: 'arm64' });
        new constructs.ImagePin(stack, 'other', {
          source: variable.value,
          architecture: cdk.Token.asAny(pin.architecture),
          bootMode: cdk.Token.asAny(`${variable.stringValue}`),
        });
      });

    expect(errorMessageOf(synthesize)).toBeUndefined();
  });

  test('an invalid value that is set after construction is rejected', () => {
    const synthesize = () =>
      synthesizeWithValidation(over, (stack) => {
        const wrong: object = { sortBy: 'age' };
        Object.assign(
          new constructs.DataImagepinImage(stack, 'web', { source: 'alicloud-ecs' }),
          wrong,
        );
      });

    expect(errorMessageOf(synthesize)).toContain(
      'sortBy "age" is not one of created, version, name.',
    );
  });

  test('a required argument cannot be reset', () => {
    const members = Object.getOwnPropertyNames(constructs.DataImagepinImage.prototype);

    expect(members).toEqual(expect.arrayContaining(['sourceInput', 'resetRegion']));
    expect(members).not.toContain('resetSource');
  });

  test('a second provider is used by its alias', () => {
    const json = synthesizeToJson(over, (stack) => {
      const provider = new constructs.ImagepinProvider(stack, 'beijing', {
        region: 'cn-beijing',
        alias: 'beijing',
      });
      provider.catalog = provider.region;
      provider.resetRegion();
      new constructs.ImagePin(stack, 'pin', { source: 'alicloud-ecs', provider });
    });

    expect(json).toMatchObject({
      provider: { imagepin: [{ alias: 'beijing', catalog: 'cn-beijing' }] },
      resource: {
        imagepin_image_pin: { pin: { source: 'alicloud-ecs', provider: 'imagepin.beijing' } },
      },
    });
  });

  // The modules put all keys of a provider into snake case, so that generated constructs name unknown sources.
  test('endpoints keep the ids of their sources', () => {
    const json = synthesizeToJson(over, (stack) => {
      new constructs.ImagepinProvider(stack, 'imagepin', {
        endpoints: { 'alicloud-ecs': 'https://ecs.internal' },
      });
    });

    expect(json.provider).toEqual({
      imagepin: [{ endpoints: { 'alicloud-ecs': 'https://ecs.internal' } }],
    });
  });

  test('a pin is imported', () => {
    const json = synthesizeToJson(over, (stack) => {
      const provider = new constructs.ImagepinProvider(stack, 'imagepin', {});
      constructs.AlicloudEcsImagePin.generateConfigForImport(stack, 'pin', 'm-1', provider);
    });

    expect(json.import).toEqual([
      { to: 'imagepin_alicloud_ecs_image_pin.pin', id: 'm-1', provider: 'imagepin' },
    ]);
  });

  test('a stack can be written in HCL', () => {
    const hcl = synthesizeToHcl(over, (stack) => {
      new constructs.ImagepinProvider(stack, 'imagepin', {
        alicloud: { accessKey: 'id', secretKey: 'secret' },
        endpoints: { 'alicloud-ecs': 'https://ecs.internal' },
      });
      new constructs.ImagepinProvider(stack, 'second', { alias: 'second' });
      new constructs.DataImagepinAlicloudEcsImages(stack, 'all', { ...query, limit: 2 });
    });

    expect(hcl).toContain(`provider "imagepin" {
alicloud = {
access_key = "id"
secret_key = "secret"
}
endpoints = {
alicloud-ecs = "https://ecs.internal"
}
}

provider "imagepin" {
alias = "second"
}
data "imagepin_alicloud_ecs_images" "all" {
platform = "ubuntu"
owners = [
"system"
]
most_recent = true
limit = 2
}`);
  });
});

interface Results {
  readonly one: DataImagepinAlicloudEcsImage;
  readonly all: DataImagepinAlicloudEcsImages;
}

function errorMessageOf(synthesize: () => void): string | undefined {
  try {
    synthesize();
    return undefined;
  } catch (error) {
    return Object(error).message;
  }
}
