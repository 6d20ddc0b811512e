import { Command } from 'commander';
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
    if (value === undefined || !option || option.required) {
      return [arg];
    }
    if (value === 'true') {
      return [flag];
    }
    const path = [option.attributeName()];
    if (value !== 'false') {
      throw new ImagepinError('InvalidQuery', `${flag} "${value}" is not true or false`, {
        path,
        detail: `Write ${flag} or ${flag}=false.`,
      });
    }
    const negation = flag.startsWith('--no-')
      ? flag.replace('--no-', '--')
      : flag.replace('--', '--no-');
    if (this.options.some(({ long }) => long === negation)) {
      return [negation];
    }
    if (args.includes(flag) || args.includes(`${flag}=true`)) {
      throw new ImagepinError('InvalidQuery', `${flag} is set twice: true and false`, {
        path,
        detail: 'Leave one of them out.',
      });
    }
    // It is false by default.
    return [];
  }
}
