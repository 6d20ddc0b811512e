/**
 * The region codes at the start of resource ids, such as m-bp1gxyz.
 * The vendor does not document them; these occur in public ids with a known region.
 */
const REGIONS: Readonly<Record<string, string>> = {
  '0jl': 'cn-wulanchabu',
  '0xi': 'us-east-1',
  '2vc': 'cn-chengdu',
  '2ze': 'cn-beijing',
  '5ts': 'ap-southeast-6',
  '6we': 'ap-northeast-1',
  '7xv': 'cn-guangzhou',
  '8ps': 'ap-southeast-3',
  '8vb': 'cn-zhangjiakou',
  a2d: 'ap-south-1',
  bp1: 'cn-hangzhou',
  d7o: 'eu-west-1',
  gw8: 'eu-central-1',
  hp3: 'cn-huhehaote',
  j6c: 'cn-hongkong',
  k1a: 'ap-southeast-5',
  l4v: 'me-central-1',
  m5e: 'cn-qingdao',
  mj7: 'ap-northeast-2',
  rj9: 'us-west-1',
  t4n: 'ap-southeast-1',
  uf6: 'cn-shanghai',
  wz9: 'cn-shenzhen',
};

/** The region of a resource id, such as cn-hangzhou for m-bp1gxyz. */
export function regionOfId(id: string): string | undefined {
  const [, letters = ''] = /^[a-z]+-([a-z0-9]{3})/.exec(id) ?? [];
  return Object.hasOwn(REGIONS, letters) ? REGIONS[letters] : undefined;
}

/** The series and date of a public image id; the disk size is ignored, since a later release may have a larger disk. */
export function releaseOfId(id: string): { series: string; date: string } | undefined {
  const [, name, date] = /^(.+)_(\d{8})(?:\.\w+)?$/.exec(id) ?? [];
  return name && date ? { series: name.replace(/_\d+G(?=_|$)/i, ''), date } : undefined;
}
