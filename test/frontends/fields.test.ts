import * as z from 'zod';
import { described } from '../../src/field-metadata';
import { flagNaming } from '../../src/frontends/cli/flags/flag-naming';
import { describeField, type Field, fieldsOf } from '../../src/frontends/fields';
import { querySchemaFor } from '../../src/query/query-schema';
import { argument, text } from '../../src/text';
import { describeSources } from '../support/describe-sources';

const textType = { kind: 'string' };

test.each`
  kind                      | schema                                   | type
  ${'a string'}             | ${z.string().min(1)}                     | ${textType}
  ${'a choice'}             | ${z.enum(['a', 'b'])}                    | ${{ kind: 'string', choices: ['a', 'b'] }}
  ${'a constant'}           | ${z.literal('a')}                        | ${{ kind: 'string', choices: ['a'] }}
  ${'a whole number'}       | ${z.int().min(1)}                        | ${{ kind: 'number' }}
  ${'a number'}             | ${z.number()}                            | ${{ kind: 'number' }}
  ${'a boolean'}            | ${z.boolean()}                           | ${{ kind: 'boolean' }}
  ${'a list'}               | ${z.array(z.string())}                   | ${{ kind: 'list', of: textType }}
  ${'a map'}                | ${z.record(z.string(), z.string())}      | ${{ kind: 'map', of: textType }}
  ${'a transformed string'} | ${z.string().transform((text) => +text)} | ${textType}
  ${'objects in a list'}    | ${z.array(z.object({ a: z.boolean() }))} | ${{ kind: 'list', of: { kind: 'object', fields: [{ name: 'a', type: { kind: 'boolean' }, required: true, summary: '' }] } }}
`('$kind is a field type', ({ schema, type }) => {
  const [field] = fieldsOf(z.object({ field: schema.describe('What it is.') }));

  expect(field).toEqual({ name: 'field', type, required: true, summary: 'What it is.' });
});

test('an optional field is not required and keeps its description', () => {
  const fields = fieldsOf(z.object({ field: z.string().optional().describe('What it is.') }));

  expect(fields).toEqual([
    { name: 'field', type: textType, required: false, summary: 'What it is.' },
  ]);
});

test('volatile fields are marked at any depth', () => {
  const part = z.object({ progress: z.number().describe('How far.').meta({ volatile: true }) });

  const [field] = fieldsOf(z.object({ parts: z.array(part).describe('Its parts.') }), 'output');

  expect(field).toMatchObject({
    type: { of: { fields: [{ name: 'progress', summary: 'How far.', volatile: true }] } },
  });
  expect(field).not.toHaveProperty('volatile');
});

test.each`
  metadata                                                     | description
  ${{}}                                                        | ${'What it is.'}
  ${{ default: false }}                                        | ${'What it is. Default: false.'}
  ${{ environment: 'IT' }}                                     | ${'What it is. Default: IT.'}
  ${{ environment: 'IT', default: 60 }}                        | ${'What it is. Default: IT, else 60.'}
  ${{ configurable: true, environment: 'IT', default: 'all' }} | ${'What it is. Default: the configured value (IT), else all.'}
  ${{ apiDefault: false }}                                     | ${'What it is. The API assumes false.'}
`('a description names the metadata $metadata', ({ metadata, description }) => {
  const [field] = fieldsOf(
    z.object({ field: z.string().meta(described('What it is.', metadata)) }),
  );

  expect(field && describeField(field)).toBe(description);
});

test('a description lists closed choices, with their meaning where a name needs one', () => {
  const schema = z
    .enum(['a', 'b'])
    .meta(described('What it is.', { choiceNotes: { b: 'the other one' }, default: 'a' }));

  const [field] = fieldsOf(z.object({ field: schema }));

  expect(field && describeField(field)).toBe(
    'What it is. One of a, b (the other one). Default: a.',
  );
});

test('a description names other arguments as the front end does', () => {
  const summary = text`Needs ${argument('matchImages')}.`;
  const facts = { default: text`none unless ${argument('name')} is set` };

  const [field] = fieldsOf(z.object({ field: z.string().meta(described(summary, facts)) }));

  expect(field && describeField(field, flagNaming)).toBe(
    'Needs --match-images. Default: none unless --name is set.',
  );
});

test('a type that a front end cannot express is rejected', () => {
  const schema = z.object({ field: z.union([z.string(), z.number()]) });

  expect(() => fieldsOf(schema)).toThrow('no front end can express');
});

describeSources((source) => {
  test('every argument has a field type and a description', () => {
    const fields = fieldsOf(querySchemaFor(source, 'list'));

    expect(fields.filter(({ name }) => name !== 'source').every(isDescribed)).toBe(true);
  });

  test('every image field has a field type and a description', () => {
    const fields = fieldsOf(source.reply().imageSchema, 'output');

    expect(fields.map(({ name }) => name)).toEqual(expect.arrayContaining(['id', 'createdAt']));
    expect(fields.every(isDescribed)).toBe(true);
  });
});

function isDescribed(field: Field): boolean {
  return /^[A-Z].*\.$/.test(describeField(field));
}
