import { Command, type Option } from 'commander';
import { OwnerAlias } from '../../../image/enums';
import { faults } from '../../../simulator/faults/fault';
import { sources } from '../../../sources/registry';
import type { FieldType } from '../../fields';
import { commonArgumentFields, sourceOptionFields } from '../argument-fields';
import type { CommandDefinitions } from '../command-definition';
import { toFlag } from '../flag';
import type { Session } from '../io';

/** The syntax of the command line, for completion scripts. */
export interface ProgramSyntax {
  readonly commands: readonly CommandSyntax[];
}

/** A command, with its operands and flags. */
export interface CommandSyntax {
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly FlagSyntax[];
  /** The accepted values of the argument that is not a flag. */
  readonly operands: readonly string[];
}

/** A flag, with its known values. */
export interface FlagSyntax {
  readonly long: string;
  /** A short description, without punctuation that is special in a shell. */
  readonly summary: string;
  readonly value: 'none' | 'text' | 'file' | readonly string[];
  readonly isRepeatable: boolean;
}

/** Reads commands and flags from the program itself: everything that its help shows, for any source. */
export async function readProgramSyntax(
  definitions: CommandDefinitions,
  session: Session,
): Promise<ProgramSyntax> {
  const commands = await Promise.all(
    Object.entries(definitions).map(async ([name, { summary, load }]) => {
      const setup = await load();
      const commandPerSource = sources.map(({ id }) => {
        const command = new Command(name);
        setup(command, { ...session, args: [name, '--source', id] });
        return command;
      });
      const options = commandPerSource.flatMap((command) =>
        command.createHelp().visibleOptions(command),
      );
      const operands = commandPerSource.flatMap(({ registeredArguments }) =>
        registeredArguments.flatMap(({ argChoices = [] }) => argChoices),
      );
      return {
        name,
        summary,
        flags: withoutDuplicates(options.flatMap(toFlagSyntax)),
        operands: [...new Set(operands)],
      };
    }),
  );
  const help = { name: 'help', summary: 'show help for a command', flags: [] };
  return { commands: [...commands, { ...help, operands: Object.keys(definitions) }] };
}

function withoutDuplicates(flags: readonly FlagSyntax[]): readonly FlagSyntax[] {
  return [...new Map(flags.map((flag) => [flag.long, flag])).values()];
}

/** A flag, and its negation if help shows both as one. */
function toFlagSyntax(option: Option): readonly FlagSyntax[] {
  const { flags, description, required } = option;
  const long = option.long ?? '';
  const flag: FlagSyntax = {
    long,
    summary: firstClause(description),
    value: required ? valueSyntaxOf(long, flags) : 'none',
    isRepeatable: /<(a,b|key=value|kind)/.test(flags),
  };
  const negation = { ...flag, long: long.replace('--', '--no-') };
  return flags.includes('[no-]') ? [flag, negation] : [flag];
}

function valueSyntaxOf(long: string, flags: string): FlagSyntax['value'] {
  return flags.includes('<file>') ? 'file' : (KNOWN_VALUES.get(long) ?? 'text');
}

/** The first clause of a description. */
function firstClause(description: string): string {
  const [clause = ''] = description.split(/[.:;(]( |$)/);
  return clause.replace(/["`[\]\\]/g, '').trim();
}

/** The known values by flag; a flag with different meanings has the values of all. */
const KNOWN_VALUES: ReadonlyMap<string, readonly string[]> = knownValuesByFlag();

function knownValuesByFlag(): Map<string, readonly string[]> {
  const values = new Map<string, readonly string[]>([
    ['--source', sources.map(({ id }) => id)],
    ['--owners', OwnerAlias.options],
    ['--fault', faults.map(({ kind }) => kind)],
    ['--network', ['public', 'vpc']],
    ['--variant', ['plain', 'any']],
  ]);
  const fields = [...commonArgumentFields, ...sourceOptionFields.values()].flat();
  for (const flag of new Set(fields.map(toFlag))) {
    const choices = fields
      .filter((field) => toFlag(field) === flag)
      .map(({ type }) => choicesIn(type));
    // If one source accepts any text, the choices of the others are not complete.
    if (choices.every(({ length }) => length > 0)) {
      values.set(flag, [...new Set(choices.flat())]);
    }
  }
  return values;
}

function choicesIn(type: FieldType): readonly string[] {
  if (type.kind === 'list') {
    return choicesIn(type.of);
  }
  return type.kind === 'string' ? (type.choices ?? []) : [];
}
