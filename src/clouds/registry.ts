import { alicloud } from './alicloud';
import type { Cloud } from './cloud';
import { volcengine } from './volcengine';

/** All clouds. A new one is a folder here, an import and an entry in this file. */
export const clouds = [alicloud, volcengine] as const satisfies readonly Cloud[];

export type CloudId = (typeof clouds)[number]['id'];
