import type { Image } from '../../src/image/image';

/** An image of alicloud-ecs with what matters to a test. */
export function image(id: string, fields: Partial<Image> = {}): Image {
  return {
    source: 'alicloud-ecs',
    region: 'cn-hangzhou',
    id,
    name: id,
    status: 'available',
    ...fields,
  };
}
