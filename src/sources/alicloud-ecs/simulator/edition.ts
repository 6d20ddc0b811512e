import type { Architecture } from '../../../simulator/distribution';
import type { Published } from '../../../simulator/publication';

/** What an image is based on: facts, and the names that Alibaba Cloud gives them. */
export interface Base {
  readonly os: 'linux' | 'windows';
  /** Its ID of os-release(5). */
  readonly platform: string;
  readonly platformVersion?: string;
  /** The words of its variant; none: the distribution as such. */
  readonly variant?: string;
  readonly language?: 'en' | 'zh';
  readonly architecture: Architecture;
  /** Platform on the wire. */
  readonly word: string;
  readonly osName: string;
  /** Old images have none, and some others. */
  readonly osNameEn?: string;
  readonly bootMode: 'bios' | 'uefi' | 'uefi-preferred';
  readonly sizeGib: number;
}

/** A public image that comes out again and again, each time with another day in its name. */
export interface Edition extends Base, Published {
  /** The file name up to its day. */
  readonly file: string;
  readonly fileType: 'vhd' | 'qcow2';
  readonly family: string;
  /** How much later than its generation it comes out. */
  readonly delayDays: number;
  /** Whether it came out for the last time long ago, and is advised against. */
  readonly isRetired: boolean;
}
