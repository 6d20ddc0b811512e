import {
  type ConstructDefinition,
  constructDefinitions,
} from '../src/frontends/cdktf/construct-definition';
import {
  capitalize,
  constructNaming,
  toNestedClassName,
  toPropertyName,
} from '../src/frontends/cdktf/construct-names';
import { tokenTypeOf } from '../src/frontends/cdktf/token-type';
import { describeField, type Field } from '../src/frontends/fields';
import type { ProviderSchema } from '../src/frontends/provider/schema';
import { renderText } from '../src/text';
import { declarationBlock, docComment, type Lines } from './declaration-lines';

/** The TypeScript declarations of everything that `createConstructClasses` creates with a module, `cdktf` or `cdktn`. */
export function constructDeclarations(schema: ProviderSchema, module: string): string {
  return [
    "import type { Construct } from 'constructs';",
    `import * as cdk from '${module}';`,
    ...constructDefinitions(schema).flatMap(constructDeclaration),
    '',
  ].join('\n');
}

function constructDeclaration({
  name,
  base,
  typeName,
  description,
  attributes,
}: ConstructDefinition): Lines {
  const inputs = attributes.filter(({ mode }) => mode !== 'computed');
  const outputs = attributes.filter(({ mode }) => mode === 'computed');
  const isReferable = base !== 'TerraformProvider';
  const optionalMark = inputs.some(({ required }) => required) ? '' : '?';
  return [
    ...inputs.flatMap((argument) => inputInterfaces(name, argument)),
    ...outputs.flatMap((output) => outputReferenceClasses(name, output)),
    `/** The arguments of ${name}. */`,
    ...declarationBlock(
      `export interface ${name}Config${isReferable ? ' extends cdk.TerraformMetaArguments' : ''}`,
      inputs.flatMap((argument) => propertyDeclaration(name, argument)),
    ),
    ...docComment(renderText(description, constructNaming)),
    ...declarationBlock(`export declare class ${name} extends cdk.${base}`, [
      `static readonly tfResourceType = '${typeName}';`,
      'static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdk.TerraformProvider): cdk.ImportableResource;',
      `constructor(scope: Construct, id: string, config${optionalMark}: ${name}Config);`,
      ...inputs.flatMap((argument) => accessorDeclarations(name, argument, isReferable)),
      ...outputs.flatMap((output) => getterDeclaration(name, output)),
    ]),
  ];
}

/** The interface of an argument that is an object. */
function inputInterfaces(owner: string, { name, type }: Field): Lines {
  if (type.kind !== 'object') {
    return [];
  }
  const nested = toNestedClassName(owner, name);
  return [
    ...type.fields.flatMap((field) => inputInterfaces(nested, field)),
    ...declarationBlock(
      `export interface ${nested}`,
      type.fields.flatMap((field) => propertyDeclaration(nested, field)),
    ),
  ];
}

/** The classes that refer to a result that is an object or a list of objects. */
function outputReferenceClasses(owner: string, { name, type }: Field): Lines {
  const nested = toNestedClassName(owner, name);
  const object = type.kind === 'list' ? type.of : type;
  if (object.kind !== 'object') {
    return [];
  }
  return [
    ...object.fields.flatMap((field) => outputReferenceClasses(nested, field)),
    ...declarationBlock(`export declare class ${nested}OutputReference extends cdk.ComplexObject`, [
      'constructor(terraformResource: cdk.IInterpolatingParent, terraformAttribute: string, complexObjectIndex?: number, complexObjectIsFromSet?: boolean);',
      ...object.fields.flatMap((field) => getterDeclaration(nested, field)),
    ]),
    ...(type === object
      ? []
      : declarationBlock(`export declare class ${nested}List extends cdk.ComplexList`, [
          `get(index: number): ${nested}OutputReference;`,
        ])),
  ];
}

function propertyDeclaration(owner: string, field: Field): Lines {
  return [
    ...docComment(describeField(field, constructNaming)),
    `readonly ${toPropertyName(field.name)}${field.required ? '' : '?'}: ${inputType(owner, field)};`,
  ];
}

function accessorDeclarations(owner: string, argument: Field, isReferable: boolean): Lines {
  const property = toPropertyName(argument.name);
  const input = inputType(owner, argument);
  const [getterType, setterType] = isReferable
    ? [tokenTypeOf(argument).declaration, input]
    : [`${input} | undefined`, `${input} | undefined`];
  return [
    `get ${property}(): ${getterType};`,
    `set ${property}(value: ${setterType});`,
    ...(argument.required ? [] : [`reset${capitalize(property)}(): void;`]),
    `get ${property}Input(): ${input} | undefined;`,
  ];
}

function getterDeclaration(owner: string, field: Field): Lines {
  return [
    ...docComment(describeField(field, constructNaming)),
    `get ${toPropertyName(field.name)}(): ${outputType(owner, field)};`,
  ];
}

/** The type of an argument: its values, and the tokens that may stand for them. */
function inputType(owner: string, argument: Field): string {
  const { name, type } = argument;
  switch (type.kind) {
    case 'string':
      // The compiler cannot distinguish a token, which is a string, from an invalid choice.
      return type.choices
        ? [...type.choices.map((choice) => `'${choice}'`), 'cdk.IResolvable'].join(' | ')
        : 'string';
    case 'boolean':
      return 'boolean | cdk.IResolvable';
    case 'map':
      return `${tokenTypeOf(argument).declaration} | cdk.IResolvable`;
    case 'object':
      return `${toNestedClassName(owner, name)} | cdk.IResolvable`;
    default:
      return tokenTypeOf(argument).declaration;
  }
}

function outputType(owner: string, output: Field): string {
  const { name, type } = output;
  const nested = toNestedClassName(owner, name);
  if (type.kind === 'object') {
    return `${nested}OutputReference`;
  }
  if (type.kind === 'list' && type.of.kind === 'object') {
    return `${nested}List`;
  }
  return type.kind === 'map' ? 'cdk.StringMap' : tokenTypeOf(output).declaration;
}
