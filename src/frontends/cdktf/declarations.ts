import type { Field, FieldType } from '../fields';
import type { Attribute, ProviderSchema } from '../provider/schema';
import { capitalized, toConstructText, toNestedName, toPropertyName } from './names';
import { type Plan, plansOf } from './plan';

/** The declarations in TypeScript of all that `bind` makes over a module, `cdktf` or `cdktn`. */
export function declarations(schema: ProviderSchema, module: string): string {
  return [
    "import type { Construct } from 'constructs';",
    `import * as cdk from '${module}';`,
    ...plansOf(schema).flatMap(constructTypes),
    '',
  ].join('\n');
}

function constructTypes({ name, base, typeName, description, attributes }: Plan): Lines {
  const taken = attributes.filter(({ mode }) => mode !== 'computed');
  const results = attributes.filter(({ mode }) => mode === 'computed');
  const isReferable = base !== 'TerraformProvider';
  const mark = taken.some(({ required }) => required) ? '' : '?';
  return [
    ...taken.flatMap((argument) => givenTypes(name, argument)),
    ...results.flatMap((result) => referenceTypes(name, result)),
    `/** What ${name} takes. */`,
    ...block(
      `export interface ${name}Config${isReferable ? ' extends cdk.TerraformMetaArguments' : ''}`,
      taken.flatMap((argument) => prop(name, argument)),
    ),
    ...doc(description),
    ...block(`export declare class ${name} extends cdk.${base}`, [
      `static readonly tfResourceType = '${typeName}';`,
      'static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdk.TerraformProvider): cdk.ImportableResource;',
      `constructor(scope: Construct, id: string, config${mark}: ${name}Config);`,
      ...taken.flatMap((argument) => argumentMembers(name, argument, isReferable)),
      ...results.flatMap((result) => resultMember(name, result)),
    ]),
  ];
}

/** An argument that is an object has a type of its own. */
function givenTypes(owner: string, { name, type }: Field): Lines {
  if (type.kind !== 'object') {
    return [];
  }
  const nested = toNestedName(owner, name);
  return [
    ...type.fields.flatMap((field) => givenTypes(nested, field)),
    ...block(
      `export interface ${nested}`,
      type.fields.flatMap((field) => prop(nested, field)),
    ),
  ];
}

/** A result that is an object, or a list of them, is referred to by classes of its own. */
function referenceTypes(owner: string, { name, type }: Field): Lines {
  const nested = toNestedName(owner, name);
  const object = type.kind === 'list' ? type.of : type;
  if (object.kind !== 'object') {
    return [];
  }
  return [
    ...object.fields.flatMap((field) => referenceTypes(nested, field)),
    ...block(`export declare class ${nested}OutputReference extends cdk.ComplexObject`, [
      'constructor(terraformResource: cdk.IInterpolatingParent, terraformAttribute: string, complexObjectIndex?: number, complexObjectIsFromSet?: boolean);',
      ...object.fields.flatMap((field) => resultMember(nested, field)),
    ]),
    ...(type === object
      ? []
      : block(`export declare class ${nested}List extends cdk.ComplexList`, [
          `get(index: number): ${nested}OutputReference;`,
        ])),
  ];
}

function prop(owner: string, { name, type, required, description }: Field): Lines {
  const mark = required ? '' : '?';
  return [
    ...doc(description),
    `readonly ${toPropertyName(name)}${mark}: ${givenType(owner, name, type)};`,
  ];
}

function argumentMembers(owner: string, argument: Attribute, isReferable: boolean): Lines {
  const { name, type, required } = argument;
  const property = toPropertyName(name);
  const given = givenType(owner, name, type);
  const [got, set] = isReferable
    ? [plainType(type), given]
    : [`${given} | undefined`, `${given} | undefined`];
  return [
    `get ${property}(): ${got};`,
    `set ${property}(value: ${set});`,
    ...(required ? [] : [`reset${capitalized(property)}(): void;`]),
    `get ${property}Input(): ${given} | undefined;`,
  ];
}

function resultMember(owner: string, { name, type, description }: Field): Lines {
  return [...doc(description), `get ${toPropertyName(name)}(): ${resultType(owner, name, type)};`];
}

/** What may be written for an argument: beside its values, whatever stands for them. */
function givenType(owner: string, name: string, type: FieldType): string {
  switch (type.kind) {
    case 'string':
      // To the compiler, a token that is a string is as good as a wrong choice.
      return type.choices
        ? [...type.choices.map((choice) => `'${choice}'`), 'cdk.IResolvable'].join(' | ')
        : 'string';
    case 'boolean':
      return 'boolean | cdk.IResolvable';
    case 'map':
      return `${plainType(type)} | cdk.IResolvable`;
    case 'object':
      return `${toNestedName(owner, name)} | cdk.IResolvable`;
    default:
      return plainType(type);
  }
}

function resultType(owner: string, name: string, type: FieldType): string {
  const nested = toNestedName(owner, name);
  if (type.kind === 'object') {
    return `${nested}OutputReference`;
  }
  if (type.kind === 'list' && type.of.kind === 'object') {
    return `${nested}List`;
  }
  return type.kind === 'map' ? 'cdk.StringMap' : plainType(type);
}

/** What refers to an argument, or to a result without parts. */
function plainType(type: FieldType): string {
  switch (type.kind) {
    case 'string':
    case 'number':
      return type.kind;
    case 'boolean':
      return 'cdk.IResolvable';
    case 'list':
      return `${plainType(type.of)}[]`;
    case 'map':
      return `{ [key: string]: ${plainType(type.of)} }`;
    case 'object':
      throw new TypeError('an object is referred to by a class of its own');
  }
}

type Lines = readonly string[];

function block(head: string, members: Lines): Lines {
  return [`${head} {`, ...members.map((member) => `  ${member}`), '}'];
}

function doc(text: string): Lines {
  return text ? [`/** ${toConstructText(text).replaceAll('*/', '*\\/')} */`] : [];
}
