import { describeField, type Field, type FieldType } from '../../src/frontends/fields';
import { hclNaming, toSnakeCase } from '../../src/frontends/provider/hcl-names';
import type { Block, BlockAttribute } from '../../src/frontends/provider/schema';
import { toSentencePerLine } from './markdown';

const MODES: readonly (readonly [mode: BlockAttribute['mode'], heading: string])[] = [
  ['required', 'Required'],
  ['optional', 'Optional'],
  ['computed', 'Read-Only'],
];

/** Formats the arguments and attributes of a block, with the headings and anchors that the registry's readers know. */
export function toSchemaSection({ attributes }: Block): string {
  const lists = MODES.map(([mode, heading]) => ({
    heading,
    listed: sorted(attributes.filter((attribute) => attribute.mode === mode)),
  })).filter(({ listed }) => listed.length > 0);
  return [
    '## Schema',
    ...lists.map(({ heading, listed }) => `### ${heading}\n\n${toList(listed, [])}`),
    ...lists.flatMap(({ listed }) =>
      listed.flatMap((attribute) =>
        toNestedSections(attribute, [], attribute.mode === 'computed' ? 'Read-Only' : 'Optional'),
      ),
    ),
  ].join('\n\n');
}

/** The sections for the nested fields of an attribute, at every depth. */
function toNestedSections(
  { name, type }: Field,
  outer: readonly string[],
  heading: string,
): readonly string[] {
  const path = [...outer, toSnakeCase(name)];
  const fields = sorted(nestedFieldsOf(type));
  return fields.length === 0
    ? []
    : [
        [
          `<a id="${anchorOf(path)}"></a>`,
          `### Nested Schema for \`${path.join('.')}\``,
          '',
          `${heading}:`,
          '',
          toList(fields, path),
        ].join('\n'),
        ...fields.flatMap((field) => toNestedSections(field, path, heading)),
      ];
}

function sorted<Item extends Field>(fields: readonly Item[]): readonly Item[] {
  return fields.toSorted((one, other) =>
    toSnakeCase(one.name) < toSnakeCase(other.name) ? -1 : 1,
  );
}

function toList(fields: readonly Field[], outer: readonly string[]): string {
  return fields.map((field) => toItem(field, outer)).join('\n');
}

function toItem(field: Field, outer: readonly string[]): string {
  const { name, type, secret } = field;
  const attributeName = toSnakeCase(name);
  const nestedLink =
    nestedFieldsOf(type).length > 0
      ? `(see [below for nested schema](#${anchorOf([...outer, attributeName])}))`
      : '';
  const text = [describeField(field, hclNaming), nestedLink].filter(Boolean).join(' ');
  return toSentencePerLine(
    `- \`${attributeName}\` (${toTypeLabel(type)}${secret ? ', Sensitive' : ''})${text && ` ${text}`}`,
    '  ',
  );
}

function anchorOf(path: readonly string[]): string {
  return ['nestedatt', ...path].join('--');
}

function nestedFieldsOf(type: FieldType): readonly Field[] {
  switch (type.kind) {
    case 'object':
      return type.fields;
    case 'list':
      return nestedFieldsOf(type.of);
    default:
      return [];
  }
}

function toTypeLabel(type: FieldType): string {
  switch (type.kind) {
    case 'object':
      return 'Attributes';
    case 'list':
      return type.of.kind === 'object' ? 'Attributes List' : `List of ${toTypeLabel(type.of)}`;
    case 'map':
      return `Map of ${toTypeLabel(type.of)}`;
    default:
      return { string: 'String', number: 'Number', boolean: 'Boolean' }[type.kind];
  }
}
