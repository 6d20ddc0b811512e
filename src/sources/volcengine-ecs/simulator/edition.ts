import type { Architecture } from '../../../simulator/distribution';
import type { Published } from '../../../simulator/publication';

/** A public image that comes out again and again, under another id each time. */
export interface Edition extends Published {
  readonly os: 'linux' | 'windows';
  /** Its ID of os-release(5). */
  readonly platform: string;
  readonly platformVersion: string;
  /** The words of its variant; none: the distribution as such. */
  readonly variant?: string;
  readonly language?: 'en' | 'zh';
  readonly architecture: Architecture;
  /** Platform on the wire. */
  readonly word: string;
  /** ImageName, in one language. */
  readonly name: string;
  /** OsName, always in English. */
  readonly osName: string;
  /** PlatformVersion: what OsName says behind the product. */
  readonly release: string;
  readonly isLts: boolean;
  /** How much later than its generation it comes out. */
  readonly delayDays: number;
  /** Whether it came out for the last time long ago, and is advised against. */
  readonly isRetired: boolean;
}
