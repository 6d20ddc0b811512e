import * as cdktf from 'cdktf';
import type { Construct } from 'constructs';
import { constructDeclarations } from '../../../build/construct-declarations';
import { createConstructClasses } from '../../../src/frontends/cdktf/construct-classes';
import type { FieldType } from '../../../src/frontends/fields';
import { lookupDefinitions } from '../../../src/frontends/lookup-definition';
import { toSnakeCase } from '../../../src/frontends/provider/hcl-names';
import { type BlockAttribute, providerSchema } from '../../../src/frontends/provider/schema';
import { type CdkModule, cdkModules, reference, synthesizeToJson } from './support/cdk-modules';

const { provider, dataSources, resources } = providerSchema();
const blocks = { imagepin: provider, ...dataSources, ...resources };

describe.each(cdkModules)('over $module', (over) => {
  test('there is one construct for each data source, each pin and the provider', () => {
    const data = lookupDefinitions().map(({ nameParts }) => [
      `DataImagepin${toPascal(nameParts)}`,
      `imagepin_${nameParts.join('_')}`,
    ]);
    const pins = lookupDefinitions()
      .filter(({ kind }) => kind === 'find')
      .map(({ nameParts }) => [`${toPascal(nameParts)}Pin`, `imagepin_${nameParts.join('_')}_pin`]);

    const constructs = constructsOf(over).map(({ name, tfResourceType }) => [name, tfResourceType]);

    expect(Object.fromEntries(constructs)).toEqual(
      Object.fromEntries([['ImagepinProvider', 'imagepin'], ...data, ...pins]),
    );
  });

  test('every class is declared', () => {
    const declared = constructDeclarations(providerSchema(), over.module);

    const names = [...declared.matchAll(/^export declare class (\w+)/gm)].map(([, name]) => name);

    expect(names.sort()).toEqual(Object.keys(over.constructs).sort());
  });

  test.each(
    constructsOf(over).map((construct): [string, ConstructClass] => [construct.name, construct]),
  )('%s accepts a token for every argument', (_, Made) => {
    const type = Made.tfResourceType;
    const inputs = Object.entries(blocks)
      .flatMap(([name, { attributes }]) => (name === type ? attributes : []))
      .filter(({ mode }) => mode !== 'computed');

    const json = synthesizeToJson(over, (stack) => {
      const token = new over.cdk.TerraformVariable(stack, 'token', {});
      const props = inputs.map(({ name, type }) => [name, tokenOf(type, token, over)]);
      new Made(stack, 'made', Object.fromEntries(props));
    });

    const block = json.provider?.imagepin?.[0] ?? (json.data ?? json.resource)?.[type]?.made;
    expect(block).toEqual(
      Object.fromEntries(inputs.map(({ name }) => [toSnakeCase(name), reference('var.token')])),
    );
  });
});

const numberType: FieldType = { kind: 'number' };

// A new source with such a field fails when the classes are created, not when somebody uses them.
test.each`
  mode          | type                                                      | shape
  ${'optional'} | ${{ kind: 'object', fields: [] }}                         | ${'object'}
  ${'optional'} | ${{ kind: 'map', of: numberType }}                        | ${'map of number'}
  ${'computed'} | ${{ kind: 'list', of: { kind: 'boolean' } }}              | ${'list of boolean'}
  ${'computed'} | ${{ kind: 'list', of: { kind: 'list', of: numberType } }} | ${'list of list of number'}
`('a $shape that is $mode is rejected', ({ mode, type, shape }) => {
  const odd: BlockAttribute = { name: 'odd', mode, type, required: false, summary: '' };
  const block = {
    kind: 'find',
    nameParts: ['image'],
    description: '',
    attributes: [odd],
  } as const;
  const schema = {
    provider: { description: '', attributes: [] },
    dataSources: { imagepin_image: block },
    resources: {},
  };

  expect(() => createConstructClasses(cdktf, schema, '1.0.0')).toThrow(
    `no construct can refer to "odd", which is a ${shape}`,
  );
});

interface ConstructClass {
  new (scope: Construct, id: string, props: object): Construct;
  readonly tfResourceType: string;
}

function constructsOf({ constructs }: CdkModule): readonly ConstructClass[] {
  // Each takes its own props; here they come from the schema.
  const classes = Object.values(constructs) as unknown as readonly ConstructClass[];
  return classes.filter((construct) => 'tfResourceType' in construct);
}

/** What stands for a value of a type that is not known yet. */
function tokenOf({ kind }: FieldType, token: cdktf.TerraformVariable, { cdk }: CdkModule): unknown {
  switch (kind) {
    case 'string':
      return token.stringValue;
    case 'number':
      return token.numberValue;
    case 'boolean':
      return token.booleanValue;
    case 'list':
      return token.listValue;
    case 'map':
      return cdk.Token.asStringMap(token.value);
    case 'object':
      return cdk.Token.asAny(token.value);
  }
}

function toPascal(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
