import { readFileSync } from 'node:fs';
import { SCHEMA_FILE, toPulumiSchema } from '../../../build/docs/pulumi-schema';
import { version } from '../../../package.json';
import { clouds } from '../../../src/clouds/registry';
import { lookupDefinitions, pinDefinitions } from '../../../src/frontends/lookup-definition';
import {
  capitalized,
  toFunctionName,
  toPinName,
  toToken,
} from '../../../src/frontends/pulumi/names';
import schema from '../../../src/frontends/pulumi/schema.json';

interface Property {
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: Property;
  readonly additionalProperties?: Property;
  readonly description?: string;
  readonly secret?: boolean;
  readonly replaceOnChanges?: boolean;
}

type Properties = Readonly<Record<string, Property>>;

interface Members {
  readonly properties: Properties;
  readonly required?: readonly string[];
}

interface Type {
  readonly description: string;
  readonly properties?: Properties;
  readonly required?: readonly string[];
  readonly enum?: readonly { readonly value: string }[];
}

interface Schema {
  readonly version: string;
  readonly config: { readonly variables: Properties };
  readonly provider: { readonly inputProperties: Properties };
  readonly types: Readonly<Record<string, Type>>;
  readonly functions: Readonly<
    Record<
      string,
      { readonly description: string; readonly inputs: Members; readonly outputs: Members }
    >
  >;
  readonly resources: Readonly<
    Record<
      string,
      {
        readonly description: string;
        readonly inputProperties: Properties;
        readonly requiredInputs: readonly string[];
        readonly properties: Properties;
        readonly required: readonly string[];
      }
    >
  >;
}

// The format: https://www.pulumi.com/docs/iac/guides/building-extending/packages/schema/.
const { config, provider, types, functions, resources, ...whole }: Schema = schema;
const members = [...Object.entries(functions), ...Object.entries(resources)];
const inputProperties = [
  config.variables,
  provider.inputProperties,
  ...Object.values(functions).map(({ inputs }) => inputs.properties),
  ...Object.values(resources).map(({ inputProperties }) => inputProperties),
];
const outputProperties = [
  ...Object.values(functions).map(({ outputs }) => outputs.properties),
  ...Object.values(resources).map(({ properties }) => properties),
  ...Object.values(types).flatMap(({ properties }) => (properties ? [properties] : [])),
];

test('the committed schema is current', async () => {
  const isCurrent = readFileSync(SCHEMA_FILE, 'utf8') === (await toPulumiSchema());

  expect(isCurrent ? '' : 'schema.json is stale: run `npm run docs`').toBe('');
});

test('the schema has the version of the package', () => {
  expect(whole.version).toBe(version);
});

test('the schema has each function and each pin, and nothing else', () => {
  expect(Object.keys(functions)).toEqual(
    lookupDefinitions().map(({ nameParts }) => toToken(toFunctionName(nameParts))),
  );
  expect(Object.keys(resources)).toEqual(
    pinDefinitions().map(({ nameParts }) => toToken(toPinName(nameParts))),
  );
});

test.each(members)(
  '%s has a description, and an example in each of two languages',
  (token, { description }) => {
    const [text, example] = description.split('{{% examples %}}');

    expect(text).toMatch(/^[A-Z].*\.\n/);
    expect(example).toMatch(/```typescript\n(?:.*\n)*?```\n```yaml\n(?:.*\n)*?```\n/);
    expect(example).toContain(token.replace('imagepin:index:', ''));
    expect(example).toContain(token);
  },
);

test('every property and every type has a description', () => {
  const properties = [...inputProperties, ...outputProperties].flatMap((one) =>
    Object.entries(one),
  );
  const silent = [...properties, ...Object.entries(types)]
    .filter(([, { description = '' }]) => description === '')
    .map(([name]) => name);

  expect(properties.length).toBeGreaterThan(500);
  expect(silent).toEqual([]);
});

test('a function returns its arguments and results', () => {
  for (const [token, { inputs, outputs }] of Object.entries(functions)) {
    const found = token.endsWith('s') ? ['id', 'images', 'imageIds'] : ['id', 'image'];

    expect(Object.keys(outputs.properties)).toEqual([
      ...Object.keys(inputs.properties),
      ...found,
      'warnings',
    ]);
    expect(outputs.required).toEqual([...(inputs.required ?? []), ...found, 'warnings']);
  }
});

test('a pin returns its arguments and its image', () => {
  for (const { inputProperties, requiredInputs, properties, required } of Object.values(
    resources,
  )) {
    const results = ['image', 'newestId', 'newerAvailable'];
    expect(Object.keys(properties)).toEqual([...Object.keys(inputProperties), ...results]);
    expect(required).toEqual([...requiredInputs, 'image']);
    expect(Object.keys(inputProperties)).toContain('triggers');
  }
});

test('only the generic functions and pins require an argument, source', () => {
  const required = [
    ...Object.entries(functions).map(([token, { inputs }]) => [token, inputs.required]),
    ...Object.entries(resources).map(([token, { requiredInputs }]) => [token, requiredInputs]),
  ].filter(([, names]) => names?.length !== 0);

  expect(Object.fromEntries(required)).toEqual({
    [toToken('getImage')]: ['source'],
    [toToken('getImages')]: ['source'],
    [toToken('ImagePin')]: ['source'],
  });
});

test('every reference has a type, and every type a reference', () => {
  const named = new Set(
    [...inputProperties, ...outputProperties].flatMap((one) => Object.values(one)).flatMap(refsIn),
  );

  expect([...named].sort()).toEqual(Object.keys(types).sort());
});

test('choices are closed for inputs, and nowhere else', () => {
  const closed = Object.keys(types).filter((token) => types[token]?.enum);
  const refsOf = (properties: readonly Properties[]) =>
    new Set(properties.flatMap((one) => Object.values(one)).flatMap(refsIn));

  expect(closed).toContain(toToken('Architecture'));
  expect(closed.filter((token) => !refsOf(inputProperties).has(token))).toEqual([]);
  expect(closed.filter((token) => refsOf(outputProperties).has(token))).toEqual([]);
  expect(types[toToken('Source')]?.enum).toContainEqual({ value: 'alicloud-ecs' });
});

test('a list of choices that a cloud may extend is not closed', () => {
  const { owners, platform } = functions[toToken('getImage')]?.inputs.properties ?? {};

  expect([owners, platform].map((one) => one && refsIn(one))).toEqual([[], []]);
});

test('access keys are secrets, and nothing else is', () => {
  const secrets = Object.entries(types).flatMap(([token, { properties = {} }]) =>
    Object.entries(properties)
      .filter(([, { secret }]) => secret)
      .map(([name]) => `${token} ${name}`),
  );
  const others = [
    ...inputProperties,
    ...Object.values(functions).map(({ outputs }) => outputs.properties),
  ]
    .flatMap((one) => Object.entries(one))
    .filter(([, { secret }]) => secret)
    .map(([name]) => name);

  expect(secrets.map((line) => line.replace('imagepin:index:', ''))).toEqual(
    clouds.flatMap(({ id, credentials: { tokenArgument } }) =>
      ['accessKey', 'secretKey', tokenArgument].map((name) => `${capitalized(id)}Keys ${name}`),
    ),
  );
  expect([...new Set(others)]).toEqual(clouds.map(({ id }) => id));
});

test('changed triggers replace a pin', () => {
  const replacing = Object.values(resources).flatMap(({ inputProperties }) =>
    Object.keys(inputProperties).filter((name) => inputProperties[name]?.replaceOnChanges),
  );

  expect(new Set(replacing)).toEqual(new Set(['triggers']));
  expect(replacing).toHaveLength(Object.keys(resources).length);
});

test('a provider has the configuration of a stack', () => {
  expect(provider.inputProperties).toEqual(config.variables);
  expect(Object.keys(config.variables)).toEqual([
    'region',
    ...clouds.map(({ id }) => id),
    'endpoint',
    'endpoints',
    'network',
    'simulate',
    'catalog',
    'timeoutSeconds',
  ]);
});

test('no name is reserved by Pulumi', () => {
  const names = [...inputProperties, ...outputProperties].flatMap((one) => Object.keys(one));
  const kept = Object.values(resources).flatMap(({ properties }) =>
    Object.keys(properties).filter((name) => ['id', 'urn'].includes(name)),
  );

  expect(names.filter((name) => name === 'pulumi' || name.startsWith('__'))).toEqual([]);
  expect(Object.keys(provider.inputProperties)).not.toContain('version');
  expect(kept).toEqual([]);
});

test('every token has three parts', () => {
  for (const token of [...members.map(([name]) => name), ...Object.keys(types)]) {
    expect(token).toMatch(/^imagepin:index:[A-Za-z]+$/);
  }
});

/** The types that a property refers to. */
function refsIn({ $ref, items, additionalProperties }: Property): readonly string[] {
  return [
    ...($ref ? [$ref.replace('#/types/', '')] : []),
    ...(items ? refsIn(items) : []),
    ...(additionalProperties ? refsIn(additionalProperties) : []),
  ];
}
