import { readConfiguration } from '../../configuration';
import { ImagepinError } from '../../errors';
import { flawsIn } from '../../lookup/read-input';
import type { Settings } from '../../settings';
import { type FieldType, fieldsOf } from '../fields';
import { ProviderConfiguration, toSettings } from '../provider-configuration';
import { PACKAGE } from './names';

/** A configuration as the engine hands it out: mostly texts, by the names of its keys without `imagepin:`. */
export type Texts = Readonly<Record<string, unknown>>;

const WHAT = 'the configuration';

/** What is configured, for a client. Throws `InvalidQuery` at the key to blame. */
export function readTexts(texts: Texts): Settings {
  const [flaw] = configurationFlaws(texts);
  if (flaw) {
    const { code, message, ...others } = flaw;
    throw new ImagepinError(code, `configuration of ${PACKAGE}: ${message}`, others);
  }
  return toSettings(ProviderConfiguration.parse(toValues(texts)));
}

/** The values that are wrong; of what they mean together, the first, where all are known. */
export function configurationFlaws(
  texts: Texts,
  unknown: ReadonlySet<string> = new Set(),
): readonly ImagepinError[] {
  const values = toValues(texts);
  const flaws = flawsIn(ProviderConfiguration, values, WHAT);
  if (flaws.length > 0 || unknown.size > 0) {
    return flaws;
  }
  try {
    readConfiguration(toSettings(ProviderConfiguration.parse(values)), process.env);
    return [];
  } catch (error) {
    if (ImagepinError.is(error)) {
      return [error];
    }
    throw error;
  }
}

function toValues(texts: Texts): Texts {
  const types = new Map(fieldsOf(ProviderConfiguration).map(({ name, type }) => [name, type]));
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, fromText(text, types.get(name))]),
  );
}

/** What a text says, if it says what is wanted there; the core refuses what is left a text. */
function fromText(value: unknown, type: FieldType | undefined): unknown {
  switch (type?.kind) {
    case 'boolean':
      return ['true', 'false'].includes(String(value)) ? value === 'true' || value === true : value;
    case 'number':
      return typeof value === 'string' && value.trim() !== '' ? toNumber(value) : value;
    case 'string':
      // The parts of an object that `--path` sets are numbers where they look like one.
      return ['number', 'boolean'].includes(typeof value) ? String(value) : value;
    case 'object': {
      const types = new Map(type.fields.map((field) => [field.name, field.type]));
      return fromParts(value, (name) => types.get(name));
    }
    case 'map':
      return fromParts(value, () => type.of);
    default:
      return value;
  }
}

function toNumber(text: string): number | string {
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}

function fromParts(value: unknown, typeOf: (name: string) => FieldType | undefined): unknown {
  const parts = typeof value === 'string' ? parse(value) : value;
  return typeof parts === 'object' && parts !== null && !Array.isArray(parts)
    ? Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [name, fromText(part, typeOf(name))]),
      )
    : value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
