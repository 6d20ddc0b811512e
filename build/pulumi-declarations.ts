import { capitalized } from '../src/frontends/pulumi/names';
import {
  type ObjectType,
  objectTypesIn,
  type PackageMember,
  type Property,
  type PropertyType,
  packageModel,
} from '../src/frontends/pulumi/package-model';
import { declarationBlock, docComment, type Lines } from './declaration-lines';

/**
 * The TypeScript declarations of everything that `bind` creates.
 * They use TypeScript 3.8 syntax, which compiles programs without their own TypeScript.
 */
export function packageDeclarations(): string {
  const { configuration, functions, pins } = packageModel();
  const outputs = [...functions, ...pins].flatMap((member) => member.outputs);
  return [
    "import * as pulumi from '@pulumi/pulumi';",
    ...objectTypesIn(outputs).flatMap(resultInterface),
    ...functions.flatMap(functionDeclarations),
    ...pins.flatMap(pinDeclarations),
    ...objectTypesIn(configuration).flatMap((type) => interfaceDeclaration(type, inputType)),
    ...argsInterface('ProviderArgs', 'Provider', configuration, inputType),
    '/** The configured plugin `pulumi-resource-imagepin`: it handles everything that has it as its `provider`. */',
    ...declarationBlock('export declare class Provider extends pulumi.ProviderResource', [
      'constructor(name: string, args?: ProviderArgs, opts?: pulumi.ResourceOptions);',
    ]),
    '',
  ].join('\n');
}

function functionDeclarations({ name, description, inputs, outputs }: PackageMember): Lines {
  const base = capitalized(name);
  const args = argsParameter(inputs);
  return [
    ...argsInterface(`${base}Args`, name, inputs, plainType),
    ...argsInterface(`${base}OutputArgs`, `${name}Output`, inputs, inputType),
    ...resultInterface({
      name: `${base}Result`,
      description: `The arguments and the result of ${name}.`,
      properties: [...inputs, ...outputs],
    }),
    ...docComment(description),
    `export declare function ${name}(${args}: ${base}Args, opts?: pulumi.InvokeOptions): Promise<${base}Result>;`,
    ...docComment(description),
    `export declare function ${name}Output(${args}: ${base}OutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<${base}Result>;`,
  ];
}

function pinDeclarations({ name, description, inputs, outputs }: PackageMember): Lines {
  const results = outputs.map((property) => ({
    ...property,
    description: `${property.description} In a preview, before the pin is created, this is what it would be now.`,
  }));
  return [
    ...argsInterface(`${name}Args`, name, inputs, inputType),
    ...docComment(description),
    ...declarationBlock(`export declare class ${name} extends pulumi.CustomResource`, [
      ...[...inputs, ...results].flatMap((property) => [
        ...docComment(property.description),
        `readonly ${property.name}: pulumi.Output<${outputType(property.type)}${property.required ? '' : ' | undefined'}>;`,
      ]),
      `constructor(name: string, ${argsParameter(inputs)}: ${name}Args, opts?: pulumi.CustomResourceOptions);`,
    ]),
  ];
}

/** The arguments can be omitted if none is required. */
function argsParameter(inputs: readonly Property[]): string {
  return inputs.some(({ required }) => required) ? 'args' : 'args?';
}

function argsInterface(
  name: string,
  owner: string,
  properties: readonly Property[],
  typeOf: (type: PropertyType) => string,
): Lines {
  const description = `The arguments of ${owner}.`;
  return interfaceDeclaration({ name, description, properties }, typeOf);
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

/** The type of an argument of a plain call. */
function plainType(type: PropertyType): string {
  return typeText(type, 'readonly ');
}

/** The type of an argument that may be unknown in whole or in part. */
function inputType(type: PropertyType): string {
  const partType = (part: PropertyType) => `pulumi.Input<${plainType(part)}>`;
  return `pulumi.Input<${typeText(type, 'readonly ', partType)} | undefined>`;
}

/** The type of a result, which callers may modify. */
function outputType(type: PropertyType): string {
  return typeText(type, '');
}

function typeText(
  type: PropertyType,
  modifier: '' | 'readonly ',
  partType = (part: PropertyType) => typeText(part, modifier),
): string {
  switch (type.kind) {
    case 'string':
      return type.choices ? type.choices.map((choice) => `'${choice}'`).join(' | ') : 'string';
    case 'list':
      return `${modifier}${parenthesized(partType(type.of))}[]`;
    case 'map':
      return `{ ${modifier}[key: string]: ${partType(type.of)} }`;
    case 'object':
      return type.name;
    default:
      return type.kind;
  }
}

function parenthesized(type: string): string {
  return type.includes(' | ') ? `(${type})` : type;
}
