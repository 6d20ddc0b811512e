import { type CustomResourceOptions, dynamic, type Input, type Output } from '@pulumi/pulumi';

/** Stands in for a server of your cloud's own provider: another image replaces it. */
export class Server extends dynamic.Resource {
  declare readonly imageId: Output<string>;

  constructor(name: string, args: { imageId: Input<string> }, opts?: CustomResourceOptions) {
    super(provider, name, args, opts);
  }
}

const provider: dynamic.ResourceProvider = {
  async diff(_, before, after) {
    return { replaces: before.imageId === after.imageId ? [] : ['imageId'] };
  },
  async create(inputs) {
    return { id: `server-of-${inputs.imageId}`, outs: inputs };
  },
};
