import { type Block, type ProviderSchema, providerSchema, STATE_VERSION } from '../provider/schema';
import { calls, type Response } from './protocol/messages';
import { toSchemaMessage } from './schema-message';

// The engine may keep the schema for all launches of a command.
export const CAPABILITIES = { getProviderSchemaOptional: true };

/** What the provider tells of itself, encoded: emitted when the plugin is built, for the launches that tell nothing else. */
export function encodeSchema(): Buffer {
  return calls.GetProviderSchema.response.encode(toSchemaResponse(providerSchema()));
}

function toSchemaResponse({
  provider,
  dataSources,
  resources,
}: ProviderSchema): Response<'GetProviderSchema'> {
  return {
    provider: toSchemaMessage(provider),
    dataSourceSchemas: toSchemaMessages(dataSources, 0),
    resourceSchemas: toSchemaMessages(resources, STATE_VERSION),
    serverCapabilities: CAPABILITIES,
  };
}

function toSchemaMessages(blocks: Readonly<Record<string, Block>>, version: number) {
  return Object.fromEntries(
    Object.entries(blocks).map(([name, block]) => [name, toSchemaMessage(block, version)]),
  );
}
