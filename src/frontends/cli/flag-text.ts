import type { Field } from '../fields';
import { commonArgumentFields, sourceOptionFields } from './argument-fields';
import { toFlag } from './flag';

/** The core puts arguments between backticks, and fields not; at a shell arguments are flags. */
export function toFlagText(text: string): string {
  return text.replace(
    /`([\w.]+)`/g,
    (quoted, path: string) => toFlagPath(path.split('.')) ?? quoted,
  );
}

/** A message that may begin with the argument to blame, such as `ids.0 is empty`. */
export function toFlagMessage(message: string, path: readonly string[]): string {
  const name = toFlagPath(path);
  const prefix = [path.join('.'), path[0]].find((start) => message.startsWith(`${start} `));
  return toFlagText(name && prefix ? `${name}${message.slice(prefix.length)}` : message);
}

/** Where to read what the flag to blame takes, for want of better advice. */
export function toFlagHelpHint(command: string, path: readonly string[]): string | undefined {
  const name = toFlagPath(path.slice(0, 1));
  return name && `"imagepin ${command} --help" tells what ${name} takes.`;
}

/** An argument as it is written at a shell, where the values of a list are counted from one. */
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

/** A field's description in the words of a shell, with the choices that it does not name. */
export function describeFlag({ description, type }: Field): string {
  const choices = type.kind === 'string' ? (type.choices ?? []) : [];
  const isNamed = choices.every((choice) => description.includes(choice));
  return toFlagText(isNamed ? description : `${description} One of ${choices.join(', ')}.`);
}
