import type { CatalogImage } from '../catalog/catalog-image';
import { getString } from '../catalog/image-fields';

/** Whether a text is made like a type of either cloud, such as ecs.g7.large. */
export function isInstanceType(text: string): boolean {
  return /^ecs\.[a-z0-9-]+\.[a-z0-9]+$/.test(text);
}

/** A rule of ours: families with an r or y behind their generation are ARM and take arm64 alone. */
export function supportsInstanceType(image: CatalogImage, instanceType: string): boolean {
  const isArm = /^ecs\.[a-z]+\d+[ry]/.test(instanceType);
  return (getString(image, 'architecture') === 'arm64') === isArm;
}
