import {
  invalidParameter,
  missingParameter,
} from '../../../clouds/alicloud/server/alicloud-protocol';
import { rejectTagsIf } from '../../../clouds/alicloud/server/rpc-parameters';
import { rpcServerProtocol } from '../../../clouds/alicloud/server/rpc-protocol';
import type { SimulatedOperation } from '../../../simulator/operation';
import {
  acceptEach,
  BOOLEAN,
  integer,
  rejectIf,
  required,
} from '../../../simulator/parameters/parameter-rule';
import { indexedValues, parameterValue } from '../../../simulator/parameters/read-parameters';
import { pageByToken } from '../../../simulator/reply/paging';
import { toResponseImage } from './eci-response-image';
import { filterImageCaches } from './filter-image-caches';
import { generateImages } from './generate-image-caches';

/** DescribeImageCaches of 2018-08-08, implemented from its documentation. */
export const operation: SimulatedOperation = {
  id: 'alicloud-eci',
  protocol: rpcServerProtocol({ action: 'DescribeImageCaches', version: '2018-08-08' }),
  generate: generateImages,
  // The page documents no codes for invalid values; these are the common ones.
  parameterRules: [
    required('RegionId', missingParameter('RegionId')),
    ...acceptEach(
      {
        // The maximum is not documented; an earlier version of the page limited a query to twenty results.
        Limit: integer(1, 20),
        ImageMatchCountRequest: integer(1),
        ImageFullMatch: BOOLEAN,
      },
      invalidParameter,
    ),
    rejectIf(
      (parameters) => indexedValues(parameters, 'MatchImage').length > 100,
      invalidParameter('MatchImage'),
    ),
    rejectTagsIf((tags) => tags.length > 20, invalidParameter('Tag')),
    rejectTagsIf((tags) => tags.some(({ key }) => !key), invalidParameter('Tag')),
  ],
  replyLayout: {
    images: ['ImageCaches'],
    id: 'ImageCacheId',
    total: 'TotalCount',
    nextToken: 'NextToken',
  },
  reply(parameters, images) {
    const matches = filterImageCaches(images, parameters);
    const size = Number(parameterValue(parameters, 'Limit') ?? 20);
    const result = pageByToken(matches, parameterValue(parameters, 'NextToken'), size);
    if (!result) {
      return { error: invalidParameter('NextToken') };
    }
    const { page, nextToken } = result;
    const region = parameters.get('RegionId');
    const ImageCaches = page.map((image) => toResponseImage(image, region));
    return { body: { TotalCount: matches.length, NextToken: nextToken, ImageCaches } };
  },
};
