import { libraryNaming, type Naming } from '../../text';
import { commonArgumentFields, sourceOptionFields } from './argument-fields';
import { toFlag } from './flag';

/** The naming of a shell: arguments are flags, and fields are as in JSON. */
export const flagNaming: Naming = (reference) =>
  (reference.role === 'field' ? undefined : toFlagPath(reference.path)) ?? libraryNaming(reference);

/** Where to read about the flag to blame, for want of better advice. */
export function toFlagHelpHint(command: string, path: readonly string[]): string | undefined {
  const name = toFlagPath(path.slice(0, 1));
  return name && `See "imagepin ${command} --help" for ${name}.`;
}

/** An argument written as a flag, with list elements counted from one. */
function toFlagPath([argument = '', step]: readonly string[]): string | undefined {
  const flag = FLAGS_BY_ARGUMENT.get(argument);
  if (flag === undefined || step === undefined) {
    return flag;
  }
  return /^\d+$/.test(step) ? `value ${Number(step) + 1} of ${flag}` : `${flag} ${step}`;
}

const FLAGS_BY_ARGUMENT: ReadonlyMap<string, string> = new Map([
  ...[...commonArgumentFields, ...sourceOptionFields.values()]
    .flat()
    .map((field) => [field.name, toFlag(field)] as const),
  ...['source', 'endpoint', 'network', 'simulate', 'catalog', 'field'].map(
    (name) => [name, `--${name}`] as const,
  ),
]);
