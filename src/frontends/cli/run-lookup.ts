import { type Command, Option } from 'commander';
import type { Client } from '../../client/client';
import type { FindInput, ListInput } from '../../client/query-input';
import type { LookupOptions } from '../../client/settings';
import { toSingleValueOption } from './flag';
import { hasFlag, type Session } from './io';
import { showProgress } from './progress';
import type { RawQuery } from './query-flags';

/** Adds the flags that are not part of the query. */
export function addClientFlags(command: Command): void {
  command
    .optionsGroup('Source and connection:')
    .addOption(
      toSingleValueOption(
        '--endpoint <url>',
        'An origin that replaces the endpoint of the cloud.',
        String,
      ),
    )
    .addOption(
      toSingleValueOption(
        '--network <kind>',
        'The network in which the cloud is called. One of public (the internet), vpc (private networks).',
        String,
      ),
    )
    .option('--simulate', 'Use simulated images and query no cloud.')
    .addOption(new Option('--no-simulate').hideHelp())
    .addOption(
      toSingleValueOption(
        '--catalog <file>',
        'A file with the simulated images, as "imagepin list --json" prints them.',
        String,
      ),
    );
}

/** Opens a client as the flags say, runs a lookup and closes the client. */
export async function runLookup<Result>(
  command: Command,
  session: Session,
  rawQuery: RawQuery,
  lookUp: (client: Client, query: FindInput & ListInput, options: LookupOptions) => Promise<Result>,
): Promise<Result> {
  const { openClient } = await import('../../client/client');
  const { stderr, hostEnvironment, signal } = session.io;
  const { endpoint, network, simulate, catalog } = command.opts();
  const client = openClient({ endpoint, network, simulate, catalog }, hostEnvironment);
  const showsProgress = !hasFlag('--quiet', session);
  const progress = showsProgress ? showProgress(stderr, `querying ${rawQuery.source}`) : undefined;
  try {
    // The client validates the query itself.
    const query = rawQuery as FindInput & ListInput;
    return await lookUp(client, query, { signal, onProgress: progress?.update });
  } finally {
    progress?.end();
    await client.close();
  }
}
