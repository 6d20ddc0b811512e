import { type Block, type ProviderSchema, providerSchema, STATE_VERSION } from '../provider/schema';
import { calls, type Response } from './protocol/messages';
import { toSchema } from './to-schema';

// The engine may keep the schema for all launches of a command.
export const CAPABILITIES = { getProviderSchemaOptional: true };

/** What the provider tells of itself, encoded: emitted when the plugin is built, for the launches that tell nothing else. */
export function toldSchema(): Buffer {
  return calls.GetProviderSchema.response.encode(toTold(providerSchema()));
}

function toTold({
  provider,
  dataSources,
  resources,
}: ProviderSchema): Response<'GetProviderSchema'> {
  return {
    provider: toSchema(provider),
    dataSourceSchemas: toSchemas(dataSources, 0),
    resourceSchemas: toSchemas(resources, STATE_VERSION),
    serverCapabilities: CAPABILITIES,
  };
}

function toSchemas(blocks: Readonly<Record<string, Block>>, version: number) {
  return Object.fromEntries(
    Object.entries(blocks).map(([name, block]) => [name, toSchema(block, version)]),
  );
}
