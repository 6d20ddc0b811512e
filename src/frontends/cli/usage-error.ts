import type { Command, CommanderError } from 'commander';
import { ImagepinError } from '../../errors';
import { didYouMean, nearestChoice, suggest } from '../../image/did-you-mean';
import { ARGUMENT_SYNONYMS } from '../../query/synonyms';
import { toArgument, toFlag } from './flags/flag-naming';
import type { Session } from './session';

/** Converts an error of commander, which contains only a code and a sentence. */
export function toUsageError({ code }: CommanderError, program: Command, { args }: Session) {
  const command = program.commands.find((one) => one.name() === args[0]) ?? program;
  switch (code) {
    case 'commander.unknownCommand':
      return unknownCommandError(command);
    case 'commander.unknownOption':
      return unknownFlagError(command);
    case 'commander.missingArgument':
      return usageError(
        `missing required argument "${command.registeredArguments[command.args.length]?.name()}"`,
        `See "${helpCommandOf(command)}" for its arguments.`,
      );
    case 'commander.optionMissingArgument': {
      const option = command.options.find(({ long }) => long === args.at(-1));
      return usageError(`${option?.long} has no value`, `Write ${option?.flags}, or leave it out.`);
    }
    default:
      return usageError(`wrong usage: ${code}`, 'See "imagepin --help".');
  }
}

function unknownCommandError({ args: [name = ''], commands }: Command): ImagepinError {
  const names = commands.map((command) => command.name());
  return usageError(
    `unknown command "${name}"`,
    didYouMean(name, names).trim() || 'See "imagepin --help" for the commands.',
  );
}

function unknownFlagError(command: Command): ImagepinError {
  const { args, options } = command;
  const [flag = ''] = args.find((arg) => arg.startsWith('-'))?.split('=') ?? [];
  const flags = ['--help', ...options.map(({ long }) => long ?? '')];
  const nearest = nearestChoice(toArgument(flag), flags.map(toArgument), ARGUMENT_SYNONYMS);
  return usageError(
    `unknown option "${flag}"`,
    suggest(nearest && toFlag(nearest)).trim() || `See "${helpCommandOf(command)}" for the flags.`,
  );
}

function helpCommandOf(command: Command): string {
  return command.parent ? `imagepin ${command.name()} --help` : 'imagepin --help';
}

/** Rejects arguments that belong to no flag, because commander would silently ignore them. */
export function rejectExtraArguments(command: Command, session: Session): void {
  const extra = command.args[command.registeredArguments.length];
  if (extra !== undefined) {
    throw usageError(`unexpected argument "${extra}"`, extraArgumentHint(extra, command, session));
  }
}

function extraArgumentHint(extra: string, command: Command, { args }: Session): string {
  const flags = command.options.filter((option) => option.isBoolean()).map(({ long }) => long);
  const flag = args.find((arg, index) => args[index + 1] === extra && flags.includes(arg));
  return flag !== undefined && ['true', 'false'].includes(extra)
    ? `Write ${flag}=${extra}, or ${flag} alone for true.`
    : `${command.name()} takes only flags. Quote a value that contains spaces.`;
}

function usageError(message: string, detail: string): ImagepinError {
  return new ImagepinError('InvalidQuery', message, { detail });
}
