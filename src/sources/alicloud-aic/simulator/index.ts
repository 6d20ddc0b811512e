import { rpcServerProtocol } from '../../../clouds/alicloud/server/rpc-protocol';
import { type CatalogImage, getString } from '../../../simulator/catalog/catalog-image';
import type {
  OperationReply,
  RequestParameters,
  SimulatedOperation,
} from '../../../simulator/operation';
import {
  applyFilters,
  equalFilter,
  type ParameterFilter,
} from '../../../simulator/parameters/parameter-filter';
import { integerInRange, oneOf, validIf } from '../../../simulator/parameters/parameter-rule';
import { parameterValue } from '../../../simulator/parameters/read-parameters';
import { type ServiceError, serviceError } from '../../../simulator/protocol';
import { pageByNumber } from '../../../simulator/reply/paging';
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
  parameterRules: [
    integerInRange('PageNumber', 1, Number.MAX_SAFE_INTEGER, invalidField('PageNumber')),
    integerInRange('PageSize', 1, 100, invalidField('PageSize')),
    oneOf('Status', ['verifying', 'disable', 'available'], invalidField('Status')),
    oneOf('ImageType', ['public', 'private'], invalidField('ImageType')),
    validIf('MinDate', (day) => DATE.test(day), invalidField('MinDate')),
    validIf('MaxDate', (day) => DATE.test(day), invalidField('MaxDate')),
  ],
  reply,
};

function reply(parameters: RequestParameters, images: readonly CatalogImage[]): OperationReply {
  const pageNumber = Number(parameterValue(parameters, 'PageNumber') ?? 1);
  const pageSize = Number(parameterValue(parameters, 'PageSize') ?? 10);
  const matches = applyFilters(images, parameters, parameterFilters);
  return {
    body: {
      TotalCount: matches.length,
      PageNumber: pageNumber,
      PageSize: pageSize,
      Images: pageByNumber(matches, pageNumber, pageSize).map(toResponseImage),
    },
  };
}

/** Days are in China Standard Time, like the creation times, and both ends are included. */
const parameterFilters: readonly ParameterFilter[] = [
  equalFilter('ImageId', (image) => image.id),
  equalFilter('ImageUrl', (image) => getString(image, 'imageUrl')),
  equalFilter('Status', toReportedStatus),
  equalFilter('ImageType', toImageType),
  { name: 'MinDate', matches: (image, day) => (creationDateOf(image) ?? '') >= day },
  { name: 'MaxDate', matches: (image, day) => (creationDateOf(image) ?? '~') <= day },
  {
    name: 'Description',
    matches: (image, part) => getString(image, 'description')?.includes(part) ?? false,
  },
];

function creationDateOf(image: CatalogImage): string | undefined {
  return toCreationTime(image)?.slice(0, 10);
}

function invalidField(name: string): ServiceError {
  const message = `The specified field ${name} invalid. Please check it again.`;
  return serviceError(400, `InvalidParameter.${name}`, message);
}
