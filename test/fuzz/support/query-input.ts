import fc from 'fast-check';
import { type Field, type FieldType, fieldsOf } from '../../../src/frontends/fields';
import type { LookupKind } from '../../../src/query/query';
import { querySchemaFor } from '../../../src/query/query-schema';
import { getSource } from '../../../src/sources/registry';
import type { Source } from '../../../src/sources/source';
import { oddValue } from './mutation';

const WORDS = [
  'ubuntu',
  '22.04',
  'windows-server',
  '2022',
  'gpu',
  'web',
  '^ubuntu_(20|22)',
  'a|b',
  'm-bp1',
  '2026-01-31',
  '2026-01-31T08:00:00Z',
  '20169351435666123',
  'self',
  'rg-web',
];

interface QueryInputOptions {
  /** Whether every argument has its type. Default: false. */
  readonly valid?: boolean;
  /** Values that the simulated API knows. */
  readonly instanceTypes?: readonly string[];
}

/** The arguments of a query of one source, each absent, of its type or odd. */
export function queryInput(
  { id }: Source,
  kind: LookupKind,
  { valid = false, instanceTypes = [] }: QueryInputOptions = {},
): fc.Arbitrary<Record<string, unknown>> {
  const known: Readonly<Record<string, readonly string[]>> = valid
    ? { instanceType: instanceTypes }
    : {};
  const fields = fieldsOf(querySchemaFor(getSource(id), kind)).filter(
    ({ name }) => name !== 'source' && name !== 'region' && known[name]?.length !== 0,
  );
  const argument = fc
    .constantFrom(...fields)
    .chain((field) =>
      fc
        .oneof(
          { arbitrary: typedValue(field, known[field.name]), weight: 4 },
          ...(valid ? [] : [oddValue()]),
        )
        .map((value) => [field.name, value] as const),
    );
  const others = valid
    ? []
    : [fc.tuple(fc.constantFrom('__proto__', 'constructor', 'regoin', ''), oddValue())];
  return fc
    .array(fc.oneof({ arbitrary: argument, weight: 9 }, ...others), { maxLength: 5 })
    .map((args) => Object.fromEntries([['source', id], ['region', 'cn-test'], ...args]));
}

function typedValue(
  { type, knownValues = [] }: Field,
  values: readonly string[] = [...knownValues, ...WORDS],
): fc.Arbitrary<unknown> {
  return valueOfType(type, values);
}

function valueOfType(type: FieldType, values: readonly string[]): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case 'string':
      return fc.constantFrom(...(type.choices ?? values));
    case 'number':
      return fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.double({ min: 0.1, max: 100 }));
    case 'boolean':
      return fc.boolean();
    case 'list':
      return fc.array(valueOfType(type.of, values), { maxLength: 3 });
    case 'map':
      return fc.dictionary(
        fc.constantFrom('env', 'role', '', 'toString'),
        fc.constantFrom('prod', '', 'x'),
        {
          maxKeys: 2,
        },
      );
    case 'object':
      return fc.record(
        Object.fromEntries(type.fields.map((field) => [field.name, typedValue(field)])),
      );
  }
}
