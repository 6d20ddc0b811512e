import type { Block, BlockAttribute, ProviderSchema } from '../provider/schema';
import { toDataSourceClassName, toResourceClassName } from './construct-names';

/** A class that is made from a block of HCL. */
export interface ConstructDefinition extends Block {
  readonly name: string;
  readonly base: 'TerraformProvider' | 'TerraformDataSource' | 'TerraformResource';
  /** What the block is called in HCL. */
  readonly typeName: string;
}

/** A class for each block of the provider, as the generators of cdktf and cdktn name them. */
export function constructDefinitions({
  provider,
  dataSources,
  resources,
}: ProviderSchema): readonly ConstructDefinition[] {
  return [
    {
      name: 'ImagepinProvider',
      base: 'TerraformProvider',
      typeName: 'imagepin',
      description: provider.description,
      attributes: [...provider.attributes, ALIAS_ARGUMENT],
    },
    ...Object.entries(dataSources).map(([typeName, block]) => ({
      name: toDataSourceClassName(typeName),
      base: 'TerraformDataSource' as const,
      typeName,
      ...block,
    })),
    ...Object.entries(resources).map(([typeName, block]) => ({
      name: toResourceClassName(typeName),
      base: 'TerraformResource' as const,
      typeName,
      ...block,
    })),
  ];
}

/** Terraform's own, which no schema names. */
const ALIAS_ARGUMENT: BlockAttribute = {
  name: 'alias',
  type: { kind: 'string' },
  required: false,
  summary: 'A name for this configuration of the provider, where there are several.',
  mode: 'optional',
};
