import type { CatalogArchitecture } from '../../../simulator/generation/distribution';
import type { ImageSeries } from '../../../simulator/generation/publication';

/** What an image is based on: facts, and the names that Alibaba Cloud gives them. */
export interface AlicloudBaseSystem {
  readonly os: 'linux' | 'windows';
  /** Its ID of os-release(5). */
  readonly platform: string;
  readonly platformVersion?: string;
  /** The words of its variant; none: the distribution as such. */
  readonly variant?: string;
  readonly language?: 'en' | 'zh';
  readonly architecture: CatalogArchitecture;
  /** Platform on the wire. */
  readonly reportedPlatform: string;
  readonly osName: string;
  /** Old images have none, and some others. */
  readonly osNameEn?: string;
  readonly bootMode: 'bios' | 'uefi' | 'uefi-preferred';
  readonly sizeGib: number;
}

/** A public image that comes out again and again, each time with another day in its name. */
export interface AlicloudImageSeries extends AlicloudBaseSystem, ImageSeries {
  /** The file name up to its day. */
  readonly fileNamePrefix: string;
  readonly fileType: 'vhd' | 'qcow2';
  readonly family: string;
  /** How much later than its generation it comes out. */
  readonly delayDays: number;
  /** Whether it came out for the last time long ago, and is advised against. */
  readonly isRetired: boolean;
}
