import type { CatalogImage } from '../../../simulator/catalog';
import { numberedPage } from '../../../simulator/page';
import { given } from '../../../simulator/parameter';
import { firstRefusal } from '../../../simulator/rule';
import type { Answer, RequestParameters, Service } from '../../../simulator/service';
import { find } from './find';
import { invent } from './invent';
import { rules } from './rules';
import { toWire } from './wire';

/** DescribeImages of 2014-05-26, played from its documentation. */
export const service: Service = {
  id: 'alicloud-ecs',
  route: { protocol: 'alicloud-rpc', action: 'DescribeImages', version: '2014-05-26' },
  generate: invent,
  answer,
};

function answer(parameters: RequestParameters, images: readonly CatalogImage[]): Answer {
  const refusal = firstRefusal(rules, parameters);
  if (refusal) {
    return { refusal };
  }
  const number = Number(given(parameters, 'PageNumber') ?? 1);
  const size = Number(given(parameters, 'PageSize') ?? 10);
  const found = find(images, parameters);
  return {
    body: {
      RegionId: given(parameters, 'RegionId'),
      TotalCount: found.length,
      PageNumber: number,
      PageSize: size,
      Images: { Image: numberedPage(found, number, size).map(toWire) },
    },
  };
}
