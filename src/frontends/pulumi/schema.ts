import { version } from '../../../package.json';
import { clouds } from '../../clouds/registry';
import { Triggers } from '../pin-fields';
import { capitalized, PACKAGE, toToken } from './names';
import { type PackageModel, type Property, type PropertyType, packageModel } from './package-model';

/**
 * The package in Pulumi's schema format, as JSON, from which SDKs of other languages are generated.
 * `exampleOf` returns the example of a function or a resource by name.
 * See https://www.pulumi.com/docs/iac/guides/building-extending/packages/schema/.
 */
export function packageSchema(exampleOf: (name: string) => string): string {
  const model = packageModel();
  const writer = createSchemaWriter(model);
  const inputSchema = (properties: readonly Property[]) => writer.object(properties, 'input');
  const outputSchema = (properties: readonly Property[]) => writer.object(properties, 'output');
  const { functions, pins, configuration, types } = model;
  const schema = {
    name: PACKAGE,
    displayName: PACKAGE,
    version,
    description: 'Finds cloud image IDs deterministically and explains the choice.',
    keywords: ['category/utility', 'kind/native', 'image', ...clouds.map(({ id }) => id)],
    license: 'Apache-2.0',
    language: { nodejs: { respectSchemaVersion: true } },
    config: { variables: inputSchema(configuration).properties },
    provider: {
      description: 'The configuration of all lookups of a program.',
      inputProperties: inputSchema(configuration).properties,
    },
    types: {
      ...Object.fromEntries(
        types.map(({ name, description, properties }) => [
          toToken(name),
          { type: 'object', description, ...outputSchema(properties) },
        ]),
      ),
      ...writer.enums,
    },
    functions: Object.fromEntries(
      functions.map((member) => [
        toToken(member.name),
        {
          description: `${member.description}\n\n${exampleOf(member.name)}`,
          inputs: inputSchema(member.inputs),
          // Results include the arguments.
          outputs: outputSchema([...member.inputs, ...member.outputs]),
        },
      ]),
    ),
    resources: Object.fromEntries(
      pins.map((member) => {
        const inputs = inputSchema(member.inputs);
        const state = outputSchema([...member.inputs, ...member.outputs]);
        return [
          toToken(member.name),
          {
            description: `${member.description}\n\n${exampleOf(member.name)}`,
            inputProperties: inputs.properties,
            requiredInputs: inputs.required,
            properties: state.properties,
            required: state.required,
          },
        ];
      }),
    ),
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

/** The choices of an input are closed; those of an output may grow in a later version. */
type Direction = 'input' | 'output';

function createSchemaWriter(model: PackageModel) {
  const enums = collectEnums(model);
  const tokenOf = new Map([...enums].map(([key, { token }]) => [key, token]));

  function typeOf(name: string, type: PropertyType, direction: Direction): object {
    switch (type.kind) {
      case 'string':
        return type.choices && direction === 'input'
          ? { $ref: `#/types/${tokenOf.get(enumKey(name, type.choices))}` }
          : { type: 'string' };
      case 'list':
        return { type: 'array', items: typeOf(name, type.of, direction) };
      case 'map':
        return { type: 'object', additionalProperties: typeOf(name, type.of, direction) };
      case 'object':
        return { $ref: `#/types/${toToken(type.name)}` };
      default:
        return { type: type.kind };
    }
  }

  return {
    enums: Object.fromEntries(
      [...enums.values()].map(({ token, description, choices }) => [
        token,
        { type: 'string', description, enum: choices.map((value) => ({ value })) },
      ]),
    ),
    object: (properties: readonly Property[], direction: Direction) => ({
      properties: Object.fromEntries(
        properties.map(({ name, type, description, secret }) => [
          name,
          {
            ...typeOf(name, type, direction),
            description,
            ...(secret && { secret: true }),
            ...(name in Triggers.shape && { replaceOnChanges: true }),
          },
        ]),
      ),
      required: properties.filter(({ required }) => required).map(({ name }) => name),
    }),
  };
}

interface EnumType {
  readonly token: string;
  readonly description: string;
  readonly choices: readonly string[];
}

function collectEnums({
  functions,
  pins,
  configuration,
}: PackageModel): ReadonlyMap<string, EnumType> {
  const enums = new Map<string, EnumType>();
  const provider = { name: 'Provider', inputs: configuration };
  for (const { name: owner, inputs } of [...functions, ...pins, provider]) {
    for (const { name, type, description } of inputs) {
      const choices = type.kind === 'string' ? type.choices : undefined;
      if (choices && !enums.has(enumKey(name, choices))) {
        const isTokenUsed = [...enums.values()].some(
          ({ token }) => token === toToken(capitalized(name)),
        );
        const typeName = isTokenUsed
          ? `${owner.replace(/^get/, '')}${capitalized(name)}`
          : capitalized(name);
        enums.set(enumKey(name, choices), { token: toToken(typeName), description, choices });
      }
    }
  }
  return enums;
}

function enumKey(name: string, choices: readonly string[]): string {
  return [name, ...choices].join(' ');
}
