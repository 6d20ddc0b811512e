import { version } from '../../package.json';
import { clouds } from '../../src/clouds/registry';
import { Triggers } from '../../src/frontends/pin-fields';
import { capitalized, PACKAGE, toToken } from '../../src/frontends/pulumi/names';
import {
  objectTypesIn,
  type PackageMember,
  type Property,
  type PropertyType,
  packageModel,
} from '../../src/frontends/pulumi/package-model';

/**
 * The package in Pulumi's schema format, as JSON, from which SDKs of other languages are generated.
 * `exampleOf` returns the example of a function or a resource by name.
 * See https://www.pulumi.com/docs/iac/guides/building-extending/packages/schema/.
 */
export function packageSchema(exampleOf: (name: string) => string): string {
  const model = packageModel();
  const enums = createEnumTypes();
  // Results and states include the arguments.
  const toMember = ({ name, description, inputs, outputs }: PackageMember) => ({
    description: `${description}\n\n${exampleOf(name)}`,
    inputs: toObjectSchema(inputs, enums.refTo(name)),
    outputs: toObjectSchema([...inputs, ...outputs]),
  });
  const functions = byToken(model.functions, toMember);
  const resources = byToken(model.pins, (pin) => {
    const { description, inputs, outputs } = toMember(pin);
    return {
      description,
      inputProperties: inputs.properties,
      requiredInputs: inputs.required,
      ...outputs,
    };
  });
  const configuration = toObjectSchema(model.configuration, enums.refTo('Provider')).properties;
  const outputs = [...model.functions, ...model.pins].flatMap((member) => member.outputs);
  const types = byToken(
    objectTypesIn([...model.configuration, ...outputs]),
    ({ description, properties }) => ({
      type: 'object',
      description,
      ...toObjectSchema(properties),
    }),
  );
  const schema = {
    name: PACKAGE,
    displayName: PACKAGE,
    version,
    description: 'Finds cloud image IDs deterministically and explains the choice.',
    keywords: ['category/utility', 'kind/native', 'image', ...clouds.map(({ id }) => id)],
    license: 'Apache-2.0',
    language: { nodejs: { respectSchemaVersion: true } },
    config: { variables: configuration },
    provider: {
      description: 'The configuration of all lookups of a program.',
      inputProperties: configuration,
    },
    types: { ...types, ...enums.types },
    functions,
    resources,
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

function byToken<Member extends { readonly name: string }>(
  members: readonly Member[],
  toSchema: (member: Member) => object,
) {
  return Object.fromEntries(members.map((member) => [toToken(member.name), toSchema(member)]));
}

/** Returns the type of a property's choices. */
type ChoiceType = (property: Property, choices: readonly string[]) => object;

/** The choices of an output may grow in a later version. */
const openChoices: ChoiceType = () => ({ type: 'string' });

function toObjectSchema(properties: readonly Property[], choiceType = openChoices) {
  return {
    properties: Object.fromEntries(
      properties.map((property) => [
        property.name,
        {
          ...toTypeSchema(property.type, property, choiceType),
          description: property.description,
          ...(property.secret && { secret: true }),
          ...(property.name in Triggers.shape && { replaceOnChanges: true }),
        },
      ]),
    ),
    required: properties.filter(({ required }) => required).map(({ name }) => name),
  };
}

function toTypeSchema(type: PropertyType, property: Property, choiceType: ChoiceType): object {
  switch (type.kind) {
    case 'string':
      return type.choices ? choiceType(property, type.choices) : { type: 'string' };
    case 'list':
      return { type: 'array', items: toTypeSchema(type.of, property, choiceType) };
    case 'map':
      return { type: 'object', additionalProperties: toTypeSchema(type.of, property, choiceType) };
    case 'object':
      return { $ref: `#/types/${toToken(type.name)}` };
    default:
      return { type: type.kind };
  }
}

/** The closed choices of inputs: one type per name and choices, with its owner's name where the name is taken. */
function createEnumTypes() {
  const tokens = new Map<string, string>();
  const types: Record<string, object> = {};
  return {
    types,
    refTo:
      (owner: string): ChoiceType =>
      (property, choices) => {
        const key = [property.name, ...choices].join(' ');
        const name = capitalized(property.name);
        const isTaken = toToken(name) in types;
        const token = tokens.get(key) ?? toToken(isTaken ? `${capitalized(owner)}${name}` : name);
        tokens.set(key, token);
        types[token] ??= {
          type: 'string',
          description: property.description,
          enum: choices.map((value) => ({ value })),
        };
        return { $ref: `#/types/${token}` };
      },
  };
}
