import { libraryNaming, type Naming } from '../../../text';

/** The naming of a shell: arguments are flags, and fields are as in JSON. */
export const flagNaming: Naming = (reference) =>
  reference.role === 'field' ? libraryNaming(reference) : toFlagPath(reference.path);

/** An argument's flag: `platformVersion` is `--platform-version`, and `tags` is `--tag`, once for each. */
export function toFlag(argument: string): string {
  const singular = argument === 'tags' ? 'tag' : argument;
  return `--${singular.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** The argument that a flag may stand for: `--os-type` is `osType`. */
export function toArgument(flag: string): string {
  return flag.replace(/^--/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** An argument written as a flag, with list elements counted from one. */
function toFlagPath([argument = '', step]: readonly string[]): string {
  const flag = toFlag(argument);
  if (step === undefined) {
    return flag;
  }
  return /^\d+$/.test(step) ? `value ${Number(step) + 1} of ${flag}` : `${flag} ${step}`;
}
