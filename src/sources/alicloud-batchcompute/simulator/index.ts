import type { CatalogImage } from '../../../simulator/catalog';
import { given } from '../../../simulator/parameter';
import { refusal } from '../../../simulator/refusal';
import { firstRefusal, matches, type Rule } from '../../../simulator/rule';
import type { Answer, Refusal, RequestParameters, Service } from '../../../simulator/service';
import { invent } from './invent';
import { toType, toWire } from './wire';

/** ListImages of 2015-11-11, played from its documentation. */
export const service: Service = {
  id: 'alicloud-batchcompute',
  route: { protocol: 'alicloud-roa', path: '/images', version: '2015-11-11' },
  generate: invent,
  answer,
};

/**
 * Pages are in the order of ids and begin with the marker, or with the first id behind it:
 * so a marker works when its image has vanished.
 */
function answer(parameters: RequestParameters, images: readonly CatalogImage[]): Answer {
  const refused = firstRefusal(rules, parameters);
  if (refused) {
    return { refusal: refused };
  }
  const marker = given(parameters, 'Marker') ?? '';
  const size = Number(given(parameters, 'MaxItemCount') ?? 50);
  const asked = given(parameters, 'Type') === 'System' ? 'System' : 'Self';
  const rest = images
    .filter((image) => toType(image) === asked && image.id >= marker)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  // An empty page was asked for when size is 0: it leads nowhere.
  const next = size > 0 ? rest[size]?.id : undefined;
  return { body: { NextMarker: next ?? '', Items: rest.slice(0, size).map(toWire) } };
}

const rules: readonly Rule[] = [
  matches('MaxItemCount', (text) => /^-?\d+$/.test(text), invalid('Its type must be integer.')),
  matches(
    'MaxItemCount',
    (text) => Number(text) >= 0 && Number(text) <= 100,
    invalid('It must be in [0, 100].'),
  ),
];

function invalid(why: string): Refusal {
  const message = `Specified parameter MaxItemCount is not valid. ${why}`;
  return refusal(400, 'InvalidMaxItemCount', message);
}
