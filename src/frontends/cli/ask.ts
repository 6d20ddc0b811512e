import { type Command, Option } from 'commander';
import type { Client } from '../../client';
import type { ListInput, PickInput } from '../../lookup/query';
import type { Run } from '../../settings';
import { toSingleOption } from './flag';
import { isGiven, type Session } from './io';
import { showProgress } from './progress';
import type { Written } from './question';

/** Adds what is not part of the question. */
export function addSettings(command: Command): void {
  command
    .optionsGroup('Where to ask:')
    .addOption(
      toSingleOption(
        '--endpoint <url>',
        "Ask this origin in the place of the cloud's own.",
        String,
      ),
    )
    .addOption(
      toSingleOption(
        '--network <kind>',
        "Call the cloud's hosts on the internet (public) or inside its private networks (vpc).",
        String,
      ),
    )
    .option('--simulate', 'Ask no cloud: the images are simulated.')
    .addOption(new Option('--no-simulate').hideHelp())
    .addOption(
      toSingleOption(
        '--catalog <file>',
        'The simulated images, as "imagepin list --json" prints them.',
        String,
      ),
    );
}

/** Opens a client as the flags say, asks, and leaves nothing open. */
export async function ask<Answer>(
  command: Command,
  session: Session,
  written: Written,
  lookUp: (client: Client, query: PickInput & ListInput, run: Run) => Promise<Answer>,
): Promise<Answer> {
  const { openClient } = await import('../../client');
  const { stderr, machine, signal } = session.io;
  const { endpoint, network, simulate, catalog } = command.opts();
  const client = openClient({ endpoint, network, simulate, catalog }, machine);
  const isWatched = !isGiven('--quiet', session);
  const progress = isWatched ? showProgress(stderr, `asking ${written.source}`) : undefined;
  try {
    // The core reads what was written, and refuses what it does not understand.
    const query = written as PickInput & ListInput;
    return await lookUp(client, query, { signal, onProgress: progress?.update });
  } finally {
    progress?.end();
    await client.close();
  }
}
