import type { CatalogImage } from '../catalog/catalog-image';
import { getString } from '../catalog/image-fields';

/** Whether a text has the form of an instance type, such as ecs.g7.large. */
export function isInstanceType(text: string): boolean {
  return /^ecs\.[a-z0-9-]+\.[a-z0-9]+$/.test(text);
}

/** An assumption: families with an r or y after their generation are ARM and support only arm64. */
export function supportsInstanceType(image: CatalogImage, instanceType: string): boolean {
  const isArm = /^ecs\.[a-z]+\d+[ry]/.test(instanceType);
  return (getString(image, 'architecture') === 'arm64') === isArm;
}
