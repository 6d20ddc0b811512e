import { type Block, type ProviderSchema, providerSchema, STATE_VERSION } from '../provider/schema';
import { calls, type Response } from './protocol/messages';
import { toSchemaMessage } from './schema-message';

/** The capabilities of the provider: the engine may cache its schema for all launches of a command. */
export const CAPABILITIES = { getProviderSchemaOptional: true };

/** The encoded schema of the provider, which the build emits so that most launches need not derive it. */
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
