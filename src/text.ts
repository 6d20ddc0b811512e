/** The mention of an argument or of a field of an image, for which each front end has a name of its own. */
export interface Reference {
  /** `argument` is quoted, `subject` is an argument that begins a message, `field` belongs to an image. */
  readonly role: 'argument' | 'subject' | 'field';
  /** The name, and the steps into its value. */
  readonly path: readonly string[];
}

/** The cell of a column, which spaces fill to the width of the longest cell. */
export interface Cell {
  readonly role: 'cell';
  readonly content: Text;
  /** All cells of the column. */
  readonly column: readonly Text[];
}

type Part = string | Reference | Cell;

/** A text for people as plain JSON: its words, and the references and cells among them. */
export type Text = string | readonly Part[];

/** Writes a reference in the naming of a front end. */
export type Naming = (reference: Reference) => string;

/** The mention of an argument within a sentence. */
export function argument(...path: readonly string[]): Reference {
  return { role: 'argument', path };
}

/** The argument that a message begins with. */
export function subject(...path: readonly string[]): Reference {
  return { role: 'subject', path };
}

/** The mention of a field of an image. */
export function field(name: string): Reference {
  return { role: 'field', path: [name] };
}

/** The widest column; a longer cell is out of line. */
const MAX_COLUMN_WIDTH = 60;

/** The cell of a column, as wide as the front end writes the longest one. */
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

/** Joins texts, of which those that are empty or absent leave no gap. */
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

/** Changes the words of a text and keeps its references and cells. */
export function mapWords(value: Text, change: (words: string) => string): Text {
  return typeof value === 'string'
    ? change(value)
    : value.map((part) => (typeof part === 'string' ? change(part) : part));
}

/** Removes line ends and other characters that a terminal interprets. */
export function oneLine(words: string): string {
  return words.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}

/** The texts of an error or a warning. */
export interface MessageTexts {
  readonly message: Text;
  readonly detail?: Text | undefined;
}

const TEXTS = Symbol.for('imagepin.texts');

/** Attaches to strings of the public contract, as a hidden property, the texts that they were rendered from. */
export function withTexts<Contract extends object>(contract: Contract, texts: object): Contract {
  return Object.defineProperty(contract, TEXTS, { value: texts });
}

/** The texts that strings were rendered from, or the strings, which are texts too, where there are none. */
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
