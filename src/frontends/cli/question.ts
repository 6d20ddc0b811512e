import type { Command } from 'commander';
import type * as z from 'zod';
import { ImagepinError } from '../../errors';
import { isEmpty } from '../../lookup/empty';
import { Choice, Conditions, type Kind } from '../../lookup/query';
import { getSource, sources } from '../../sources/registry';
import type { Source } from '../../sources/source';
import { answerableBy } from '../answerable';
import { fieldsOfAll, isAsked, ownFields } from './arguments';
import { toFlag, toOptions, toSingleOption } from './flag';
import { describe } from './flag-words';
import type { Session } from './io';
import { suggestFlags } from './suggest-flag';

/** A question as it was written; the core checks it. */
export type Written = Readonly<Record<string, unknown>>;

const WHERE = 'Where to ask:';
const WHAT = 'What to take:';
const WHICH = 'Which one:';

/**
 * Adds the flags of a question, of every source; help shows those of the source that is stated.
 * What is returned reads them, once they are parsed.
 */
export function addQuestion(command: Command, kind: Kind, { args }: Session): () => Written {
  const stated = statedSource(args);
  const keys = new Map<string, string>();
  command.addOption(
    toSingleOption('--source <id>', `Whom to ask: ${ids.join(', ')}.`, String).helpGroup(WHERE),
  );
  for (const field of fieldsOfAll(stated)) {
    const [option, ...denials] = toOptions(field, describe(field));
    option
      .helpGroup(groupOf(field.name, stated))
      .hideHelp(!isAsked(field.name, kind) || !isShown(field.name, stated));
    command.addOption(option);
    denials.forEach((denial) => {
      command.addOption(denial);
    });
    keys.set(field.name, option.attributeName());
  }
  suggestFlags(command, new Map(fieldsOfAll(stated).map((field) => [field.name, toFlag(field)])));
  if (!stated) {
    command.addHelpText('after', `\n${ownOptions(command.name())}`);
  }
  return () => {
    const values = [...keys]
      .map(([name, key]) => [name, command.getOptionValue(key)] as const)
      .filter(([, value]) => value !== undefined);
    const source = command.getOptionValue('source');
    const all = [...(source === undefined ? [] : [['source', source] as const]), ...values];
    all.forEach(refuseEmpty);
    for (const [name] of values) {
      checkPlace(name, kind, command.name(), stated);
    }
    return Object.fromEntries(all);
  };
}

/** The images that a question is about, with the fields that they may have. */
export function imageOf({ source }: Written): z.ZodObject {
  return getSource(String(source)).image();
}

/** A program may ask for nothing by an empty value; at a shell it is a variable that nobody has set. */
function refuseEmpty([name, value]: readonly [string, unknown]): void {
  if (isEmpty(value)) {
    throw new ImagepinError('InvalidQuery', `${name} is empty`, {
      path: [name],
      detail: `Write a value, or leave \`${name}\` out.`,
    });
  }
}

/** Refuses what only another command or another source understands, and names it. */
function checkPlace(name: string, kind: Kind, command: string, stated: Source | undefined): void {
  if (!isAsked(name, kind)) {
    throw misplaced(name, 'list', command);
  }
  const owners = [...ownFields].flatMap(([id, fields]) =>
    fields.some((field) => field.name === name) ? [id] : [],
  );
  if (stated && owners.length > 0 && !owners.some((id) => id === stated.id)) {
    throw misplaced(name, owners.join(' and '), stated.id);
  }
}

function misplaced(name: string, home: string, here: string): ImagepinError {
  return new ImagepinError('InvalidQuery', `${name} is an option of ${home}, not of ${here}`, {
    path: [name],
    detail: `Leave \`${name}\` out, or use ${home}.`,
  });
}

const ids = sources.map(({ id }) => id);

/** Read before the flags are known, since it decides which they are. */
function statedSource(args: readonly string[]): Source | undefined {
  const written = args.flatMap((arg, index) =>
    arg === '--source' ? [args[index + 1]] : arg.startsWith('--source=') ? [arg.slice(9)] : [],
  );
  return sources.find(({ id }) => id === written.at(-1));
}

function groupOf(name: string, stated: Source | undefined): string {
  if (name === 'region' || name === 'timeoutSeconds') {
    return WHERE;
  }
  if (name in Conditions.shape) {
    return WHAT;
  }
  return name in Choice.shape ? WHICH : `Only ${stated?.id}:`;
}

function isShown(name: string, stated: Source | undefined): boolean {
  if (name in Choice.shape) {
    return true;
  }
  return stated
    ? answerableBy(stated).includes(name) || name in stated.options.shape
    : name in Conditions.shape;
}

function ownOptions(command: string): string {
  const lines = [...ownFields].map(([id, fields]) => {
    const flags = fields.map(toFlag);
    const some = [...flags.slice(0, 3), ...(flags.length > 3 ? ['...'] : [])];
    return `  ${id.padEnd(22)} ${some.join(', ') || 'none'}`;
  });
  return [`Only some sources (imagepin ${command} --source ID --help tells more):`, ...lines].join(
    '\n',
  );
}
