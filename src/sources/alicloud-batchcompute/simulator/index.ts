import { roaServerProtocol } from '../../../clouds/alicloud/server/roa-protocol';
import type { CatalogImage } from '../../../simulator/catalog/catalog-image';
import type {
  OperationReply,
  RequestParameters,
  SimulatedOperation,
} from '../../../simulator/operation';
import { accept } from '../../../simulator/parameters/parameter-rule';
import { parameterValue } from '../../../simulator/parameters/read-parameters';
import { type ServiceError, serviceError } from '../../../simulator/protocol';
import { toOwnerType, toResponseImage } from './batchcompute-response-image';
import { generateImages } from './generate-batchcompute-images';

/** ListImages of 2015-11-11, implemented from its documentation. */
export const operation: SimulatedOperation = {
  id: 'alicloud-batchcompute',
  protocol: roaServerProtocol('/images', '2015-11-11'),
  generate: generateImages,
  parameterRules: [
    accept('MaxItemCount', /^-?\d+$/, invalidMaxItemCount('Its type must be integer.')),
    accept(
      'MaxItemCount',
      (text) => Number(text) >= 0 && Number(text) <= 100,
      invalidMaxItemCount('It must be in [0, 100].'),
    ),
  ],
  replyLayout: { images: ['Items'], id: 'Id', nextToken: 'NextMarker' },
  reply,
};

/**
 * Pages are ordered by ID and begin with the marker, or with the first ID after it, so that a
 * marker works after its image has been deleted.
 */
function reply(parameters: RequestParameters, images: readonly CatalogImage[]): OperationReply {
  const marker = parameterValue(parameters, 'Marker') ?? '';
  const pageSize = Number(parameterValue(parameters, 'MaxItemCount') ?? 50);
  const ownerType = parameterValue(parameters, 'Type') === 'System' ? 'System' : 'Self';
  const remaining = images
    .filter((image) => toOwnerType(image) === ownerType && image.id >= marker)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  // A page of size 0 has no next page.
  const nextMarker = pageSize > 0 ? remaining[pageSize]?.id : undefined;
  return {
    body: {
      NextMarker: nextMarker ?? '',
      Items: remaining.slice(0, pageSize).map(toResponseImage),
    },
  };
}

function invalidMaxItemCount(reason: string): ServiceError {
  const message = `Specified parameter MaxItemCount is not valid. ${reason}`;
  return serviceError(400, 'InvalidMaxItemCount', message);
}
