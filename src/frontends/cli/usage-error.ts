import type { Command, CommanderError } from 'commander';
import { ImagepinError } from '../../errors';
import { nearestChoice, type Synonyms } from '../../image/did-you-mean';
import { ARGUMENT_SYNONYMS } from '../../query/synonyms';
import type { Session } from './session';

/** Lets a command fail with errors of imagepin where commander knows only a code and a sentence. */
export function throwUsageErrors(command: Command, session: Session): Command {
  return command.exitOverride((error) => {
    throw toUsageError(error, command, session);
  });
}

function toUsageError(error: CommanderError, command: Command, { args }: Session): Error {
  const [name = ''] = command.args;
  switch (error.code) {
    case 'commander.unknownCommand':
      return usageError(
        `unknown command "${name}"`,
        suggest(name, commandsByName(command)) ?? 'See "imagepin --help" for the commands.',
      );
    case 'commander.unknownOption':
      return unknownFlagError(command);
    case 'commander.missingArgument':
      return usageError(
        `missing required argument "${command.registeredArguments[command.args.length]?.name()}"`,
        'See "imagepin COMMAND --help" for its arguments.',
      );
    case 'commander.optionMissingArgument': {
      const option = command.options.find(({ long }) => long === args.at(-1));
      return usageError(
        `option "${option?.flags}" argument missing`,
        'Write a value after it, or leave it out.',
      );
    }
    default:
      return error;
  }
}

function unknownFlagError(command: Command): ImagepinError {
  const [flag = ''] = command.args.find((arg) => arg.startsWith('-'))?.split('=') ?? [];
  return usageError(
    `unknown option "${flag}"`,
    suggest(toArgumentName(flag), flagsByName(command), ARGUMENT_SYNONYMS) ??
      'See "imagepin COMMAND --help" for the flags.',
  );
}

function suggest(
  name: string,
  texts: ReadonlyMap<string, string>,
  synonyms?: Synonyms,
): string | undefined {
  const text = texts.get(nearestChoice(name, [...texts.keys()], synonyms) ?? '');
  return text && `Did you mean ${text}?`;
}

function commandsByName({ commands }: Command): ReadonlyMap<string, string> {
  return new Map(commands.map((command) => [command.name(), command.name()]));
}

function flagsByName({ options }: Command): ReadonlyMap<string, string> {
  const flags = ['--help', ...options.map(({ long }) => long ?? '')];
  return new Map(flags.map((flag) => [toArgumentName(flag), flag]));
}

/** The argument of a flag: `--os-type` is `osType`. */
function toArgumentName(flag: string): string {
  return flag.replace(/^--/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Rejects arguments that belong to no flag, which would be ignored silently. */
export function rejectExtraArguments(command: Command, session: Session): void {
  const extra = command.args[command.registeredArguments.length];
  if (extra !== undefined) {
    throw usageError(`unexpected argument "${extra}"`, extraArgumentHint(extra, command, session));
  }
}

function extraArgumentHint(extra: string, command: Command, { args }: Session): string {
  const flags = command.options.filter((option) => option.isBoolean()).map(({ long }) => long);
  const flag = args.find((arg, index) => args[index + 1] === extra && flags.includes(arg));
  if (flag === undefined || !['true', 'false'].includes(extra)) {
    return `${command.name()} takes only flags. Quote a value that contains spaces.`;
  }
  if (extra === 'true') {
    return `${flag} takes no value: write it alone, or ${flag}=true.`;
  }
  const negation = flag.replace('--', '--no-');
  return command.options.some(({ long }) => long === negation)
    ? `${flag} takes no value: write ${negation}.`
    : `${flag} takes no value: leave it out.`;
}

function usageError(message: string, detail: string): ImagepinError {
  return new ImagepinError('InvalidQuery', message, { detail });
}
