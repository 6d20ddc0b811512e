/** A reference to an argument or to a field of an image, which each front end names differently. */
export interface Reference {
  /** `argument` is quoted, `subject` is an argument that begins a message, `field` belongs to an image. */
  readonly role: 'argument' | 'subject' | 'field';
  /** The name, and the steps into its value. */
  readonly path: readonly string[];
}

/** A cell of a column, padded with spaces to the width of the longest cell. */
export interface Cell {
  readonly role: 'cell';
  readonly content: Text;
  /** All cells of the column. */
  readonly column: readonly Text[];
}

type Part = string | Reference | Cell;

/** A text for people as plain JSON: strings, references and cells. */
export type Text = string | readonly Part[];

/** Writes a reference in the naming of a front end. */
export type Naming = (reference: Reference) => string;

/** A reference to an argument within a sentence. */
export function argument(...path: readonly string[]): Reference {
  return { role: 'argument', path };
}

/** A reference to the argument at the beginning of a message. */
export function subject(...path: readonly string[]): Reference {
  return { role: 'subject', path };
}

/** A reference to a field of an image. */
export function field(name: string): Reference {
  return { role: 'field', path: [name] };
}

/** The maximum width of a column; a longer cell is not aligned. */
const MAX_COLUMN_WIDTH = 60;

/** A cell of a column, padded to the longest one as the front end writes it. */
export function cell(content: Text, column: readonly Text[]): Cell {
  return { role: 'cell', content, column };
}

/** Builds a text from a template with references and other texts as values. */
export function text(
  strings: TemplateStringsArray,
  ...values: readonly (Text | Part | number | undefined)[]
): Text {
  return toText(strings.flatMap((string, index) => [string, ...toParts(values[index])]));
}

/** Joins texts; empty and absent ones are skipped. */
export function joinTexts(texts: readonly (Text | undefined)[], separator = ' '): Text {
  return toText(
    texts
      .filter((part) => part !== undefined && part.length > 0)
      .flatMap((part, index) => [...(index > 0 ? [separator] : []), ...toParts(part)]),
  );
}

/** Writes a text in the naming of a front end, by default in that of the library. */
export function renderText(value: Text, nameOf: Naming = libraryNaming): string {
  return typeof value === 'string' ? value : value.map((part) => renderPart(part, nameOf)).join('');
}

function renderPart(part: Part, nameOf: Naming): string {
  if (typeof part === 'string') {
    return part;
  }
  if (part.role !== 'cell') {
    return nameOf(part);
  }
  const widths = part.column.map((content) => renderText(content, nameOf).length);
  return renderText(part.content, nameOf).padEnd(Math.min(MAX_COLUMN_WIDTH, Math.max(...widths)));
}

/** The names of the library: arguments in camel case, in quotes within a sentence. */
export const libraryNaming: Naming = ({ role, path }) =>
  role === 'argument' ? `\`${path.join('.')}\`` : path.join('.');

/** A message as a part of a sentence, in which its subject is one of the arguments. */
export function withinSentence(message: Text): Text {
  return typeof message === 'string'
    ? message
    : message.map((part) =>
        typeof part !== 'string' && part.role === 'subject' ? argument(...part.path) : part,
      );
}

/** Changes the words of a text and keeps its references and cells. */
export function mapWords(value: Text, change: (words: string) => string): Text {
  return typeof value === 'string'
    ? change(value)
    : value.map((part) => (typeof part === 'string' ? change(part) : part));
}

/** Lists names in a sentence: a, b and c. */
export function listNames(names: readonly string[], conjunction: 'and' | 'or'): string {
  return names.join(', ').replace(/, ([^,]*)$/, ` ${conjunction} $1`);
}

/** Removes line ends and other characters that a terminal interprets. */
export function oneLine(words: string): string {
  return words.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}

/** Shortens a long text, and cuts no character in two. */
export function shorten(words: string, maxLength: number): string {
  return words.length > maxLength
    ? `${words.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '')}...`
    : words;
}

/** The texts of an error or a warning. */
export interface MessageTexts {
  readonly message: Text;
  readonly detail?: Text | undefined;
}

const TEXTS = Symbol.for('imagepin.texts');

/** Attaches the original texts to an object with rendered strings, as a hidden property. */
export function withTexts<Contract extends object>(contract: Contract, texts: object): Contract {
  return Object.defineProperty(contract, TEXTS, { value: texts });
}

/** The texts that strings were rendered from, or the strings themselves if none are attached. */
export function textsOf<Texts extends object>(contract: Texts): Texts {
  // Symbols of this name are set by `withTexts` alone.
  return (Reflect.get(contract, TEXTS) as Texts | undefined) ?? contract;
}

/** Without references, a text is a string. */
function toText(parts: readonly Part[]): Text {
  return parts.every((part) => typeof part === 'string') ? parts.join('') : parts.filter(Boolean);
}

function toParts(value: Text | Part | number | undefined): readonly Part[] {
  if (value === undefined) {
    return [];
  }
  return isParts(value) ? value : [typeof value === 'number' ? String(value) : value];
}

function isParts(value: Text | Part | number): value is Exclude<Text, string> {
  return Array.isArray(value);
}
