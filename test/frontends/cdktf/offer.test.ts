import type { TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import type { FieldType } from '../../../src/frontends/fields';
import { offers } from '../../../src/frontends/offer';
import { toSnake } from '../../../src/frontends/provider/names';
import { providerSchema } from '../../../src/frontends/provider/schema';
import { both, type Over, reference, synthesized } from './support/over';

const { provider, dataSources, resources } = providerSchema();
const blocks = { imagepin: provider, ...dataSources, ...resources };

describe.each(both)('over $module', (over) => {
  test('there is a construct for everything that is offered, and no other', () => {
    const data = offers().map(({ words }) => [
      `DataImagepin${pascal(words)}`,
      `imagepin_${words.join('_')}`,
    ]);
    const pins = offers()
      .filter(({ kind }) => kind === 'pick')
      .map(({ words }) => [`${pascal(words)}Pin`, `imagepin_${words.join('_')}_pin`]);

    const made = constructsOf(over).map(({ name, tfResourceType }) => [name, tfResourceType]);

    expect(Object.fromEntries(made)).toEqual(
      Object.fromEntries([['ImagepinProvider', 'imagepin'], ...data, ...pins]),
    );
  });

  test.each(constructsOf(over))('$name takes a token for every argument', (Made) => {
    const type = Made.tfResourceType;
    const taken = Object.entries(blocks)
      .flatMap(([name, { attributes }]) => (name === type ? attributes : []))
      .filter(({ mode }) => mode !== 'computed');

    const json = synthesized(over, (stack) => {
      const token = new over.cdk.TerraformVariable(stack, 'token', {});
      const props = taken.map(({ name, type }) => [name, toToken(type, token, over)]);
      new Made(stack, 'made', Object.fromEntries(props));
    });

    const written = json.provider?.imagepin?.[0] ?? (json.data ?? json.resource)?.[type]?.made;
    expect(written).toEqual(
      Object.fromEntries(taken.map(({ name }) => [toSnake(name), reference('var.token')])),
    );
  });
});

interface ConstructClass {
  new (scope: Construct, id: string, props: object): Construct;
  readonly tfResourceType: string;
}

function constructsOf({ constructs }: Over): readonly ConstructClass[] {
  // Each takes its own props; here they come from the schema.
  const classes = Object.values(constructs) as unknown as readonly ConstructClass[];
  return classes.filter((one) => 'tfResourceType' in one);
}

/** What stands for a value of a type that is not known yet. */
function toToken({ kind }: FieldType, token: TerraformVariable, { cdk }: Over): unknown {
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

function pascal(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
