import type { Naming } from '../../text';
import { toSnakeCase } from '../provider/hcl-names';

/** The class of a data source: `imagepin_image` is `DataImagepinImage`. */
export function toDataSourceClassName(typeName: string): string {
  return toPascalCase(`data_${typeName}`);
}

/** The class of a resource, which leaves out the provider: `imagepin_image_pin` is `ImagePin`. */
export function toResourceClassName(typeName: string): string {
  return toPascalCase(typeName.replace(/^imagepin_/, ''));
}

/** What the names of a nested object's classes begin with: its owner's name, and its own. */
export function toNestedClassName(owner: string, name: string): string {
  return `${owner}${toPascalCase(toSnakeCase(name))}`;
}

/** The property of an attribute: its name, unless constructs in some language have another use for it. */
export function toPropertyName(name: string): string {
  const camel = toCamelCase(toSnakeCase(name));
  return RESERVED_NAMES.has(camel)
    ? `${camel}Attribute`
    : camel.replace(/^get(?=[A-Za-z])/, 'fetch').replace(/^equals$/, 'equalTo');
}

/** The generators' own list. */
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

/** The first letter in upper case. */
export function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function toPascalCase(snake: string): string {
  return capitalize(toCamelCase(snake));
}

/** A letter is in upper case after an underscore, and after a digit. */
function toCamelCase(snake: string): string {
  return snake
    .replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase())
    .replace(/\d+[a-z]/g, (end) => end.toUpperCase());
}
