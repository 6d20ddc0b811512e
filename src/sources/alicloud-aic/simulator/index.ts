import type { CatalogImage } from '../../../simulator/catalog';
import { textOf } from '../../../simulator/field';
import { type Filter, narrow, same } from '../../../simulator/filter';
import { numberedPage } from '../../../simulator/page';
import { given } from '../../../simulator/parameter';
import { refusal } from '../../../simulator/refusal';
import { allows, counts, firstRefusal, matches, type Rule } from '../../../simulator/rule';
import type { Answer, Refusal, RequestParameters, Service } from '../../../simulator/service';
import { invent } from './invent';
import { toCreationTime, toStatus, toType, toWire } from './wire';

/** DescribeAICImages of 2017-11-10, played from its documentation. */
export const service: Service = {
  id: 'alicloud-aic',
  route: { protocol: 'alicloud-rpc', action: 'DescribeAICImages', version: '2017-11-10' },
  generate: invent,
  answer,
};

function answer(parameters: RequestParameters, images: readonly CatalogImage[]): Answer {
  const refused = firstRefusal(rules, parameters);
  if (refused) {
    return { refusal: refused };
  }
  const number = Number(given(parameters, 'PageNumber') ?? 1);
  const size = Number(given(parameters, 'PageSize') ?? 10);
  const found = narrow(images, parameters, filters);
  return {
    body: {
      TotalCount: found.length,
      PageNumber: number,
      PageSize: size,
      Images: numberedPage(found, number, size).map(toWire),
    },
  };
}

const DAY = /^\d{4}-\d\d-\d\d$/;

const rules: readonly Rule[] = [
  counts('PageNumber', 1, Number.MAX_SAFE_INTEGER, invalid('PageNumber')),
  counts('PageSize', 1, 100, invalid('PageSize')),
  allows('Status', ['verifying', 'disable', 'available'], invalid('Status')),
  allows('ImageType', ['public', 'private'], invalid('ImageType')),
  matches('MinDate', (day) => DAY.test(day), invalid('MinDate')),
  matches('MaxDate', (day) => DAY.test(day), invalid('MaxDate')),
];

/** Days are those of China Standard Time, like the creation times, and both ends are included. */
const filters: readonly Filter[] = [
  same('ImageId', (image) => image.id),
  same('ImageUrl', (image) => textOf(image, 'imageUrl')),
  same('Status', toStatus),
  same('ImageType', toType),
  { name: 'MinDate', keeps: (image, day) => (dayOf(image) ?? '') >= day },
  { name: 'MaxDate', keeps: (image, day) => (dayOf(image) ?? '~') <= day },
  {
    name: 'Description',
    keeps: (image, part) => textOf(image, 'description')?.includes(part) ?? false,
  },
];

function dayOf(image: CatalogImage): string | undefined {
  return toCreationTime(image)?.slice(0, 10);
}

function invalid(name: string): Refusal {
  const message = `The specified field ${name} invalid. Please check it again.`;
  return refusal(400, `InvalidParameter.${name}`, message);
}
