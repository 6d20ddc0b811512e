import { rpcServerProtocol } from '../../../clouds/alicloud/server/rpc-protocol';
import type { CatalogImage } from '../../../simulator/catalog/catalog-image';
import type {
  OperationReply,
  RequestParameters,
  SimulatedOperation,
} from '../../../simulator/operation';
import { parameterValue } from '../../../simulator/parameters/read-parameters';
import { pageByNumber } from '../../../simulator/reply/paging';
import { parameterRules } from './ecs-parameter-rules';
import { toResponseImage } from './ecs-response-image';
import { filterImages } from './filter-ecs-images';
import { generateImages } from './generate-ecs-images';

/** DescribeImages of 2014-05-26, implemented from its documentation. */
export const operation: SimulatedOperation = {
  id: 'alicloud-ecs',
  protocol: rpcServerProtocol({ action: 'DescribeImages', version: '2014-05-26' }),
  generate: generateImages,
  parameterRules,
  reply,
};

function reply(parameters: RequestParameters, images: readonly CatalogImage[]): OperationReply {
  const pageNumber = Number(parameterValue(parameters, 'PageNumber') ?? 1);
  const pageSize = Number(parameterValue(parameters, 'PageSize') ?? 10);
  const matches = filterImages(images, parameters);
  return {
    body: {
      RegionId: parameterValue(parameters, 'RegionId'),
      TotalCount: matches.length,
      PageNumber: pageNumber,
      PageSize: pageSize,
      Images: { Image: pageByNumber(matches, pageNumber, pageSize).map(toResponseImage) },
    },
  };
}
