import { inspect } from 'node:util';
import * as z from 'zod';
import { ImagepinError } from '../errors';
import { didYouMean } from '../image/did-you-mean';
import {
  joinTexts,
  type MessageTexts,
  oneLine,
  subject,
  type Text,
  text,
  textsOf,
  withinSentence,
} from '../text';
import { toExcerpt } from './excerpt';
import { ARGUMENT_SYNONYMS, VALUE_SYNONYMS } from './synonyms';

/** What an input is parsed into: its data, or one error for each invalid value. */
export interface ParsedInput<Data> {
  /** Absent if there are errors. */
  readonly data?: Data;
  readonly errors: readonly ImagepinError[];
}

/** Parses unknown input with a schema. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  whole = 'the query',
): ParsedInput<z.output<Schema>> {
  const { data, error } = schema.safeParse(input);
  return error
    ? { errors: error.issues.map((issue) => toValidationError(issue, schema, input, whole)) }
    : { data, errors: [] };
}

/** Parses unknown input with a schema. Throws `InvalidQuery` with every invalid value. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  whole?: string,
): z.output<Schema> {
  const { data, errors } = parseInput(schema, input, whole);
  if (errors.length > 0) {
    throw joinErrors(errors);
  }
  // Without errors, there is data.
  return data as z.output<Schema>;
}

/** The first of several errors, with the messages of the others in its detail. */
export function joinErrors(errors: readonly ImagepinError[]): ImagepinError {
  return errors.reduce((first, other) => {
    const { message, detail } = textsOf<MessageTexts>(first);
    return new ImagepinError(first.code, message, {
      path: first.path,
      missing: first.missing,
      detail: joinTexts([
        detail,
        text`Also: ${withinSentence(textsOf<MessageTexts>(other).message)}.`,
      ]),
    });
  });
}

function toValidationError(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  input: unknown,
  whole: string,
): ImagepinError {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return unknownArgument(issue.keys[0] ?? '', path, schema);
  }
  const { problem, detail = '', missing } = describeIssue(issue, path, schema, input);
  const message = text`${path.length > 0 ? subject(...path) : whole}${problem}`;
  return new ImagepinError('InvalidQuery', message, { path, detail, missing });
}

interface IssueDescription {
  readonly problem: Text;
  readonly detail?: Text | undefined;
  readonly missing?: boolean;
}

function describeIssue(
  issue: z.core.$ZodIssue,
  path: readonly string[],
  schema: z.ZodType,
  input: unknown,
): IssueDescription {
  const value = valueAt(input, issue.path);
  const secretHelp = secretHelpFor(schema, path[0] ?? '');
  if (secretHelp) {
    // The value may be a secret, so the message omits it.
    return { problem: text` ${secretProblem(issue, value)}`, detail: secretHelp };
  }
  const [problem, detail] = toProblem(issue, value);
  return { problem, detail, missing: value === undefined };
}

function secretProblem(issue: z.core.$ZodIssue, value: unknown): Text {
  switch (issue.code) {
    case 'too_small':
      return 'is empty';
    case 'custom':
      return issueText(issue);
    case 'invalid_format':
      return issue.message;
    default:
      return value === undefined ? 'is required' : 'is invalid';
  }
}

function issueText({ message, params }: z.core.$ZodIssueCustom): Text {
  // Only the schemas of this project set `text`.
  return (params?.text as Text | undefined) ?? message;
}

/** The metadata of an argument that explains how to set its secret. */
function secretHelpFor(schema: z.ZodType, name: string): Text | undefined {
  // Only the schemas of this project set `secretHelp`.
  return shapeOf(schema)[name]?.meta()?.secretHelp as Text | undefined;
}

/** The schema at a path, without optional wrappers. */
function schemaAt(schema: z.ZodType, [step, ...steps]: readonly string[]): z.ZodType {
  const part = step === undefined ? undefined : shapeOf(schema)[step];
  if (!part) {
    return schema;
  }
  return schemaAt(part instanceof z.ZodOptional ? (part.unwrap() as z.ZodType) : part, steps);
}

function shapeOf({ def }: z.ZodType): Readonly<Record<string, z.ZodType | undefined>> {
  return 'shape' in def ? Object(def.shape) : {};
}

/** The problem of a value, for the text after its name, and the advice. */
function toProblem(
  issue: z.core.$ZodIssue,
  value: unknown,
): [problem: Text, detail?: string | undefined] {
  switch (issue.code) {
    case 'invalid_value':
      return toChoiceProblem(issue.values.map(String), value);
    case 'invalid_type':
      return value === undefined
        ? [' is required', `It is ${typeLabel(issue.expected)}.`]
        : [
            ` ${toShortJson(value)} is not ${typeLabel(issue.expected)}`,
            quotesHint(issue.expected, value) ?? typesHint(issue.expected, value),
          ];
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? [' is empty', 'Leave it out.']
        : [
            ` ${toShortJson(value)} is ${issue.inclusive ? 'less than' : 'not more than'} ${issue.minimum}`,
          ];
    case 'too_big':
      return Array.isArray(value)
        ? [` has ${value.length} entries, more than the ${issue.maximum} allowed`]
        : [
            typeof value === 'string'
              ? ` ${toShortJson(value)} is longer than ${issue.maximum} characters`
              : ` ${toShortJson(value)} is more than ${issue.maximum}`,
          ];
    default:
      return [` ${toShortJson(value)} ${issue.message}`];
  }
}

function toChoiceProblem(
  choices: readonly string[],
  value: unknown,
): [problem: string, detail?: string] {
  return value === undefined
    ? [' is required', `Choose one of ${choices.join(', ')}.`]
    : [
        ` ${toShortJson(value)} is not one of ${choices.join(', ')}`,
        ['string', 'boolean'].includes(typeof value)
          ? didYouMean(String(value), choices, VALUE_SYNONYMS).trim()
          : '',
      ];
}

function unknownArgument(key: string, path: readonly string[], schema: z.ZodType): ImagepinError {
  const known = Object.keys(shapeOf(schemaAt(schema, path)));
  return new ImagepinError('InvalidQuery', `unknown argument "${key}"`, {
    path: [...path, key],
    detail: `${didYouMean(key, known, ARGUMENT_SYNONYMS)}Known arguments: ${known.join(', ')}.`,
  });
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined,
    input,
  );
}

const TYPE_LABELS: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  object: 'an object',
  record: 'an object',
};

function typeLabel(expected: string): string {
  return TYPE_LABELS[expected] ?? `a ${expected}`;
}

/** The quoted form of a number, which has lost its trailing zeros. */
function quotesHint(expected: string, value: unknown): string | undefined {
  return expected === 'string' && typeof value === 'number'
    ? 'Put it in quotes: without quotes, 12.10 is the number 12.1.'
    : undefined;
}

/** Both types, where a list or an object is confused with another value. */
function typesHint(expected: string, value: unknown): string | undefined {
  return typeof value === 'object' || ['array', 'object', 'record'].includes(expected)
    ? `Expected ${typeLabel(expected)}, received ${receivedLabel(value)}.`
    : undefined;
}

function receivedLabel(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? 'a list' : 'an object';
  }
  return value === null ? 'null' : `a ${typeof value}`;
}

/** An invalid value as JSON, shortened because the message is one line. */
function toShortJson(value: unknown): string {
  return toExcerpt(toJsonText(value));
}

function toJsonText(value: unknown): string {
  if (typeof value === 'number' || value instanceof RegExp) {
    return String(value);
  }
  // A circular value, a bigint and a function have no JSON form.
  return tryJson(value) ?? oneLine(inspect(value, { compact: true, customInspect: false }));
}

function tryJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
