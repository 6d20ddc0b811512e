import type { SourceId } from '../sources/registry';
import type { Source } from '../sources/source';
import { checkOneShotOptions, isCloudCredentials } from './check-options';
import {
  type ExplainResult,
  type FindResult,
  type ListResult,
  lookups,
  openResources,
} from './client';
import { hostEnvironment } from './host-environment';
import { readQuery } from './parse-query';
import { type Lookup, type LookupOutcome, performLookup } from './perform-lookup';
import type { FindInput, ListInput } from './query-input';
import type { CloudCredentials, OneShotOptions } from './settings';

/** Finds exactly one image. Throws `NoImageFound` or `AmbiguousMatch` with the explanation. */
export function findImage<Id extends SourceId>(
  query: FindInput<Id>,
  options?: OneShotOptions,
): Promise<FindResult<Id>> {
  return performOnce(lookups.find, query, options) as Promise<FindResult<Id>>;
}

/** Lists all matches, if any, in a total order. */
export function listImages<Id extends SourceId>(
  query: ListInput<Id>,
  options?: OneShotOptions,
): Promise<ListResult<Id>> {
  return performOnce(lookups.list, query, options) as Promise<ListResult<Id>>;
}

/** Explains a find, whether or not exactly one image matches. */
export function explainImage<Id extends SourceId>(
  query: FindInput<Id>,
  options?: OneShotOptions,
): Promise<ExplainResult<Id>> {
  return performOnce(lookups.explain, query, options) as Promise<ExplainResult<Id>>;
}

async function performOnce<Result extends LookupOutcome>(
  { kind, evaluate }: Lookup<Result>,
  query: unknown,
  options: OneShotOptions = {},
) {
  checkOneShotOptions(options);
  const { signal, onProgress, fresh, brief, credentials, ...settings } = options;
  const draft = readQuery(query, kind);
  const shared = openResources(
    { ...settings, credentials: credentialsForSource(credentials, draft.source) },
    hostEnvironment,
  );
  try {
    return await performLookup(evaluate, draft, { signal, onProgress, fresh, brief }, shared);
  } finally {
    await shared.close();
  }
}

/** The credentials by cloud; those that name no cloud are for the cloud of the source. */
function credentialsForSource(
  credentials: OneShotOptions['credentials'],
  { api }: Source,
): CloudCredentials | undefined {
  return credentials === undefined || isCloudCredentials(credentials)
    ? credentials
    : { [api.protocol.cloud.id]: credentials };
}
