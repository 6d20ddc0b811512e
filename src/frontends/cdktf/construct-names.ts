import type { Naming } from '../../text';
import { toSnakeCase } from '../provider/hcl-names';

/** The class of a data source: `DataImagepinEcsImage` for the parts ecs and image. */
export function toDataSourceClassName(nameParts: readonly string[]): string {
  return toPascalCase(['data', 'imagepin', ...nameParts].join('_'));
}

/** The class of a resource, without the provider's name: `ImagePin` for the parts image and pin. */
export function toResourceClassName(nameParts: readonly string[]): string {
  return toPascalCase(nameParts.join('_'));
}

/** The prefix of a nested object's classes: the name of the class that contains it, followed by its own name. */
export function toNestedClassName(owner: string, name: string): string {
  return `${owner}${toPascalCase(toSnakeCase(name))}`;
}

/** The property of an attribute: its name, unless it is reserved in one of the languages of constructs. */
export function toPropertyName(name: string): string {
  const camel = toCamelCase(toSnakeCase(name));
  return RESERVED_NAMES.has(camel)
    ? `${camel}Attribute`
    : camel.replace(/^get(?=[A-Za-z])/, 'fetch').replace(/^equals$/, 'equalTo');
}

/** The reserved names, from the generators of cdktf and cdktn. */
const RESERVED_NAMES: ReadonlySet<string> = new Set([
  'build',
  'importFrom',
  'moveTo',
  'node',
  'self',
  'software',
  'system',
  'tfResourceType',
]);

/** The naming of constructs, such as `matchImages.nodeAttribute`. */
export const constructNaming: Naming = ({ role, path }) => {
  const properties = path.map(toPropertyName).join('.');
  return role === 'argument' ? `\`${properties}\`` : properties;
};

export function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function toPascalCase(snake: string): string {
  return capitalize(toCamelCase(snake));
}

/** Converts snake case to camel case; a letter after a digit becomes upper case, too. */
function toCamelCase(snake: string): string {
  return snake
    .replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase())
    .replace(/\d+[a-z]/g, (end) => end.toUpperCase());
}
