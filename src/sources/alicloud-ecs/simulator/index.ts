import { pageByNumber } from '../../../clouds/alicloud/server/rpc-parameters';
import { rpcServerProtocol } from '../../../clouds/alicloud/server/rpc-protocol';
import type { SimulatedOperation } from '../../../simulator/operation';
import { parameterRules } from './ecs-parameter-rules';
import { toResponseImage } from './ecs-response-image';
import { filterEcsImages } from './filter-ecs-images';
import { generateImages } from './generate-ecs-images';

/** DescribeImages of 2014-05-26, implemented from its documentation. */
export const operation: SimulatedOperation = {
  id: 'alicloud-ecs',
  protocol: rpcServerProtocol({ action: 'DescribeImages', version: '2014-05-26' }),
  generate: generateImages,
  parameterRules,
  replyLayout: { images: ['Images', 'Image'], id: 'ImageId', total: 'TotalCount' },
  reply(parameters, images) {
    const { page, counts } = pageByNumber(filterEcsImages(images, parameters), parameters);
    return {
      body: {
        RegionId: parameters.get('RegionId'),
        ...counts,
        Images: { Image: page.map(toResponseImage) },
      },
    };
  },
};
