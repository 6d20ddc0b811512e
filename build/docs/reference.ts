import type { Field, FieldType } from '../../src/frontends/fields';
import { toSnake } from '../../src/frontends/provider/names';
import type { Attribute, Block } from '../../src/frontends/provider/schema';
import { toLines } from './markdown';

const MODES: readonly (readonly [mode: Attribute['mode'], heading: string])[] = [
  ['required', 'Required'],
  ['optional', 'Optional'],
  ['computed', 'Read-Only'],
];

/** All that a block takes and has, in the words and the anchors that readers of the registry know. */
export function toReference({ attributes }: Block): string {
  const lists = MODES.map(([mode, heading]) => ({
    heading,
    listed: sorted(attributes.filter((attribute) => attribute.mode === mode)),
  })).filter(({ listed }) => listed.length > 0);
  return [
    '## Schema',
    ...lists.map(({ heading, listed }) => `### ${heading}\n\n${toList(listed, [])}`),
    ...lists.flatMap(({ listed }) =>
      listed.flatMap((attribute) =>
        toNested(attribute, [], attribute.mode === 'computed' ? 'Read-Only' : 'Optional'),
      ),
    ),
  ].join('\n\n');
}

/** What is inside an attribute, and inside of that. */
function toNested(
  { name, type }: Field,
  outer: readonly string[],
  heading: string,
): readonly string[] {
  const path = [...outer, toSnake(name)];
  const fields = sorted(fieldsOf(type));
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
        ...fields.flatMap((field) => toNested(field, path, heading)),
      ];
}

function sorted<Item extends Field>(fields: readonly Item[]): readonly Item[] {
  return fields.toSorted((one, other) => (toSnake(one.name) < toSnake(other.name) ? -1 : 1));
}

function toList(fields: readonly Field[], outer: readonly string[]): string {
  return fields.map((field) => toItem(field, outer)).join('\n');
}

function toItem({ name, type, description, secret }: Field, outer: readonly string[]): string {
  const word = toSnake(name);
  const inside =
    fieldsOf(type).length > 0
      ? `(see [below for nested schema](#${anchorOf([...outer, word])}))`
      : '';
  const text = [description, inside].filter(Boolean).join(' ');
  return toLines(
    `- \`${word}\` (${toType(type)}${secret ? ', Sensitive' : ''})${text && ` ${text}`}`,
    '  ',
  );
}

function anchorOf(path: readonly string[]): string {
  return ['nestedatt', ...path].join('--');
}

function fieldsOf(type: FieldType): readonly Field[] {
  switch (type.kind) {
    case 'object':
      return type.fields;
    case 'list':
      return fieldsOf(type.of);
    default:
      return [];
  }
}

function toType(type: FieldType): string {
  switch (type.kind) {
    case 'object':
      return 'Attributes';
    case 'list':
      return type.of.kind === 'object' ? 'Attributes List' : `List of ${toType(type.of)}`;
    case 'map':
      return `Map of ${toType(type.of)}`;
    default:
      return { string: 'String', number: 'Number', boolean: 'Boolean' }[type.kind];
  }
}
