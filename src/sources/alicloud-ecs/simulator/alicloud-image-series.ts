import type { CatalogArchitecture } from '../../../simulator/generation/distribution';
import type { ImageSeries } from '../../../simulator/generation/publication';

/** The system of an image: neutral values, and the names that Alibaba Cloud uses. */
export interface AlicloudBaseSystem {
  readonly os: 'linux' | 'windows';
  /** Its ID of os-release(5). */
  readonly platform: string;
  readonly platformVersion?: string;
  /** The variant; absent for the plain distribution. */
  readonly variant?: string;
  readonly language?: 'en' | 'zh';
  readonly architecture: CatalogArchitecture;
  /** Platform on the wire. */
  readonly reportedPlatform: string;
  readonly osName: string;
  /** Absent for old images and some others. */
  readonly osNameEn?: string;
  readonly bootMode: 'bios' | 'uefi' | 'uefi-preferred';
  readonly sizeGib: number;
}

/** A public image that is published repeatedly, each time with another date in its name. */
export interface AlicloudImageSeries extends AlicloudBaseSystem, ImageSeries {
  /** The file name up to its date. */
  readonly fileNamePrefix: string;
  readonly fileType: 'vhd' | 'qcow2';
  readonly family: string;
  /** The days between its generation and its publication. */
  readonly delayDays: number;
  /** Whether it is no longer renewed, and deprecated. */
  readonly isRetired: boolean;
}
