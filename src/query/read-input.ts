import * as z from 'zod';
import { ImagepinError } from '../errors';
import { didYouMean } from '../image/did-you-mean';
import { argument, joinTexts, subject, type Text, text } from '../text';
import { toExcerpt } from './excerpt';
import { ARGUMENT_SYNONYMS, VALUE_SYNONYMS } from './synonyms';

/** Parses unknown input with a schema. Throws `InvalidQuery` with every invalid value. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  whole = 'the query',
): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) {
    return result.data;
  }
  const [first, ...others] = toInputIssues(result.error, schema, input, whole);
  throw new ImagepinError('InvalidQuery', first?.describe(subject) ?? `${whole} is invalid`, {
    path: first?.path,
    missing: first?.missing,
    detail: joinTexts([
      first?.detail,
      ...others.map(({ describe }) => text`Also: ${describe(argument)}.`),
    ]),
  });
}

/** Returns one error for each invalid value of an input; empty for valid input. */
export function validationErrorsIn(
  schema: z.ZodType,
  input: unknown,
  whole = 'the query',
): readonly ImagepinError[] {
  const result = schema.safeParse(input);
  return result.success ? [] : toValidationErrors(result.error, schema, input, whole);
}

/** Returns one error for each issue that a schema reports about an input. */
export function toValidationErrors(
  error: z.ZodError,
  schema: z.ZodType,
  input: unknown,
  whole = 'the query',
): readonly ImagepinError[] {
  return toInputIssues(error, schema, input, whole).map(
    ({ describe, ...options }) => new ImagepinError('InvalidQuery', describe(subject), options),
  );
}

interface InputIssue {
  /** Returns the message, which refers to the argument as its subject or within a sentence. */
  readonly describe: (refer: typeof subject) => Text;
  readonly path: readonly string[];
  readonly detail: Text;
  readonly missing?: boolean;
}

function toInputIssues(
  { issues }: z.ZodError,
  schema: z.ZodType,
  input: unknown,
  whole: string,
): readonly InputIssue[] {
  return issues.map((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return unknownArgument(issue.keys[0] ?? '', path, schema);
    }
    const { problem, detail = '', missing = false } = describeIssue(issue, path, schema, input);
    const describe: InputIssue['describe'] = (refer) =>
      text`${path.length > 0 ? refer(...path) : whole}${problem}`;
    return { describe, path, detail, missing };
  });
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

function unknownArgument(key: string, path: readonly string[], schema: z.ZodType): InputIssue {
  const known = Object.keys(shapeOf(schemaAt(schema, path)));
  return {
    describe: () => `unknown argument "${key}"`,
    path: [...path, key],
    detail: `${didYouMean(key, known, ARGUMENT_SYNONYMS)}Known arguments: ${known.join(', ')}.`,
  };
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
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    // A circular value or a bigint has no JSON form.
    return String(value);
  }
}
