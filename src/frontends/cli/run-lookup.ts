import { type Command, Option } from 'commander';
import type { Client } from '../../client/client';
import type { FindInput, ListInput } from '../../client/query-input';
import type { LookupOptions } from '../../client/settings';
import { toSingleValueOption } from './flag';
import { hasFlag, type Session } from './io';
import { showProgress } from './progress';
import type { RawQuery } from './query-flags';

/** Adds what is not part of the question. */
export function addClientFlags(command: Command): void {
  command
    .optionsGroup('Where to ask:')
    .addOption(
      toSingleValueOption(
        '--endpoint <url>',
        "Ask this origin in the place of the cloud's own.",
        String,
      ),
    )
    .addOption(
      toSingleValueOption(
        '--network <kind>',
        "Call the cloud's hosts on the internet (public) or inside its private networks (vpc).",
        String,
      ),
    )
    .option('--simulate', 'Ask no cloud: the images are simulated.')
    .addOption(new Option('--no-simulate').hideHelp())
    .addOption(
      toSingleValueOption(
        '--catalog <file>',
        'The simulated images, as "imagepin list --json" prints them.',
        String,
      ),
    );
}

/** Opens a client as the flags say, asks, and leaves nothing open. */
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
  const progress = showsProgress ? showProgress(stderr, `asking ${rawQuery.source}`) : undefined;
  try {
    // The core reads what was written, and refuses what it does not understand.
    const query = rawQuery as FindInput & ListInput;
    return await lookUp(client, query, { signal, onProgress: progress?.update });
  } finally {
    progress?.end();
    await client.close();
  }
}
