import type { Block, BlockAttribute, ProviderSchema } from '../provider/schema';
import { toDataSourceClassName, toResourceClassName } from './construct-names';

/** The definition of a class that stands for a block of HCL. */
export interface ConstructDefinition extends Block {
  readonly name: string;
  readonly base: 'TerraformProvider' | 'TerraformDataSource' | 'TerraformResource';
  /** The type of the block in HCL. */
  readonly typeName: string;
}

/** A definition for each block of the provider, named as by the generators of cdktf and cdktn. */
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
      name: toDataSourceClassName(block.nameParts),
      base: 'TerraformDataSource' as const,
      typeName,
      ...block,
    })),
    ...Object.entries(resources).map(([typeName, block]) => ({
      name: toResourceClassName(block.nameParts),
      base: 'TerraformResource' as const,
      typeName,
      ...block,
    })),
  ];
}

/** Terraform's own argument, which no schema contains. */
const ALIAS_ARGUMENT: BlockAttribute = {
  name: 'alias',
  type: { kind: 'string' },
  required: false,
  summary: 'A name for this configuration of the provider, where there are several.',
  mode: 'optional',
};
