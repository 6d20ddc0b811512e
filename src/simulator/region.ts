import { type Random, seeded } from './random';

/** The region of a request that names none. */
export const USUAL_REGION = 'cn-hangzhou';

/** Chance for what differs between regions, such as ids: the same in every run, another in each region. */
export function chanceIn(region: string = USUAL_REGION, random: Random): Random {
  return seeded(Math.floor(random() * 2 ** 32) ^ hash(region));
}

/**
 * What follows the kind of a resource in the ids of Alibaba Cloud, such as bp1 in m-bp1:
 * letters that stand for the region.
 */
export function lettersOf(region: string = USUAL_REGION): string {
  return LETTERS[region] ?? hash(region).toString(36).padStart(3, '0').slice(-3);
}

const LETTERS: Readonly<Record<string, string>> = {
  'cn-beijing': '2ze',
  'cn-chengdu': '2vc',
  'cn-hangzhou': 'bp1',
  'cn-hongkong': 'j6c',
  'cn-huhehaote': 'hp3',
  'cn-qingdao': 'm5e',
  'cn-shanghai': 'uf6',
  'cn-shenzhen': 'wz9',
  'cn-zhangjiakou': '8vb',
  'ap-northeast-1': '6we',
  'ap-southeast-1': 't4n',
  'eu-central-1': 'gw8',
  'us-east-1': '0xi',
  'us-west-1': 'rj9',
};

/** FNV-1a (public domain), in 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return value >>> 0;
}
