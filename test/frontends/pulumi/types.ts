/** Checked by the compiler alone: what compiles here and what must not. */
import * as pulumi from '@pulumi/pulumi';
import * as imagepin from 'imagepin/pulumi';

type Args = imagepin.GetAlicloudEcsImageArgs;

export const chosen: Args = { architecture: 'arm64', owners: ['system'], mostRecent: true };
// @ts-expect-error it is no argument
export const misspelled: Args = { platfrom: 'ubuntu' };
// @ts-expect-error the choices are closed
export const misnamed: Args = { architecture: 'amd64' };
// @ts-expect-error what is known later is for the other form
export const open: Args = { platform: pulumi.output('ubuntu') };
// @ts-expect-error family is an argument of another source
export const misplaced: imagepin.VolcengineEcsImagePinArgs = { family: 'ubuntu' };
// @ts-expect-error the source is required
export const unaddressed: imagepin.GetImageOutputArgs = { platform: 'ubuntu' };
// @ts-expect-error a find returns one image, so it has no limit
export const limited: imagepin.GetAlicloudEcsImageOutputArgs = { limit: 2 };
// @ts-expect-error a list is no resource, so that nothing triggers it
export const triggered: imagepin.GetAlicloudEcsImagesArgs = { triggers: { wave: '1' } };

/** Whatever is taken by the output form, a part of it may be known later. */
export function later(text: pulumi.Output<string>): imagepin.GetAlicloudEcsImagesOutputArgs {
  return {
    platform: text,
    owners: ['system', text],
    tags: { stage: text, team: 'web' },
    ids: pulumi.output(['m-1']),
    architecture: pulumi.output('arm64' as const),
    limit: Promise.resolve(2),
    mostRecent: undefined,
  };
}

export async function found(): Promise<void> {
  const { image, warnings, owners } = await imagepin.getAlicloudEcsImage(chosen);
  const created: string | undefined = image.createdAt;
  const messages: string[] = warnings.map(({ message }) => message);
  const { images, imageIds } = await imagepin.getVolcengineEcsImages();
  const project: string | undefined = images[0]?.projectName;
  const echoed: readonly string[] | undefined = owners;
  // @ts-expect-error a result is not set
  image.id = imageIds[0];
  // @ts-expect-error an image of another source belongs to no project
  image.projectName;
  void [created, messages, project, echoed];
}

export function pinned(parent: pulumi.Resource): pulumi.Output<string> {
  const provider = new imagepin.Provider('beijing', {
    region: 'cn-beijing',
    alicloud: { accessKey: pulumi.secret('id'), secretKey: 'secret' },
    endpoints: { 'alicloud-ecs': 'https://ecs.internal' },
    timeoutSeconds: pulumi.output(30),
  });
  const web = new imagepin.AlicloudEcsImagePin('web', { ...chosen, triggers: { wave: '1' } });
  const any = new imagepin.ImagePin(
    'any',
    { source: 'alicloud-ecs', ids: [web.image.id] },
    { provider, parent, dependsOn: [web] },
  );
  const platform: pulumi.Output<string | undefined> = any.platform;
  // @ts-expect-error a pin has no warnings
  web.warnings;
  // @ts-expect-error a trigger is a text
  new imagepin.AlicloudEcsImagePin('web', { triggers: { wave: 1 } });
  // @ts-expect-error the source is required
  new imagepin.ImagePin('any');
  // @ts-expect-error they are called accessKey and secretKey
  new imagepin.Provider('beijing', { alicloud: { accessKeyId: 'id' } });
  void platform;
  return web.image.apply(({ id }) => id);
}
