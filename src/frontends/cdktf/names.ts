import { toSnake } from '../provider/names';

/** The class of a data source: `imagepin_image` is `DataImagepinImage`. */
export function toDataSourceName(typeName: string): string {
  return toPascal(`data_${typeName}`);
}

/** The class of a resource, which leaves out the provider: `imagepin_image_pin` is `ImagePin`. */
export function toResourceName(typeName: string): string {
  return toPascal(typeName.replace(/^imagepin_/, ''));
}

/** What the names of a nested object's classes begin with: its owner's name, and its own. */
export function toNestedName(owner: string, name: string): string {
  return `${owner}${toPascal(toSnake(name))}`;
}

/** The property of an attribute: its name, unless constructs in some language have another use for it. */
export function toPropertyName(name: string): string {
  const camel = toCamel(toSnake(name));
  return TAKEN.has(camel)
    ? `${camel}Attribute`
    : camel.replace(/^get(?=[A-Za-z])/, 'fetch').replace(/^equals$/, 'equalTo');
}

/** The generators' own list. */
const TAKEN: ReadonlySet<string> = new Set([
  'build',
  'importFrom',
  'moveTo',
  'node',
  'self',
  'software',
  'system',
  'tfResourceType',
]);

/** A text that names attributes between backticks, in the words of constructs. */
export function toConstructText(text: string): string {
  return text.replace(/`([\w.]+)`/g, (_, path: string) => {
    return `\`${path.split('.').map(toPropertyName).join('.')}\``;
  });
}

/** The first letter in upper case. */
export function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function toPascal(snake: string): string {
  return capitalized(toCamel(snake));
}

/** A letter is in upper case after an underscore, and after a digit. */
function toCamel(snake: string): string {
  return snake
    .replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase())
    .replace(/\d+[a-z]/g, (end) => end.toUpperCase());
}
