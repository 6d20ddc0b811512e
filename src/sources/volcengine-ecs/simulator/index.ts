import { volcengineServerProtocol } from '../../../clouds/volcengine/server/volcengine-protocol';
import type { SimulatedOperation } from '../../../simulator/operation';
import { parameterValue } from '../../../simulator/parameters/read-parameters';
import { pageByToken } from '../../../simulator/reply/paging';
import { filterVolcengineImages, readVolcengineTagFilters } from './filter-volcengine-images';
import { generateImages } from './generate-volcengine-images';
import { invalidArgument, limitExceeded, parameterRules } from './volcengine-parameter-rules';
import { toResponseImage } from './volcengine-response-image';

/** The maximum number of images that a request may find by tags. */
const MAX_TAGGED_IMAGES = 1000;

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
  replyLayout: {
    images: ['Images'],
    id: 'ImageId',
    total: 'TotalCount',
    nextToken: 'NextToken',
  },
  reply(parameters, images) {
    const matches = filterVolcengineImages(images, parameters);
    if (readVolcengineTagFilters(parameters).length > 0 && matches.length > MAX_TAGGED_IMAGES) {
      return { error: limitExceeded('TagFilterResults') };
    }
    const size = Number(parameterValue(parameters, 'MaxResults') ?? 15);
    const result = pageByToken(matches, parameterValue(parameters, 'NextToken'), size);
    if (!result) {
      return { error: invalidArgument('NextToken') };
    }
    const { page, nextToken = '' } = result;
    const Images = page.map(toResponseImage);
    return { body: { NextToken: nextToken, TotalCount: matches.length, Images } };
  },
};
