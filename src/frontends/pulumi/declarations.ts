import { capitalized } from './names';
import {
  type ObjectType,
  type PackageMember,
  type Property,
  type PropertyType,
  packageModel,
} from './package-model';

/**
 * The TypeScript declarations of everything that `bind` creates.
 * They use TypeScript 3.8 syntax, which compiles programs without their own TypeScript.
 */
export function packageDeclarations(): string {
  const { configuration, functions, pins, types } = packageModel();
  const configurationTypes = types.filter(({ name }) =>
    configuration.some(({ type }) => isObjectType(type, name)),
  );
  return [
    "import * as pulumi from '@pulumi/pulumi';",
    ...types.filter((type) => !configurationTypes.includes(type)).flatMap(resultInterface),
    ...functions.flatMap(functionDeclarations),
    ...pins.flatMap(pinDeclarations),
    ...configurationTypes.flatMap((type) => interfaceDeclaration(type, inputType)),
    ...interfaceDeclaration(
      {
        name: 'ProviderArgs',
        description: 'The arguments of Provider.',
        properties: configuration,
      },
      inputType,
    ),
    '/** The configured plugin `pulumi-resource-imagepin`: it handles everything that has it as its `provider`. */',
    ...declarationBlock('export declare class Provider extends pulumi.ProviderResource', [
      'constructor(name: string, args?: ProviderArgs, opts?: pulumi.ResourceOptions);',
    ]),
    '',
  ].join('\n');
}

type Lines = readonly string[];

function isObjectType(type: PropertyType, name: string): boolean {
  return type.kind === 'object' && type.name === name;
}

function functionDeclarations({ name, description, inputs, outputs }: PackageMember): Lines {
  const base = capitalized(name);
  const optionalMark = optionalMarkOf(inputs);
  return [
    ...argsInterface(`${base}Args`, name, inputs, plainType),
    ...argsInterface(`${base}OutputArgs`, `${name}Output`, inputs, inputType),
    ...resultInterface({
      name: `${base}Result`,
      description: `The arguments and the result of ${name}.`,
      properties: [...inputs, ...outputs],
    }),
    ...docComment(description),
    `export declare function ${name}(args${optionalMark}: ${base}Args, opts?: pulumi.InvokeOptions): Promise<${base}Result>;`,
    ...docComment(description),
    `export declare function ${name}Output(args${optionalMark}: ${base}OutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<${base}Result>;`,
  ];
}

function pinDeclarations({ name, description, inputs, outputs }: PackageMember): Lines {
  return [
    ...argsInterface(`${name}Args`, name, inputs, inputType),
    ...docComment(description),
    ...declarationBlock(`export declare class ${name} extends pulumi.CustomResource`, [
      ...inputs.flatMap(outputMember),
      ...outputs.flatMap((property) =>
        outputMember({
          ...property,
          description: `${property.description} In a preview, before the pin is created, this is what it would be now.`,
        }),
      ),
      `constructor(name: string, args${optionalMarkOf(inputs)}: ${name}Args, opts?: pulumi.CustomResourceOptions);`,
    ]),
  ];
}

function outputMember({ name, type, required, description }: Property): Lines {
  const absent = required ? '' : ' | undefined';
  return [
    ...docComment(description),
    `readonly ${name}: pulumi.Output<${outputType(type)}${absent}>;`,
  ];
}

/** Returns `?` if no argument is required, since the arguments can then be omitted. */
function optionalMarkOf(inputs: readonly Property[]): string {
  return inputs.some(({ required }) => required) ? '' : '?';
}

function argsInterface(
  name: string,
  owner: string,
  properties: readonly Property[],
  typeOf: (type: PropertyType) => string,
): Lines {
  return interfaceDeclaration(
    { name, description: `The arguments of ${owner}.`, properties },
    typeOf,
  );
}

function resultInterface(type: ObjectType): Lines {
  return interfaceDeclaration(type, outputType, 'readonly ');
}

function interfaceDeclaration(
  { name, description, properties }: ObjectType,
  typeOf: (type: PropertyType) => string,
  modifier = '',
): Lines {
  return [
    ...docComment(description),
    ...declarationBlock(
      `export interface ${name}`,
      properties.flatMap((property) => [
        ...docComment(property.description),
        `${modifier}${property.name}${property.required ? '' : '?'}: ${typeOf(property.type)};`,
      ]),
    ),
  ];
}

function plainType(type: PropertyType): string {
  switch (type.kind) {
    case 'string':
      return type.choices ? type.choices.map((choice) => `'${choice}'`).join(' | ') : 'string';
    case 'list':
      return `readonly ${parenthesized(plainType(type.of))}[]`;
    case 'map':
      return `{ readonly [key: string]: ${plainType(type.of)} }`;
    case 'object':
      return type.name;
    default:
      return type.kind;
  }
}

/** The type of an argument that may be unknown in whole or in part. */
function inputType(type: PropertyType): string {
  switch (type.kind) {
    case 'list':
      return `pulumi.Input<readonly ${partInputType(type.of)}[] | undefined>`;
    case 'map':
      return `pulumi.Input<{ readonly [key: string]: ${partInputType(type.of)} } | undefined>`;
    default:
      return `pulumi.Input<${plainType(type)} | undefined>`;
  }
}

/** The type of an element of a list or a map, which may be unknown. */
function partInputType(type: PropertyType): string {
  return `pulumi.Input<${plainType(type)}>`;
}

/** The type of a result, which callers may modify. */
function outputType(type: PropertyType): string {
  switch (type.kind) {
    case 'list':
      return `${parenthesized(outputType(type.of))}[]`;
    case 'map':
      return `{ [key: string]: ${outputType(type.of)} }`;
    default:
      return plainType(type);
  }
}

function parenthesized(type: string): string {
  return type.includes(' | ') ? `(${type})` : type;
}

function declarationBlock(head: string, members: Lines): Lines {
  return [`${head} {`, ...members.map((member) => `  ${member}`), '}'];
}

function docComment(text: string): Lines {
  return text ? [`/** ${text.replaceAll('*/', '*\\/')} */`] : [];
}
