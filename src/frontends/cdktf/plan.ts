import type { Attribute, Block, ProviderSchema } from '../provider/schema';
import { toDataSourceName, toResourceName } from './names';

/** A class that is made from a block of HCL. */
export interface Plan extends Block {
  readonly name: string;
  readonly base: 'TerraformProvider' | 'TerraformDataSource' | 'TerraformResource';
  /** What the block is called in HCL. */
  readonly typeName: string;
}

/** A class for each block of the provider, as the generators of cdktf and cdktn name them. */
export function plansOf({ provider, dataSources, resources }: ProviderSchema): readonly Plan[] {
  return [
    {
      name: 'ImagepinProvider',
      base: 'TerraformProvider',
      typeName: 'imagepin',
      description: provider.description,
      attributes: [...provider.attributes, ALIAS],
    },
    ...Object.entries(dataSources).map(([typeName, block]) => ({
      name: toDataSourceName(typeName),
      base: 'TerraformDataSource' as const,
      typeName,
      ...block,
    })),
    ...Object.entries(resources).map(([typeName, block]) => ({
      name: toResourceName(typeName),
      base: 'TerraformResource' as const,
      typeName,
      ...block,
    })),
  ];
}

/** Terraform's own, which no schema names. */
const ALIAS: Attribute = {
  name: 'alias',
  type: { kind: 'string' },
  required: false,
  description: 'A name for this configuration of the provider, where there are several.',
  mode: 'optional',
};
