import { createSeededRandom, type Random } from './random';

/** The region of a request that names none. */
export const SIMULATOR_REGION = 'cn-hangzhou';

/** Chance for what differs between regions, such as ids: the same in every run, another in each region. */
export function createRegionalRandom(region: string = SIMULATOR_REGION, random: Random): Random {
  return createSeededRandom(Math.floor(random() * 2 ** 32) ^ fnv1a(region));
}

/**
 * What follows the kind of a resource in the ids of Alibaba Cloud, such as bp1 in m-bp1:
 * letters that stand for the region.
 */
export function regionCodeOf(region: string = SIMULATOR_REGION): string {
  return REGION_CODES[region] ?? fnv1a(region).toString(36).padStart(3, '0').slice(-3);
}

const REGION_CODES: Readonly<Record<string, string>> = {
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
function fnv1a(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return value >>> 0;
}
