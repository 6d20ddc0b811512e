import type { Command } from 'commander';
import pico from 'picocolors';
import * as z from 'zod';
import type { Client } from '../../client/client';
import type { FindInput, ListInput } from '../../client/query-input';
import type { LookupOptions } from '../../client/settings';
import { toPrintable } from '../../image/printable';
import type { Warning } from '../../lookup/warnings';
import type { LookupKind } from '../../query/query';
import { getSource } from '../../sources/registry';
import { type MessageTexts, renderText, type Text, textsOf } from '../../text';
import { fieldsOf } from '../fields';
import { ProviderConfiguration } from '../provider-configuration';
import { addFieldFlag } from './flags/field-flag';
import { flagNaming } from './flags/flag-naming';
import { addQueryFlags, type RawQuery } from './flags/query-flags';
import { addOutputFlags, printResult } from './output/print-result';
import { showProgress } from './output/progress';
import { hasFlag, type Session, supportsColor } from './session';
import type { CommandSetup } from './subcommand';

/** What distinguishes the commands that run a lookup. */
interface LookupCommand<Result> {
  readonly description: string;
  readonly helpEpilog: string;
  /** The path of a value in the result, for the help of `--field`. */
  readonly exampleField: string;
  readonly kind: LookupKind;
  lookUp(client: Client, query: FindInput & ListInput, options: LookupOptions): Promise<Result>;
  /** The explanation for standard error. */
  explain(result: Result): readonly Text[];
  /** The result for standard output, unless JSON or a field is requested. */
  format(result: Result, session: Session): string | Promise<string>;
}

export function lookupCommand<Result extends { readonly warnings: readonly Warning[] }>(
  definition: LookupCommand<Result>,
): CommandSetup {
  const { description, helpEpilog, exampleField, kind, explain, format } = definition;
  return (command, session) => {
    command.description(description);
    const readQuery = addQueryFlags(command, kind, session);
    addClientFlags(command);
    addOutputFlags(command, exampleField);
    command
      .option(
        '--quiet',
        'Print only the result and errors: no explanation, no warnings, no progress.',
      )
      .addHelpText('after', helpEpilog)
      .action(async () => {
        const rawQuery = readQuery();
        const result = await runLookup(command, session, rawQuery, definition);
        printExplanation(session, explain(result), result.warnings);
        await printResult(
          command,
          session,
          result,
          () => format(result, session),
          () => imagesSchema(rawQuery, kind),
        );
      });
  };
}

/** The images in a result, with the fields that may be absent. */
function imagesSchema({ source }: RawQuery, kind: LookupKind): z.ZodObject {
  const image = getSource(String(source)).reply().imageSchema;
  return z.object(kind === 'find' ? { image } : { images: z.array(image) });
}

/** A line of a text for a terminal. */
export function toLine(text: Text): string {
  return toPrintable(renderText(text, flagNaming));
}

/** The settings of a client that are flags. */
const ClientFlags = ProviderConfiguration.pick({
  endpoint: true,
  network: true,
  simulate: true,
  catalog: true,
});

const PLACEHOLDERS: Readonly<Record<string, string>> = {
  endpoint: 'url',
  network: 'kind',
  catalog: 'file',
};

function addClientFlags(command: Command): void {
  command.optionsGroup('Source and connection:');
  for (const field of fieldsOf(ClientFlags)) {
    addFieldFlag(command, field, PLACEHOLDERS[field.name]);
  }
}

/** Opens a client with the settings of the flags, runs a lookup and closes the client. */
async function runLookup<Result>(
  command: Command,
  session: Session,
  rawQuery: RawQuery,
  { lookUp }: LookupCommand<Result>,
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

/** Prints the explanation and the warnings for people; in JSON they are part of the result. */
function printExplanation(
  session: Session,
  explanation: readonly Text[],
  warnings: readonly Warning[],
): void {
  if (hasFlag('--json', session) || hasFlag('--quiet', session)) {
    return;
  }
  const { stderr } = session.io;
  const { dim, yellow } = pico.createColors(supportsColor(stderr, session));
  for (const text of explanation) {
    stderr.write(`${dim(toLine(text))}\n`);
  }
  for (const warning of warnings) {
    stderr.write(`${yellow('warning:')} ${toLine(textsOf<MessageTexts>(warning).message)}\n`);
  }
}
