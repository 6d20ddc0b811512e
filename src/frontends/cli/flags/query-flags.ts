import type { Command } from 'commander';
import { ImagepinError } from '../../../errors';
import { isEmpty } from '../../../query/empty-arguments';
import {
  CommonFilters,
  type LookupKind,
  QueryArguments,
  SelectionOptions,
} from '../../../query/query';
import { queryArgumentsFor } from '../../../query/query-schema';
import { supportedFilters } from '../../../query/supported-arguments';
import { sources } from '../../../sources/registry';
import type { Source } from '../../../sources/source';
import { argument, listNames, subject, text } from '../../../text';
import { describeArgument, restrictToSource } from '../../describe-argument';
import { type Field, fieldsOf } from '../../fields';
import { toHelpItems } from '../help-items';
import type { Session } from '../session';
import { addFieldFlag } from './field-flag';
import { toFlag } from './flag-naming';

/** The query as written in the flags; the client validates it. */
export type RawQuery = Readonly<Record<string, unknown>>;

const sourceField: Field = {
  name: 'source',
  type: { kind: 'string', choices: sources.map(({ id }) => id) },
  required: true,
  summary: 'The source to query.',
};

/**
 * Adds the flags of all sources; help shows only those of the chosen source.
 * Returns a function that reads them once they are parsed.
 */
export function addQueryFlags(
  command: Command,
  kind: LookupKind,
  { args }: Session,
): () => RawQuery {
  const chosenSource = readChosenSource(args);
  const fields = argumentFields(kind, chosenSource);
  for (const field of fields) {
    addFieldFlag(command, field, field === sourceField ? 'id' : undefined)
      .helpGroup(helpGroupOf(field.name, chosenSource))
      .hideHelp(!isArgumentOf(field.name, kind) || !isShownInHelp(field.name, chosenSource));
  }
  if (!chosenSource) {
    command.addHelpText('after', `\n${sourceOptionsHelp(command.name())}`);
  }
  return () => {
    const values: RawQuery = command.opts();
    const present = fields.filter(({ name }) => values[name] !== undefined);
    for (const { name } of present) {
      rejectEmpty(name, values[name]);
      rejectMisplaced(name, kind, command.name(), chosenSource);
    }
    return Object.fromEntries(present.map(({ name }) => [name, values[name]]));
  };
}

/**
 * The fields of all arguments, each name once, with the values that the chosen source accepts.
 * If sources define the same name differently, the definition of the chosen source counts.
 */
function argumentFields(kind: LookupKind, chosenSource: Source | undefined): readonly Field[] {
  const common = fieldsOf(QueryArguments).map((field) =>
    chosenSource ? restrictToSource(field, kind, chosenSource) : describeArgument(field, kind),
  );
  const options = [...(chosenSource ? [chosenSource] : []), ...sources].flatMap((source: Source) =>
    fieldsOf(source.options),
  );
  const all = [sourceField, ...common, ...options];
  return all.filter(({ name }, index) => all.findIndex((field) => field.name === name) === index);
}

/** Rejects an empty value: at a shell it usually comes from a variable that is not set. */
function rejectEmpty(name: string, value: unknown): void {
  if (isEmpty(value)) {
    throw new ImagepinError('InvalidQuery', text`${subject(name)} is empty`, {
      path: [name],
      detail: text`Set a value, or leave ${argument(name)} out.`,
    });
  }
}

/** Rejects an option of another command or another source, and names the right one. */
function rejectMisplaced(
  name: string,
  kind: LookupKind,
  command: string,
  chosenSource: Source | undefined,
): void {
  if (!isArgumentOf(name, kind)) {
    throw misplacedError(name, ['list'], command);
  }
  const supporting = sources.filter(({ options }) => name in options.shape).map(({ id }) => id);
  if (chosenSource && supporting.length > 0 && !(name in chosenSource.options.shape)) {
    throw misplacedError(name, supporting, chosenSource.id);
  }
}

function misplacedError(name: string, expected: readonly string[], actual: string): ImagepinError {
  const message = text`${subject(name)} is an option of ${listNames(expected, 'and')}, not of ${actual}`;
  const detail = text`Leave ${argument(name)} out, or use ${listNames(expected, 'or')}.`;
  return new ImagepinError('InvalidQuery', message, { path: [name], detail });
}

/** Reads the source before parsing, because it decides which flags help shows. */
function readChosenSource(args: readonly string[]): Source | undefined {
  const values = args.flatMap((arg, index) =>
    arg === '--source' ? [args[index + 1]] : arg.startsWith('--source=') ? [arg.slice(9)] : [],
  );
  return sources.find(({ id }) => id === values.at(-1));
}

/** Whether a lookup of this kind accepts the argument: some belong to lists only. */
function isArgumentOf(name: string, kind: LookupKind): boolean {
  return name in queryArgumentsFor(kind).shape || !(name in QueryArguments.shape);
}

function helpGroupOf(name: string, chosenSource: Source | undefined): string {
  if (['source', 'region', 'timeoutSeconds'].includes(name)) {
    return 'Source and connection:';
  }
  if (name in CommonFilters.shape) {
    return 'Filters:';
  }
  return name in SelectionOptions.shape ? 'Selection:' : `Only ${chosenSource?.id}:`;
}

function isShownInHelp(name: string, chosenSource: Source | undefined): boolean {
  if (name === 'source' || name in SelectionOptions.shape) {
    return true;
  }
  return chosenSource
    ? supportedFilters(chosenSource).includes(name) || name in chosenSource.options.shape
    : name in CommonFilters.shape;
}

function sourceOptionsHelp(command: string): string {
  const items = sources.map(({ id, options }) => {
    const flags = Object.keys(options.shape).map(toFlag);
    const firstFlags = [...flags.slice(0, 3), ...(flags.length > 3 ? ['...'] : [])];
    return [id, firstFlags.join(', ') || 'none'] as const;
  });
  return `Options of single sources (details: imagepin ${command} --source ID --help):\n${toHelpItems(items)}`;
}
