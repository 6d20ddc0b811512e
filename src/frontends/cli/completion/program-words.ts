import { Command, type Option } from 'commander';
import { OwnerAlias } from '../../../image/choices';
import { faults } from '../../../simulator/fault';
import { sources } from '../../../sources/registry';
import type { FieldType } from '../../fields';
import { commonFields, ownFields } from '../arguments';
import type { Commands } from '../commands';
import { toFlag } from '../flag';
import type { Session } from '../io';

/** What can be written at a shell, for a script that completes it. */
export interface ProgramWords {
  readonly commands: readonly CommandWords[];
}

/** A command, and what can follow it. */
export interface CommandWords {
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly FlagWords[];
  /** What can be written without a flag. */
  readonly operands: readonly string[];
}

/** A flag, and the values that are known of it. */
export interface FlagWords {
  readonly long: string;
  /** In a few words, without punctuation that shells read. */
  readonly summary: string;
  readonly value: 'none' | 'text' | 'file' | readonly string[];
  readonly isRepeatable: boolean;
}

/** Reads commands and flags from the program itself: all that its help shows, for one source or another. */
export async function readProgram(all: Commands, session: Session): Promise<ProgramWords> {
  const commands = await Promise.all(
    Object.entries(all).map(async ([name, { summary, load }]) => {
      const setUp = await load();
      const written = sources.map(({ id }) => {
        const command = new Command(name);
        setUp(command, { ...session, args: [name, '--source', id] });
        return command;
      });
      const options = written.flatMap((command) => command.createHelp().visibleOptions(command));
      const operands = written.flatMap(({ registeredArguments }) =>
        registeredArguments.flatMap(({ argChoices = [] }) => argChoices),
      );
      return {
        name,
        summary,
        flags: distinct(options.flatMap(toFlags)),
        operands: [...new Set(operands)],
      };
    }),
  );
  const help = { name: 'help', summary: 'show help for a command', flags: [] };
  return { commands: [...commands, { ...help, operands: Object.keys(all) }] };
}

function distinct(flags: readonly FlagWords[]): readonly FlagWords[] {
  return [...new Map(flags.map((flag) => [flag.long, flag])).values()];
}

/** A flag, and its denial where help shows both as one. */
function toFlags(option: Option): readonly FlagWords[] {
  const { flags, description, required } = option;
  const long = option.long ?? '';
  const flag: FlagWords = {
    long,
    summary: summaryOf(description),
    value: required ? valueAfter(long, flags) : 'none',
    isRepeatable: /<(a,b|key=value|kind)/.test(flags),
  };
  const denial = { ...flag, long: long.replace('--', '--no-') };
  return flags.includes('[no-]') ? [flag, denial] : [flag];
}

function valueAfter(long: string, flags: string): FlagWords['value'] {
  return flags.includes('<file>') ? 'file' : (VALUES.get(long) ?? 'text');
}

/** The first words of a description. */
function summaryOf(description: string): string {
  const [words = ''] = description.split(/[.:;(]( |$)/);
  return words.replace(/["`[\]\\]/g, '').trim();
}

/** The values that are known, by their flags; a flag that means other things elsewhere has them all. */
const VALUES: ReadonlyMap<string, readonly string[]> = valuesByFlag();

function valuesByFlag(): Map<string, readonly string[]> {
  const values = new Map<string, readonly string[]>([
    ['--source', sources.map(({ id }) => id)],
    ['--owners', OwnerAlias.options],
    ['--fault', faults.map(({ kind }) => kind)],
    ['--network', ['public', 'vpc']],
    ['--variant', ['plain', 'any']],
  ]);
  const fields = [...commonFields, ...ownFields.values()].flat();
  for (const flag of new Set(fields.map(toFlag))) {
    const choices = fields
      .filter((field) => toFlag(field) === flag)
      .map(({ type }) => choicesOf(type));
    // Where one source takes any text, nothing is known of the others' words.
    if (choices.every(({ length }) => length > 0)) {
      values.set(flag, [...new Set(choices.flat())]);
    }
  }
  return values;
}

function choicesOf(type: FieldType): readonly string[] {
  if (type.kind === 'list') {
    return choicesOf(type.of);
  }
  return type.kind === 'string' ? (type.choices ?? []) : [];
}
