import type { CatalogArchitecture } from '../../../simulator/generation/distribution';
import type { ImageSeries } from '../../../simulator/generation/publication';

/** A public image that comes out again and again, under another id each time. */
export interface VolcengineImageSeries extends ImageSeries {
  readonly os: 'linux' | 'windows';
  /** Its ID of os-release(5). */
  readonly platform: string;
  readonly platformVersion: string;
  /** The words of its variant; none: the distribution as such. */
  readonly variant?: string;
  readonly language?: 'en' | 'zh';
  readonly architecture: CatalogArchitecture;
  /** Platform on the wire. */
  readonly reportedPlatform: string;
  /** ImageName, in one language. */
  readonly name: string;
  /** OsName, always in English. */
  readonly osName: string;
  /** PlatformVersion: what OsName says behind the product. */
  readonly reportedPlatformVersion: string;
  readonly isLts: boolean;
  /** How much later than its generation it comes out. */
  readonly delayDays: number;
  /** Whether it came out for the last time long ago, and is advised against. */
  readonly isRetired: boolean;
}
