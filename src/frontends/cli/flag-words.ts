import type { Field } from '../fields';
import { commonFields, ownFields } from './arguments';
import { toFlag } from './flag';

/** The core speaks of arguments; at a shell they are flags. */
export function toFlagWords(text: string): string {
  const flagOf = (name: string) => FLAGS.get(name) ?? name;
  return text
    .replace(/(?<![-\w"])[a-z]+[A-Z]\w*(?! = )/g, flagOf)
    .replace(/(?<=\b(?:set|leave|raise) )[a-z]+\b/gi, flagOf)
    .replace(/(?<=argument ")\w+(?=")/g, flagOf)
    .replace(/(?<=Known arguments: ).*?(?=\.)/g, (names) =>
      names.split(', ').map(flagOf).join(', '),
    );
}

/** A message that begins with the argument to blame, such as `ids.0 is empty`. */
export function toFlagMessage(message: string, [argument = '']: readonly string[]): string {
  const flag = FLAGS.get(argument);
  return toFlagWords(
    flag ? message.replace(new RegExp(`^${argument}(\\.\\S+)?(?= )`), flag) : message,
  );
}

const FLAGS: ReadonlyMap<string, string> = new Map([
  ...[...commonFields, ...ownFields.values()]
    .flat()
    .map((field) => [field.name, toFlag(field)] as const),
  ...['source', 'endpoint', 'simulate', 'catalog'].map((name) => [name, `--${name}`] as const),
]);

/** A field's description in the words of a shell, with the choices that it does not name. */
export function describe({ description, type }: Field): string {
  const choices = type.kind === 'string' ? (type.choices ?? []) : [];
  const isNamed = choices.every((choice) => description.includes(choice));
  return toFlagWords(isNamed ? description : `${description} One of ${choices.join(', ')}.`);
}
