import type { Command } from 'commander';
import type * as z from 'zod';
import { ImagepinError } from '../../errors';
import { isEmpty } from '../../query/empty-arguments';
import { CommonFilters, type LookupKind, SelectionOptions } from '../../query/query';
import { supportedFilters } from '../../query/supported-arguments';
import { getSource, sources } from '../../sources/registry';
import type { Source } from '../../sources/source';
import { argument, subject, text } from '../../text';
import { describeField } from '../fields';
import { allArgumentFields, isArgumentOf, sourceOptionFields } from './argument-fields';
import { toCommanderOptions, toFlag, toSingleValueOption } from './flag';
import { flagNaming } from './flag-text';
import type { Session } from './io';
import { suggestFlags } from './suggest-flag';

/** A query as it was written; the core checks it. */
export type RawQuery = Readonly<Record<string, unknown>>;

const CONNECTION_GROUP = 'Source and connection:';
const FILTER_GROUP = 'Filters:';
const SELECTION_GROUP = 'Selection:';

/**
 * Adds the flags of a query, of every source; help shows those of the chosen source.
 * Returns a function that reads them once they are parsed.
 */
export function addQueryFlags(
  command: Command,
  kind: LookupKind,
  { args }: Session,
): () => RawQuery {
  const chosenSource = readChosenSource(args);
  const attributeNames = new Map<string, string>();
  command.addOption(
    toSingleValueOption(
      '--source <id>',
      `The source to query. One of ${sourceIds.join(', ')}.`,
      String,
    ).helpGroup(CONNECTION_GROUP),
  );
  for (const field of allArgumentFields(chosenSource)) {
    const [option, ...negations] = toCommanderOptions(field, describeField(field, flagNaming));
    option
      .helpGroup(helpGroupOf(field.name, chosenSource))
      .hideHelp(!isArgumentOf(field.name, kind) || !isShownInHelp(field.name, chosenSource));
    command.addOption(option);
    negations.forEach((negation) => {
      command.addOption(negation);
    });
    attributeNames.set(field.name, option.attributeName());
  }
  suggestFlags(
    command,
    new Map(allArgumentFields(chosenSource).map((field) => [field.name, toFlag(field)])),
  );
  if (!chosenSource) {
    command.addHelpText('after', `\n${sourceOptionsHelp(command.name())}`);
  }
  return () => {
    const values = [...attributeNames]
      .map(([name, attributeName]) => [name, command.getOptionValue(attributeName)] as const)
      .filter(([, value]) => value !== undefined);
    const source = command.getOptionValue('source');
    const entries = [...(source === undefined ? [] : [['source', source] as const]), ...values];
    entries.forEach(rejectEmpty);
    for (const [name] of values) {
      rejectMisplaced(name, kind, command.name(), chosenSource);
    }
    return Object.fromEntries(entries);
  };
}

/** The schema of the images that a query selects from. */
export function imageSchemaOf({ source }: RawQuery): z.ZodObject {
  return getSource(String(source)).reply().imageSchema;
}

/** In a program an empty value means no value; at a shell it is usually a variable that is not set. */
function rejectEmpty([name, value]: readonly [string, unknown]): void {
  if (isEmpty(value)) {
    throw new ImagepinError('InvalidQuery', text`${subject(name)} is empty`, {
      path: [name],
      detail: text`Set a value, or leave ${argument(name)} out.`,
    });
  }
}

/** Rejects options of another command or another source, and names it. */
function rejectMisplaced(
  name: string,
  kind: LookupKind,
  command: string,
  chosenSource: Source | undefined,
): void {
  if (!isArgumentOf(name, kind)) {
    throw misplacedError(name, 'list', command);
  }
  const supportingSources = [...sourceOptionFields].flatMap(([id, fields]) =>
    fields.some((field) => field.name === name) ? [id] : [],
  );
  if (
    chosenSource &&
    supportingSources.length > 0 &&
    !supportingSources.some((id) => id === chosenSource.id)
  ) {
    throw misplacedError(name, supportingSources.join(' and '), chosenSource.id);
  }
}

function misplacedError(name: string, expected: string, actual: string): ImagepinError {
  return new ImagepinError(
    'InvalidQuery',
    text`${subject(name)} is an option of ${expected}, not of ${actual}`,
    {
      path: [name],
      detail: text`Leave ${argument(name)} out, or use ${expected}.`,
    },
  );
}

const sourceIds = sources.map(({ id }) => id);

/** Reads the source before parsing, because it decides which flags exist. */
function readChosenSource(args: readonly string[]): Source | undefined {
  const values = args.flatMap((arg, index) =>
    arg === '--source' ? [args[index + 1]] : arg.startsWith('--source=') ? [arg.slice(9)] : [],
  );
  return sources.find(({ id }) => id === values.at(-1));
}

function helpGroupOf(name: string, chosenSource: Source | undefined): string {
  if (name === 'region' || name === 'timeoutSeconds') {
    return CONNECTION_GROUP;
  }
  if (name in CommonFilters.shape) {
    return FILTER_GROUP;
  }
  return name in SelectionOptions.shape ? SELECTION_GROUP : `Only ${chosenSource?.id}:`;
}

function isShownInHelp(name: string, chosenSource: Source | undefined): boolean {
  if (name in SelectionOptions.shape) {
    return true;
  }
  return chosenSource
    ? supportedFilters(chosenSource).includes(name) || name in chosenSource.options.shape
    : name in CommonFilters.shape;
}

function sourceOptionsHelp(command: string): string {
  const lines = [...sourceOptionFields].map(([id, fields]) => {
    const flags = fields.map(toFlag);
    const firstFlags = [...flags.slice(0, 3), ...(flags.length > 3 ? ['...'] : [])];
    return `  ${id.padEnd(22)} ${firstFlags.join(', ') || 'none'}`;
  });
  return [
    `Options of single sources (details: imagepin ${command} --source ID --help):`,
    ...lines,
  ].join('\n');
}
