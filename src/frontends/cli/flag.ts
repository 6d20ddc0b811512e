import { InvalidArgumentError, Option } from 'commander';
import { ImagepinError } from '../../errors';
import type { Field, FieldType } from '../fields';

/** A field's flag: `platformVersion` is `--platform-version`, and `tags` is `--tag`, given once for each. */
export function toFlag({ name, type }: Pick<Field, 'name' | 'type'>): string {
  const singular = type.kind === 'map' ? name.replace(/s$/, '') : name;
  return `--${singular.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** The flag and, where false is not the default, the one that negates it. */
export function toCommanderOptions(field: Field, description: string): [Option, ...Option[]] {
  const flag = toFlag(field);
  const flags = `${flag}${placeholderOf(field.type)}`;
  const option = new Option(flags, description);
  switch (field.type.kind) {
    case 'number':
      return [toSingleValueOption(flags, description, parseNumber)];
    case 'list':
      return [option.argParser(collectList)];
    case 'map':
      return [option.argParser(collectPair)];
    case 'boolean':
      return isNegatable(field) ? negatableOptions(option, flag) : [option];
    default:
      return [toSingleValueOption(flags, description, String)];
  }
}

/** An option that may be given once only, because two values would contradict each other. */
export function toSingleValueOption<Value>(
  flags: string,
  description: string,
  parse: (text: string) => Value,
): Option {
  const option = new Option(flags, description);
  const name = option.attributeName();
  return option.argParser<Value | undefined>((text, previous) => {
    if (previous !== undefined) {
      throw duplicateValueError(`${option.long}`, [name], previous, text);
    }
    return parse(text);
  });
}

/** Where false is the default, leaving the flag out means the same. */
function isNegatable({ default: value, apiDefault }: Field): boolean {
  return value !== false && apiDefault !== false;
}

function negatableOptions(option: Option, flag: string): [Option, Option] {
  option.flags = flag.replace('--', '--[no-]');
  return [option, new Option(flag.replace('--', '--no-')).hideHelp()];
}

function placeholderOf(type: FieldType): string {
  switch (type.kind) {
    case 'boolean':
      return '';
    case 'number':
      return ' <n>';
    case 'list':
      return ' <a,b>';
    case 'map':
      return ' <key=value>';
    default:
      return type.kind === 'string' && type.choices ? ' <word>' : ' <text>';
  }
}

/** Text that is not a number stays as it is, so that validation reports it. */
function parseNumber(text: string): number | string {
  return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
}

function collectList(text: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, ...text.split(',')];
}

function collectPair(text: string, previous: Readonly<Record<string, string>> = {}) {
  const [key = '', ...value] = text.split('=');
  if (key === '' || value.length === 0) {
    throw new InvalidArgumentError('Write KEY=VALUE.');
  }
  if (Object.hasOwn(previous, key)) {
    throw duplicateValueError(`tag "${key}"`, ['tags', key], previous[key], value.join('='));
  }
  return { ...previous, [key]: value.join('=') };
}

function duplicateValueError(
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
