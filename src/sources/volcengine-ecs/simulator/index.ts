import type { CatalogImage } from '../../../simulator/catalog';
import { chainedPage } from '../../../simulator/page';
import { given } from '../../../simulator/parameter';
import { firstRefusal } from '../../../simulator/rule';
import type { Answer, RequestParameters, Service } from '../../../simulator/service';
import { find, tagsAsked } from './find';
import { invent } from './invent';
import { invalidToken, rules, tooManyTagged } from './rules';
import { toWire } from './wire';

/** DescribeImages of 2020-04-01, played from its documentation. */
export const service: Service = {
  id: 'volcengine-ecs',
  route: {
    protocol: 'volcengine',
    service: 'ecs',
    action: 'DescribeImages',
    version: '2020-04-01',
  },
  generate: invent,
  answer,
};

/** More images than that cannot be found by tags. */
const MAX_TAGGED = 1000;

function answer(parameters: RequestParameters, images: readonly CatalogImage[]): Answer {
  const refusal = firstRefusal(rules, parameters);
  if (refusal) {
    return { refusal };
  }
  const found = find(images, parameters);
  if (tagsAsked(parameters).length > 0 && found.length > MAX_TAGGED) {
    return { refusal: tooManyTagged };
  }
  const size = Number(given(parameters, 'MaxResults') ?? 15);
  const chained = chainedPage(found, given(parameters, 'NextToken'), size);
  return chained
    ? {
        body: {
          NextToken: chained.next ?? '',
          TotalCount: found.length,
          Images: chained.page.map(toWire),
        },
      }
    : { refusal: invalidToken };
}
