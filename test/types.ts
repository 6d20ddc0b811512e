/** Checked by the compiler alone: what compiles here and what must not. */
import { type FindInput, findImage, type ListInput, listImages, type SourceId } from 'imagepin';

export const known: SourceId = 'alicloud-ecs';
// @ts-expect-error a source that is not registered is no SourceId
export const unknown: SourceId = 'aws-ec2';

export const own: ListInput = { source: 'alicloud-ecs', family: 'acs:ubuntu_22_04_x64' };
// @ts-expect-error family is an option of another source
export const misplaced: ListInput = { source: 'volcengine-ecs', family: 'acs:ubuntu_22_04_x64' };
export const plain: ListInput = { source: 'alicloud-batchcompute', owners: ['self'] };
// @ts-expect-error a find returns one image, so it has no limit
export const limited: FindInput = { source: 'alicloud-ecs', limit: 2 };
// @ts-expect-error the words are closed
export const misspelled: FindInput = { source: 'alicloud-ecs', architecture: 'amd64' };

export async function typedResults(): Promise<void> {
  const { image } = await findImage({ source: 'alicloud-eci' });
  const size: number | undefined = image.sizeGib;
  const { images } = await listImages({ source: 'volcengine-ecs' });
  const project: string | undefined = images[0]?.projectName;
  // @ts-expect-error an image cache belongs to no project
  image.projectName;
  void [size, project];
}
