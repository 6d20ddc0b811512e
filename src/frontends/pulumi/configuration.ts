import type { Settings } from '../../client/settings';
import type { ImagepinError } from '../../errors';
import { toValidationErrors, validationErrorsIn } from '../../query/read-input';
import { parseIfNumber } from '../argument-values';
import { type FieldType, fieldsOf } from '../fields';
import {
  ProviderConfiguration,
  toSettings,
  validateConfiguration,
} from '../provider-configuration';

/** A configuration as the engine hands it out: mostly texts, by the names of its keys without `imagepin:`. */
export type ConfigStrings = Readonly<Record<string, unknown>>;

const CONFIGURATION_LABEL = 'the configuration';

/** Reads a configuration as settings of a client. Throws the first error in its values. */
export function readSettings(config: ConfigStrings): Settings {
  const values = parseValues(config);
  const { data, error } = ProviderConfiguration.safeParse(values);
  if (data) {
    return toSettings(data);
  }
  throw toValidationErrors(error, ProviderConfiguration, values, CONFIGURATION_LABEL)[0];
}

/** The errors in a configuration; with unknown values, only the errors of single values. */
export function validateConfig(
  config: ConfigStrings,
  unknown: ReadonlySet<string> = new Set(),
): readonly ImagepinError[] {
  const values = parseValues(config);
  return unknown.size > 0
    ? validationErrorsIn(ProviderConfiguration, values, CONFIGURATION_LABEL)
    : validateConfiguration(values, CONFIGURATION_LABEL);
}

function parseValues(config: ConfigStrings): ConfigStrings {
  const types = new Map(fieldsOf(ProviderConfiguration).map(({ name, type }) => [name, type]));
  return Object.fromEntries(
    Object.entries(config).map(([name, text]) => [name, parseValue(text, types.get(name))]),
  );
}

/** What a text says, if it says what is wanted there; the core refuses what is left a text. */
function parseValue(value: unknown, type: FieldType | undefined): unknown {
  switch (type?.kind) {
    case 'boolean':
      return ['true', 'false'].includes(String(value)) ? value === 'true' || value === true : value;
    case 'number':
      return parseIfNumber(value);
    case 'string':
      // The parts of an object that `--path` sets are numbers where they look like one.
      return ['number', 'boolean'].includes(typeof value) ? String(value) : value;
    case 'object': {
      const types = new Map(type.fields.map((field) => [field.name, field.type]));
      return parseEntries(value, (name) => types.get(name));
    }
    case 'map':
      return parseEntries(value, () => type.of);
    default:
      return value;
  }
}

function parseEntries(value: unknown, typeOf: (name: string) => FieldType | undefined): unknown {
  const parts = typeof value === 'string' ? parseJson(value) : value;
  return typeof parts === 'object' && parts !== null && !Array.isArray(parts)
    ? Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [name, parseValue(part, typeOf(name))]),
      )
    : value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
