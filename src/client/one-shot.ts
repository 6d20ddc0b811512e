import type { SourceId } from '../sources/registry';
import { checkOptions } from './check-options';
import {
  type Client,
  type ExplainResult,
  type FindResult,
  type ListResult,
  openClient,
} from './client';
import { credentialsForQuery } from './client-credentials';
import type { FindInput, ListInput } from './query-input';
import type { LookupOptions, OneShotOptions } from './settings';

/** Finds exactly one image. Throws `NoImageFound` or `AmbiguousMatch` with the explanation. */
export function findImage<Id extends SourceId>(
  query: FindInput<Id>,
  options?: OneShotOptions,
): Promise<FindResult<Id>> {
  return withClient(query, options, (client, lookupOptions) =>
    client.find<Id>(query, lookupOptions),
  );
}

/** Lists all matches, if any, in a total order. */
export function listImages<Id extends SourceId>(
  query: ListInput<Id>,
  options?: OneShotOptions,
): Promise<ListResult<Id>> {
  return withClient(query, options, (client, lookupOptions) =>
    client.list<Id>(query, lookupOptions),
  );
}

/** Explains a find, whether or not exactly one image matches. */
export function explainImage<Id extends SourceId>(
  query: FindInput<Id>,
  options?: OneShotOptions,
): Promise<ExplainResult<Id>> {
  return withClient(query, options, (client, lookupOptions) =>
    client.explain<Id>(query, lookupOptions),
  );
}

async function withClient<Result>(
  query: unknown,
  options: OneShotOptions | undefined = {},
  lookUp: (client: Client, lookupOptions: LookupOptions) => Promise<Result>,
): Promise<Result> {
  checkOptions(options);
  const { signal, onProgress, fresh, brief, credentials, ...settings } = options;
  const client = openClient({ ...settings, credentials: credentialsForQuery(credentials, query) });
  try {
    return await lookUp(client, { signal, onProgress, fresh, brief });
  } finally {
    await client.close();
  }
}
