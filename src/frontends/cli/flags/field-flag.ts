import { type Command, Option } from 'commander';
import { ImagepinError } from '../../../errors';
import { subject, text } from '../../../text';
import { parseIfNumber } from '../../argument-values';
import { describeField, type Field, type FieldType } from '../../fields';
import { flagNaming, toFlag } from './flag-naming';

/** The flag of a field, which completion scripts read. */
export class FieldFlag extends Option {
  readonly field: Field;

  constructor(field: Field, placeholder: string) {
    super(
      `${toFlag(field.name)}${placeholder && ` <${placeholder}>`}`,
      describeField(field, flagNaming),
    );
    this.field = field;
    if (field.type.kind !== 'boolean') {
      this.argParser<unknown>((value, previous) => parseValue(field, value, previous));
    }
  }

  /** The flag `--tag` sets `tags`. */
  override attributeName(): string {
    return this.field.name;
  }
}

/** Adds the flag of a field; if its absence does not mean false, a negating flag too. */
export function addFieldFlag(
  command: Command,
  field: Field,
  placeholder = placeholderOf(field.type),
): FieldFlag {
  const flag = new FieldFlag(field, placeholder);
  command.addOption(flag);
  if (isNegatable(field)) {
    flag.flags = flag.flags.replace('--', '--[no-]');
    command.addOption(new Option(toFlag(field.name).replace('--', '--no-')).hideHelp());
  }
  return flag;
}

function isNegatable({ type, default: value, apiDefault, environment }: Field): boolean {
  return (
    type.kind === 'boolean' &&
    (environment !== undefined || (value !== false && apiDefault !== false))
  );
}

function placeholderOf(type: FieldType): string {
  switch (type.kind) {
    case 'boolean':
      return '';
    case 'number':
      return 'n';
    case 'list':
      return 'a,b';
    case 'map':
      return 'key=value';
    default:
      return type.kind === 'string' && type.choices ? 'word' : 'text';
  }
}

/** Parses the value of a flag and combines it with the values of its earlier occurrences. */
function parseValue({ name, type }: Field, value: string, previous: unknown): unknown {
  switch (type.kind) {
    case 'list':
      return [...(Array.isArray(previous) ? previous : []), ...value.split(',')];
    case 'map':
      return parsePair(name, value, Object(previous));
    default:
      if (previous !== undefined) {
        throw secondValueError(toFlag(name), [name], previous, value);
      }
      return type.kind === 'number' ? parseIfNumber(value) : value;
  }
}

function parsePair(name: string, pair: string, previous: Readonly<Record<string, string>>) {
  const [, key, value = ''] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
  if (key === undefined) {
    throw new ImagepinError('InvalidQuery', text`${subject(name)} "${pair}" is not key=value`, {
      path: [name],
      detail: `Write ${toFlag(name)} KEY=VALUE.`,
    });
  }
  if (Object.hasOwn(previous, key)) {
    throw secondValueError(`tag "${key}"`, [name, key], previous[key], value);
  }
  return { ...previous, [key]: value };
}

function secondValueError(
  name: string,
  path: readonly string[],
  first: unknown,
  second: string,
): ImagepinError {
  return new ImagepinError('InvalidQuery', `${name} is set twice: "${first}" and "${second}"`, {
    path,
    detail: 'Leave one of them out.',
  });
}
