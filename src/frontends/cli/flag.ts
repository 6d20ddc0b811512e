import { InvalidArgumentError, Option } from 'commander';
import { ImagepinError } from '../../errors';
import type { Field, FieldType } from '../fields';

/** A field's flag: `platformVersion` is `--platform-version`, and `tags` is `--tag`, given once for each. */
export function toFlag({ name, type }: Field): string {
  const word = type.kind === 'map' ? name.replace(/s$/, '') : name;
  return `--${word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** The flag and, where false means something, the one that denies it. */
export function toOptions(field: Field, description: string): [Option, ...Option[]] {
  const flag = toFlag(field);
  const flags = `${flag}${placeholderOf(field.type)}`;
  const option = new Option(flags, description);
  switch (field.type.kind) {
    case 'number':
      return [toSingleOption(flags, description, toNumber)];
    case 'list':
      return [option.argParser(collect)];
    case 'map':
      return [option.argParser(collectPair)];
    case 'boolean':
      return isDeniable(field) ? deniable(option, flag) : [option];
    default:
      return [toSingleOption(flags, description, String)];
  }
}

/** A flag that has one value: of two, nobody knows which was meant. */
export function toSingleOption<Value>(
  flags: string,
  description: string,
  read: (text: string) => Value,
): Option {
  const option = new Option(flags, description);
  const name = option.attributeName();
  return option.argParser<Value | undefined>((text, before) => {
    if (before !== undefined) {
      throw statedTwice(`${option.long}`, [name], before, text);
    }
    return read(text);
  });
}

/** Where false is the default, leaving the flag out says it already. */
function isDeniable({ description }: Field): boolean {
  return !/(default:|assumes) false/i.test(description);
}

function deniable(option: Option, flag: string): [Option, Option] {
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

/** What is no number stays as it is written: the core says what is wrong with it. */
function toNumber(text: string): number | string {
  return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
}

function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...text.split(',')];
}

function collectPair(text: string, before: Readonly<Record<string, string>> = {}) {
  const [key = '', ...value] = text.split('=');
  if (key === '' || value.length === 0) {
    throw new InvalidArgumentError('Write KEY=VALUE.');
  }
  if (Object.hasOwn(before, key)) {
    throw statedTwice(`tag "${key}"`, ['tags', key], before[key], value.join('='));
  }
  return { ...before, [key]: value.join('=') };
}

function statedTwice(
  what: string,
  path: readonly string[],
  first: unknown,
  second: string,
): ImagepinError {
  return new ImagepinError('InvalidQuery', `${what} is stated twice: "${first}" and "${second}"`, {
    path,
    detail: 'Leave one of them out.',
  });
}
