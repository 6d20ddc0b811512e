import { hashText } from '../../../simulator/generation/generate-values';

/** The letters for the region in resource IDs, such as bp1 in m-bp1. */
export function regionCodeOf(region: string): string {
  return REGION_CODES[region] ?? hashText(region).toString(36).padStart(3, '0').slice(-3);
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
