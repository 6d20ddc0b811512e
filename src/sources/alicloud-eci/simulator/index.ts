import { rpcServerProtocol } from '../../../clouds/alicloud/server/rpc-protocol';
import type { CatalogImage } from '../../../simulator/catalog/catalog-image';
import type {
  OperationReply,
  RequestParameters,
  SimulatedOperation,
} from '../../../simulator/operation';
import { parameterValue } from '../../../simulator/parameters/read-parameters';
import { pageByToken } from '../../../simulator/reply/paging';
import { invalidToken, parameterRules } from './eci-parameter-rules';
import { toResponseImage } from './eci-response-image';
import { filterImageCaches } from './filter-image-caches';
import { generateImages } from './generate-image-caches';

/** DescribeImageCaches of 2018-08-08, implemented from its documentation. */
export const operation: SimulatedOperation = {
  id: 'alicloud-eci',
  protocol: rpcServerProtocol({ action: 'DescribeImageCaches', version: '2018-08-08' }),
  generate: generateImages,
  parameterRules,
  reply,
};

function reply(parameters: RequestParameters, images: readonly CatalogImage[]): OperationReply {
  const matches = filterImageCaches(images, parameters);
  const pageSize = Number(parameterValue(parameters, 'Limit') ?? 20);
  const result = pageByToken(matches, parameterValue(parameters, 'NextToken'), pageSize);
  const region = parameterValue(parameters, 'RegionId');
  return result
    ? {
        body: {
          TotalCount: matches.length,
          NextToken: result.nextToken,
          ImageCaches: result.page.map((image) => toResponseImage(image, region)),
        },
      }
    : { error: invalidToken };
}
