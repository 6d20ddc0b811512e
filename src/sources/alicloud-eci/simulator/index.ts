import type { CatalogImage } from '../../../simulator/catalog';
import { chainedPage } from '../../../simulator/page';
import { given } from '../../../simulator/parameter';
import { firstRefusal } from '../../../simulator/rule';
import type { Answer, RequestParameters, Service } from '../../../simulator/service';
import { find } from './find';
import { invent } from './invent';
import { invalidToken, rules } from './rules';
import { toWire } from './wire';

/** DescribeImageCaches of 2018-08-08, played from its documentation. */
export const service: Service = {
  id: 'alicloud-eci',
  route: { protocol: 'alicloud-rpc', action: 'DescribeImageCaches', version: '2018-08-08' },
  generate: invent,
  answer,
};

function answer(parameters: RequestParameters, images: readonly CatalogImage[]): Answer {
  const refusal = firstRefusal(rules, parameters);
  if (refusal) {
    return { refusal };
  }
  const found = find(images, parameters);
  const size = Number(given(parameters, 'Limit') ?? 20);
  const chained = chainedPage(found, given(parameters, 'NextToken'), size);
  const region = given(parameters, 'RegionId');
  return chained
    ? {
        body: {
          TotalCount: found.length,
          NextToken: chained.next,
          ImageCaches: chained.page.map((image) => toWire(image, region)),
        },
      }
    : { refusal: invalidToken };
}
