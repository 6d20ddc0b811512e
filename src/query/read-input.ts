import * as z from 'zod';
import { ImagepinError } from '../errors';
import { didYouMean } from '../image/did-you-mean';
import { toExcerpt } from './excerpt';
import { ARGUMENT_SYNONYMS, VALUE_SYNONYMS } from './synonyms';

/** Reads unknown input with a schema; what is wrong becomes an `InvalidQuery` that names the value. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  subject = 'the query',
): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) {
    return result.data;
  }
  const [first, ...others] = toValidationErrors(result.error, schema, input, subject);
  throw new ImagepinError('InvalidQuery', first?.message ?? `${subject} is invalid`, {
    path: first?.path,
    missing: first?.missing,
    detail: [
      first?.detail,
      ...others.map(({ message, path }) => `Also: ${quoteArgument(message, path)}.`),
    ]
      .filter(Boolean)
      .join(' '),
  });
}

/** Everything that is wrong with an input, each flaw by itself; none when a schema can read it. */
export function validationErrorsIn(
  schema: z.ZodType,
  input: unknown,
  subject = 'the query',
): readonly ImagepinError[] {
  const result = schema.safeParse(input);
  return result.success ? [] : toValidationErrors(result.error, schema, input, subject);
}

/** What a schema found wrong with an input, each flaw by itself. */
export function toValidationErrors(
  { issues }: z.ZodError,
  schema: z.ZodType,
  input: unknown,
  subject = 'the query',
): readonly ImagepinError[] {
  return issues.map((issue) => {
    const { message, ...options } = toInputIssue(issue, schema, input, subject);
    return new ImagepinError('InvalidQuery', message, options);
  });
}

/** Another argument is named as such, so that a front end may say it in its own way. */
function quoteArgument(message: string, path: readonly string[]): string {
  const name = path.join('.');
  return name && message.startsWith(name) ? `\`${name}\`${message.slice(name.length)}` : message;
}

interface InputIssue {
  readonly message: string;
  readonly path: readonly string[];
  readonly detail: string;
  readonly missing?: boolean;
}

function toInputIssue(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  input: unknown,
  subject: string,
): InputIssue {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return unknownArgument(issue.keys[0] ?? '', path, schema);
  }
  const name = path.join('.') || subject;
  const secretHelp = secretHelpFor(schema, path[0] ?? '');
  if (secretHelp) {
    // Whatever is wrong with it may be a secret.
    return { message: `${name} ${secretProblem(issue)}`, path, detail: secretHelp };
  }
  const value = valueAt(input, issue.path);
  const [problem, detail = ''] = toProblem(issue, value);
  return { message: `${name}${problem}`, path, detail, missing: value === undefined };
}

/** What is wrong with a secret, without showing it. */
function secretProblem({ code, message }: z.core.$ZodIssue): string {
  switch (code) {
    case 'too_small':
      return 'is empty';
    case 'custom':
    case 'invalid_format':
      return message;
    default:
      return 'is not as it must be';
  }
}

/** How keys are stated there, for an argument that holds some: its schema says so as `keys` in its metadata. */
function secretHelpFor(schema: z.ZodType, argument: string): string | undefined {
  const field = shapeOf(schema)[argument];
  const help = field?.meta()?.keys;
  return typeof help === 'string' ? help : undefined;
}

/** The schema of a part, whether it may be left out or not. */
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

/** What is wrong with a value, to follow its name, and what to write. */
function toProblem(
  issue: z.core.$ZodIssue,
  value: unknown,
): [claim: string, detail?: string | undefined] {
  switch (issue.code) {
    case 'invalid_value':
      return toChoiceProblem(issue.values.map(String), value);
    case 'invalid_type':
      return value === undefined
        ? [' is required', `It is ${typeLabel(issue.expected)}.`]
        : [
            ` ${toShortJson(value)} is not ${typeLabel(issue.expected)}`,
            quotesHint(issue.expected, value),
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
): [claim: string, detail?: string] {
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
    message: `unknown argument "${key}"`,
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

/** A number has lost the zeros at its end by the time that it is read. */
function quotesHint(expected: string, value: unknown): string | undefined {
  return expected === 'string' && typeof value === 'number'
    ? 'Put it in quotes: without quotes, 12.10 is the number 12.1.'
    : undefined;
}

/** The wrong value as it would be written; a long one is cut, since the message is one line. */
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
    // What refers to itself, or holds a bigint, has no JSON.
    return String(value);
  }
}
