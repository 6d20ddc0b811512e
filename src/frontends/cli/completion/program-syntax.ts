import { Command, type Option } from 'commander';
import { sources } from '../../../sources/registry';
import { renderText } from '../../../text';
import type { Field } from '../../fields';
import type { FieldFlag } from '../flags/field-flag';
import { flagNaming } from '../flags/flag-naming';
import type { Session } from '../session';
import type { CommandDefinitions } from '../subcommand';

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
  readonly summary: string;
  readonly value: 'none' | 'text' | 'file' | readonly string[];
  readonly isRepeatable: boolean;
}

/** Reads the commands and flags from the program itself: all that the help of any source shows. */
export async function readProgramSyntax(
  definitions: CommandDefinitions,
  session: Session,
): Promise<readonly CommandSyntax[]> {
  const commands = await Promise.all(
    Object.entries(definitions).map(async ([name, { summary, load }]) => {
      const setup = await load();
      const commandPerSource = sources.map(({ id }) => {
        const command = new Command(name);
        setup(command, { ...session, args: [name, '--source', id] });
        return command;
      });
      const [{ registeredArguments = [] } = {}] = commandPerSource;
      return {
        name,
        summary,
        flags: toFlags(
          commandPerSource.flatMap((command) => command.createHelp().visibleOptions(command)),
        ),
        operands: registeredArguments.flatMap(({ argChoices = [] }) => argChoices),
      };
    }),
  );
  const help = { name: 'help', summary: 'show help for a command', flags: [] };
  return [...commands, { ...help, operands: Object.keys(definitions) }];
}

function toFlags(options: readonly Option[]): readonly FlagSyntax[] {
  return options
    .filter(({ long }, index) => options.findIndex((one) => one.long === long) === index)
    .flatMap((option) => {
      const field = fieldOf(option);
      const flag: FlagSyntax = {
        long: option.long ?? '',
        summary: field ? renderText(field.summary, flagNaming) : option.description,
        value: valueSyntaxOf(options.filter(({ long }) => long === option.long)),
        isRepeatable: field?.type.kind === 'list' || field?.type.kind === 'map',
      };
      const negation = { ...flag, long: flag.long.replace('--', '--no-') };
      return option.flags.includes('[no-]') ? [flag, negation] : [flag];
    });
}

/** The possible values of a flag, which may differ between sources. */
function valueSyntaxOf(meanings: readonly Option[]): FlagSyntax['value'] {
  if (!meanings.some(({ required }) => required)) {
    return 'none';
  }
  if (meanings.some(({ flags }) => flags.endsWith('<file>'))) {
    return 'file';
  }
  const values = meanings.map((option) => knownValuesOf(fieldOf(option)));
  // If one source accepts any text, the choices of the others are not complete.
  return values.every(({ length }) => length > 0) ? [...new Set(values.flat())] : 'text';
}

function fieldOf(option: Option): Field | undefined {
  // Not instanceof: each built command has its own copy of the class.
  return 'field' in option ? (option as FieldFlag).field : undefined;
}

function knownValuesOf(field: Field | undefined): readonly string[] {
  const type = field?.type.kind === 'list' ? field.type.of : field?.type;
  const choices = type?.kind === 'string' ? type.choices : undefined;
  return field?.knownValues ?? choices ?? [];
}
