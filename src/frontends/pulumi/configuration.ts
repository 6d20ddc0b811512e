import type { Client } from '../../client/client';
import type { Settings } from '../../client/settings';
import { asImagepinError, type ImagepinError } from '../../errors';
import { parseInput } from '../../query/read-input';
import { text } from '../../text';
import { parseIfNumber } from '../argument-values';
import { openRunClient } from '../engine-run';
import { type Field, type FieldType, fieldsOf } from '../fields';
import {
  ProviderConfiguration,
  toSettings,
  validateConfiguration,
} from '../provider-configuration';
import { changeErrorTexts } from './error-text';
import { PACKAGE } from './names';
import { isObject } from './properties';

/** A configuration as the engine sends it: mostly strings, by keys without the prefix `imagepin:`. */
export type ConfigStrings = Readonly<Record<string, unknown>>;

/** Opens a client with a configuration. Throws `InvalidQuery` with the key to blame. */
export function openConfiguredClient(config: ConfigStrings): Client {
  try {
    return openRunClient(readSettings(config));
  } catch (error) {
    throw changeErrorTexts(asImagepinError(error), ({ message, detail }) => ({
      message: text`configuration of ${PACKAGE}: ${message}`,
      detail,
    }));
  }
}

const CONFIGURATION_LABEL = 'the configuration';

/** Reads the settings of a client. Throws the first error in the values of a configuration. */
export function readSettings(config: ConfigStrings): Settings {
  const { data, errors } = parseInput(
    ProviderConfiguration,
    parseValues(config),
    CONFIGURATION_LABEL,
  );
  if (!data) {
    throw errors[0];
  }
  return toSettings(data);
}

/** Returns the errors in a configuration; with unknown values, only those of single values. */
export function validateConfig(
  config: ConfigStrings,
  unknown: ReadonlySet<string> = new Set(),
): readonly ImagepinError[] {
  const values = parseValues(config);
  return unknown.size > 0
    ? parseInput(ProviderConfiguration, values, CONFIGURATION_LABEL).errors
    : validateConfiguration(values, CONFIGURATION_LABEL);
}

function parseValues(config: ConfigStrings): object {
  return Object(parseEntries(config, fieldTypes(fieldsOf(ProviderConfiguration))));
}

function fieldTypes(fields: readonly Field[]): (name: string) => FieldType | undefined {
  const types = new Map(fields.map(({ name, type }) => [name, type]));
  return (name) => types.get(name);
}

/** Parses a value of a known type; the core rejects a string that remains. */
function parseValue(value: unknown, type: FieldType | undefined): unknown {
  switch (type?.kind) {
    case 'boolean':
      return ['true', 'false'].includes(String(value)) ? value === 'true' || value === true : value;
    case 'number':
      return parseIfNumber(value);
    case 'string':
      // `pulumi config set --path` stores parts that look like numbers as numbers.
      return ['number', 'boolean'].includes(typeof value) ? String(value) : value;
    case 'object':
      return parseEntries(value, fieldTypes(type.fields));
    case 'map':
      return parseEntries(value, () => type.of);
    default:
      return value;
  }
}

function parseEntries(value: unknown, typeOf: (name: string) => FieldType | undefined): unknown {
  const parts = typeof value === 'string' ? parseJson(value) : value;
  return isObject(parts) && !Array.isArray(parts)
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
