import { volcengineServerProtocol } from '../../../clouds/volcengine/server/volcengine-protocol';
import type { CatalogImage } from '../../../simulator/catalog/catalog-image';
import type {
  OperationReply,
  RequestParameters,
  SimulatedOperation,
} from '../../../simulator/operation';
import { parameterValue } from '../../../simulator/parameters/read-parameters';
import { pageByToken } from '../../../simulator/reply/paging';
import { filterImages, readVolcengineTagFilters } from './filter-volcengine-images';
import { generateImages } from './generate-volcengine-images';
import { invalidToken, parameterRules, tooManyTaggedImages } from './volcengine-parameter-rules';
import { toResponseImage } from './volcengine-response-image';

/** DescribeImages of 2020-04-01, implemented from its documentation. */
export const operation: SimulatedOperation = {
  id: 'volcengine-ecs',
  protocol: volcengineServerProtocol({
    service: 'ecs',
    action: 'DescribeImages',
    version: '2020-04-01',
  }),
  generate: generateImages,
  parameterRules,
  reply,
};

/** The maximum number of images that a request may find by tags. */
const MAX_TAGGED_IMAGES = 1000;

function reply(parameters: RequestParameters, images: readonly CatalogImage[]): OperationReply {
  const matches = filterImages(images, parameters);
  if (readVolcengineTagFilters(parameters).length > 0 && matches.length > MAX_TAGGED_IMAGES) {
    return { error: tooManyTaggedImages };
  }
  const pageSize = Number(parameterValue(parameters, 'MaxResults') ?? 15);
  const result = pageByToken(matches, parameterValue(parameters, 'NextToken'), pageSize);
  return result
    ? {
        body: {
          NextToken: result.nextToken ?? '',
          TotalCount: matches.length,
          Images: result.page.map(toResponseImage),
        },
      }
    : { error: invalidToken };
}
