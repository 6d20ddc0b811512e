import { version } from '../../../package.json';
import { Triggers } from '../pin/triggers';
import { capitalized, PACKAGE, toToken } from './names';
import { type PackagePlan, type Property, planPackage, type Type } from './package';

/**
 * The package in the words of Pulumi's schema, as JSON, from which SDKs of other languages are made;
 * the examples are by the names of functions and resources.
 * See https://www.pulumi.com/docs/iac/guides/building-extending/packages/schema/.
 */
export function packageSchema(exampleOf: (name: string) => string): string {
  const plan = planPackage();
  const say = sayer(plan);
  const takes = (properties: readonly Property[]) => say.object(properties, 'taken');
  const gives = (properties: readonly Property[]) => say.object(properties, 'given');
  const { functions, pins, configuration, types } = plan;
  const schema = {
    name: PACKAGE,
    displayName: PACKAGE,
    version,
    description: 'Which image? Deterministic, explained look-ups of cloud images.',
    keywords: ['category/utility', 'kind/native', 'image', 'alicloud', 'volcengine'],
    license: 'Apache-2.0',
    language: { nodejs: { respectSchemaVersion: true } },
    config: { variables: takes(configuration).properties },
    provider: {
      description: 'What is set once for all look-ups of a program.',
      inputProperties: takes(configuration).properties,
    },
    types: {
      ...Object.fromEntries(
        types.map(({ name, description, properties }) => [
          toToken(name),
          { type: 'object', description, ...gives(properties) },
        ]),
      ),
      ...say.enums,
    },
    functions: Object.fromEntries(
      functions.map((one) => [
        toToken(one.name),
        {
          description: `${one.description}\n\n${exampleOf(one.name)}`,
          inputs: takes(one.takes),
          // What was stated stands beside what was found.
          outputs: gives([...one.takes, ...one.gives]),
        },
      ]),
    ),
    resources: Object.fromEntries(
      pins.map((one) => {
        const inputs = takes(one.takes);
        const state = gives([...one.takes, ...one.gives]);
        return [
          toToken(one.name),
          {
            description: `${one.description}\n\n${exampleOf(one.name)}`,
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

/** A choice that is written is closed; one that is handed out may have more values in a later version. */
type Way = 'taken' | 'given';

function sayer(plan: PackagePlan) {
  const enums = enumsOf(plan);
  const tokenOf = new Map([...enums].map(([key, { token }]) => [key, token]));

  function typeOf(name: string, type: Type, way: Way): object {
    switch (type.kind) {
      case 'string':
        return type.choices && way === 'taken'
          ? { $ref: `#/types/${tokenOf.get(keyOf(name, type.choices))}` }
          : { type: 'string' };
      case 'list':
        return { type: 'array', items: typeOf(name, type.of, way) };
      case 'map':
        return { type: 'object', additionalProperties: typeOf(name, type.of, way) };
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
    object: (properties: readonly Property[], way: Way) => ({
      properties: Object.fromEntries(
        properties.map(({ name, type, description, secret }) => [
          name,
          {
            ...typeOf(name, type, way),
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

interface Enum {
  readonly token: string;
  readonly description: string;
  readonly choices: readonly string[];
}

/** The closed choices by what they are called and what they are. */
function enumsOf({ functions, pins, configuration }: PackagePlan): ReadonlyMap<string, Enum> {
  const enums = new Map<string, Enum>();
  const provider = { name: 'Provider', takes: configuration };
  for (const { name: owner, takes } of [...functions, ...pins, provider]) {
    for (const { name, type, description } of takes) {
      const choices = type.kind === 'string' ? type.choices : undefined;
      if (choices && !enums.has(keyOf(name, choices))) {
        const isTaken = [...enums.values()].some(
          ({ token }) => token === toToken(capitalized(name)),
        );
        const own = isTaken
          ? `${owner.replace(/^get/, '')}${capitalized(name)}`
          : capitalized(name);
        enums.set(keyOf(name, choices), { token: toToken(own), description, choices });
      }
    }
  }
  return enums;
}

function keyOf(name: string, choices: readonly string[]): string {
  return [name, ...choices].join(' ');
}
