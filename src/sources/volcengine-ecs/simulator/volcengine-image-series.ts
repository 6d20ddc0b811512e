import type { CatalogArchitecture } from '../../../simulator/generation/distribution';
import type { ImageSeries } from '../../../simulator/generation/publication';

/** A public image that is published repeatedly, each time with another ID. */
export interface VolcengineImageSeries extends ImageSeries {
  readonly os: 'linux' | 'windows';
  /** Its ID of os-release(5). */
  readonly platform: string;
  readonly platformVersion: string;
  /** The variant; absent for the plain distribution. */
  readonly variant?: string;
  readonly language?: 'en' | 'zh';
  readonly architecture: CatalogArchitecture;
  /** Platform on the wire. */
  readonly reportedPlatform: string;
  /** ImageName, in one language. */
  readonly name: string;
  /** OsName, always in English. */
  readonly osName: string;
  /** PlatformVersion: the part of OsName after the product. */
  readonly reportedPlatformVersion: string;
  readonly isLts: boolean;
  /** The days between its generation and its publication. */
  readonly delayDays: number;
  /** Whether it is no longer renewed, and deprecated. */
  readonly isRetired: boolean;
}
