import { pageByNumber } from '../../../clouds/alicloud/server/rpc-parameters';
import { rpcServerProtocol } from '../../../clouds/alicloud/server/rpc-protocol';
import type { CatalogImage } from '../../../simulator/catalog/catalog-image';
import type { SimulatedOperation } from '../../../simulator/operation';
import {
  applyFilters,
  contain,
  equal,
  type ParameterFilters,
} from '../../../simulator/parameters/parameter-filter';
import { acceptEach, integer } from '../../../simulator/parameters/parameter-rule';
import { serviceError } from '../../../simulator/protocol';
import {
  toCreationTime,
  toImageType,
  toReportedStatus,
  toResponseImage,
} from './aic-response-image';
import { generateImages } from './generate-aic-images';

const DATE = /^\d{4}-\d\d-\d\d$/;

/** DescribeAICImages of 2017-11-10, implemented from its documentation. */
export const operation: SimulatedOperation = {
  id: 'alicloud-aic',
  protocol: rpcServerProtocol({ action: 'DescribeAICImages', version: '2017-11-10' }),
  generate: generateImages,
  parameterRules: acceptEach(
    {
      PageNumber: integer(1),
      PageSize: integer(1, 100),
      Status: ['verifying', 'disable', 'available'],
      ImageType: ['public', 'private'],
      MinDate: DATE,
      MaxDate: DATE,
    },
    (name) =>
      serviceError(
        400,
        `InvalidParameter.${name}`,
        `The specified field ${name} invalid. Please check it again.`,
      ),
  ),
  replyLayout: { images: ['Images'], id: 'ImageId', total: 'TotalCount' },
  reply(parameters, images) {
    const matches = applyFilters(images, parameters, parameterFilters);
    const { page, counts } = pageByNumber(matches, parameters);
    return { body: { ...counts, Images: page.map(toResponseImage) } };
  },
};

/** Days are in China Standard Time, like the creation times, and both ends are included. */
const parameterFilters: ParameterFilters = {
  ImageId: equal('id'),
  ImageUrl: equal('imageUrl'),
  Status: equal(toReportedStatus),
  ImageType: equal(toImageType),
  MinDate: (image, day) => (creationDateOf(image) ?? '') >= day,
  MaxDate: (image, day) => (creationDateOf(image) ?? '~') <= day,
  Description: contain('description'),
};

function creationDateOf(image: CatalogImage): string | undefined {
  return toCreationTime(image)?.slice(0, 10);
}
