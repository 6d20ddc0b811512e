import { Command, type Option } from 'commander';
import { ImagepinError } from '../../errors';
import type { Session } from './session';

/** Adds its flags, its help and its action to a command. */
export type CommandSetup = (command: Command, session: Session) => void;

/** Commands by their names, in the order of the help. */
export type CommandDefinitions = Readonly<
  Record<string, { readonly summary: string; load(): Promise<CommandSetup> }>
>;

/** A command whose boolean flags also accept true and false as values, as in `--most-recent=true`. */
export class Subcommand extends Command {
  override parseOptions(args: string[]): ReturnType<Command['parseOptions']> {
    return super.parseOptions(args.flatMap((arg) => this.#toFlags(arg, args)));
  }

  /** The arguments for commander: the flag, its negation, or nothing. */
  #toFlags(arg: string, args: readonly string[]): readonly string[] {
    const [flag = '', value] = arg.split(/=(.*)/s);
    const option = this.options.find(({ long }) => long === flag);
    if (value === undefined || !option || takesValue(option)) {
      return [arg];
    }
    if (value === 'true') {
      return [flag];
    }
    if (value !== 'false') {
      throw notBooleanError(option, value);
    }
    const negation = flag.startsWith('--no-')
      ? flag.replace('--no-', '--')
      : flag.replace('--', '--no-');
    if (this.options.some(({ long }) => long === negation)) {
      return [negation];
    }
    if (args.includes(flag) || args.includes(`${flag}=true`)) {
      throw contradictionError(option);
    }
    // It is false by default.
    return [];
  }
}

function takesValue({ required, optional }: Option): boolean {
  return required || optional;
}

function notBooleanError(option: Option, value: string): ImagepinError {
  return new ImagepinError('InvalidQuery', `${option.long} "${value}" is not true or false`, {
    path: [option.attributeName()],
    detail: `Write ${option.long} alone, or leave it out.`,
  });
}

function contradictionError(option: Option): ImagepinError {
  return new ImagepinError('InvalidQuery', `${option.long} is set twice: true and false`, {
    path: [option.attributeName()],
    detail: 'Leave one of them out.',
  });
}
