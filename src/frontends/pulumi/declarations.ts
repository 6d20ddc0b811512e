import { capitalized } from './names';
import { type ObjectType, type Plan, type Property, planPackage, type Type } from './package';

/**
 * The declarations in TypeScript of all that `bind` makes.
 * Programs without a TypeScript of their own are compiled by 3.8, so nothing newer may stand here.
 */
export function declarations(): string {
  const { configuration, functions, pins, types } = planPackage();
  const keys = types.filter(({ name }) => configuration.some(({ type }) => isOf(type, name)));
  return [
    "import * as pulumi from '@pulumi/pulumi';",
    ...types.filter((type) => !keys.includes(type)).flatMap(resultInterface),
    ...functions.flatMap(functionTypes),
    ...pins.flatMap(pinTypes),
    ...keys.flatMap((type) => interfaceOf(type, inputOf)),
    ...interfaceOf(
      { name: 'ProviderArgs', description: 'What Provider takes.', properties: configuration },
      inputOf,
    ),
    '/** The plugin `pulumi-resource-imagepin`, configured: what is given it as `provider` is answered there. */',
    ...block('export declare class Provider extends pulumi.ProviderResource', [
      'constructor(name: string, args?: ProviderArgs, opts?: pulumi.ResourceOptions);',
    ]),
    '',
  ].join('\n');
}

type Lines = readonly string[];

function isOf(type: Type, name: string): boolean {
  return type.kind === 'object' && type.name === name;
}

function functionTypes({ name, description, takes, gives }: Plan): Lines {
  const base = capitalized(name);
  const mark = markOf(takes);
  return [
    ...argsInterface(`${base}Args`, name, takes, plainOf),
    ...argsInterface(`${base}OutputArgs`, `${name}Output`, takes, inputOf),
    ...resultInterface({
      name: `${base}Result`,
      description: `What ${name} gives: its arguments, and what was found.`,
      properties: [...takes, ...gives],
    }),
    ...doc(description),
    `export declare function ${name}(args${mark}: ${base}Args, opts?: pulumi.InvokeOptions): Promise<${base}Result>;`,
    ...doc(description),
    `export declare function ${name}Output(args${mark}: ${base}OutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<${base}Result>;`,
  ];
}

function pinTypes({ name, description, takes, gives }: Plan): Lines {
  return [
    ...argsInterface(`${name}Args`, name, takes, inputOf),
    ...doc(description),
    ...block(`export declare class ${name} extends pulumi.CustomResource`, [
      ...takes.flatMap(outputMember),
      ...gives.flatMap((property) =>
        outputMember({
          ...property,
          description: `${property.description} Before it is made, a preview shows what would be taken now.`,
        }),
      ),
      `constructor(name: string, args${markOf(takes)}: ${name}Args, opts?: pulumi.CustomResourceOptions);`,
    ]),
  ];
}

function outputMember({ name, type, required, description }: Property): Lines {
  const absent = required ? '' : ' | undefined';
  return [...doc(description), `readonly ${name}: pulumi.Output<${resultOf(type)}${absent}>;`];
}

/** Arguments can be left out altogether where none of them is required. */
function markOf(takes: readonly Property[]): string {
  return takes.some(({ required }) => required) ? '' : '?';
}

function argsInterface(
  name: string,
  taker: string,
  properties: readonly Property[],
  typeOf: (type: Type) => string,
): Lines {
  return interfaceOf({ name, description: `What ${taker} takes.`, properties }, typeOf);
}

function resultInterface(type: ObjectType): Lines {
  return interfaceOf(type, resultOf, 'readonly ');
}

function interfaceOf(
  { name, description, properties }: ObjectType,
  typeOf: (type: Type) => string,
  modifier = '',
): Lines {
  return [
    ...doc(description),
    ...block(
      `export interface ${name}`,
      properties.flatMap((property) => [
        ...doc(property.description),
        `${modifier}${property.name}${property.required ? '' : '?'}: ${typeOf(property.type)};`,
      ]),
    ),
  ];
}

/** What may be written where everything must be known. */
function plainOf(type: Type): string {
  switch (type.kind) {
    case 'string':
      return type.choices ? type.choices.map((choice) => `'${choice}'`).join(' | ') : 'string';
    case 'list':
      return `readonly ${bracketed(plainOf(type.of))}[]`;
    case 'map':
      return `{ readonly [key: string]: ${plainOf(type.of)} }`;
    case 'object':
      return type.name;
    default:
      return type.kind;
  }
}

/** The same, where all of it or a part may be known later. */
function inputOf(type: Type): string {
  switch (type.kind) {
    case 'list':
      return `pulumi.Input<readonly ${partOf(type.of)}[] | undefined>`;
    case 'map':
      return `pulumi.Input<{ readonly [key: string]: ${partOf(type.of)} } | undefined>`;
    default:
      return `pulumi.Input<${plainOf(type)} | undefined>`;
  }
}

/** A part of a list or a map is there, though perhaps not yet. */
function partOf(type: Type): string {
  return `pulumi.Input<${plainOf(type)}>`;
}

/** What is handed out: as it is written, but the reader may do with it as he likes. */
function resultOf(type: Type): string {
  switch (type.kind) {
    case 'list':
      return `${bracketed(resultOf(type.of))}[]`;
    case 'map':
      return `{ [key: string]: ${resultOf(type.of)} }`;
    default:
      return plainOf(type);
  }
}

function bracketed(type: string): string {
  return type.includes(' | ') ? `(${type})` : type;
}

function block(head: string, members: Lines): Lines {
  return [`${head} {`, ...members.map((member) => `  ${member}`), '}'];
}

function doc(text: string): Lines {
  return text ? [`/** ${text.replaceAll('*/', '*\\/')} */`] : [];
}
