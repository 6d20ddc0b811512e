import { ImagepinError } from '../../errors';
import { toPrintable } from '../../image/printable';
import type { Warning } from '../../lookup/warn';
import type { Field } from '../fields';
import { toHclMessage, toHclText, toSnake } from '../provider/names';
import type { Block } from '../provider/schema';
import { type Diagnostic, SEVERITY, type Step } from './protocol/messages';

/** An error as the engine shows it, at the attribute of the block that is to blame. */
export function toError(error: unknown, block?: Block): Diagnostic {
  if (!ImagepinError.is(error)) {
    return toBug(error);
  }
  const { message, detail = '', path } = error;
  return {
    severity: SEVERITY.error,
    summary: inWords(toHclMessage(message, path), block),
    detail: detail
      .split('\n')
      .map((line) => inWords(toHclText(line), block))
      .join('\n'),
    ...attributeAt(path, block),
  };
}

/** A warning of an answer. */
export function toWarning({ message }: Warning, block: Block): Diagnostic {
  return { severity: SEVERITY.warning, summary: inWords(toHclText(message), block) };
}

/** Conditions, and what images differ in, stand in texts as they are: HCL has other names for them. */
function inWords(text: string, block: Block | undefined): string {
  const say = (words: string) =>
    words.replace(SEVERAL_WORDS, (name) => (isNameIn(name, block) ? toSnake(name) : name));
  return toPrintable(text.replace(CONDITION, say).replace(DIFFERENCES, say));
}

/** A name that HCL writes in another way. */
const SEVERAL_WORDS = /\b[a-z]+[A-Z]\w*/g;

function isNameIn(name: string, block: Block | undefined): boolean {
  return block?.attributes.some((attribute) => namesIn(attribute).includes(name)) ?? false;
}

/** The word that a condition begins with, in a line of the funnel or in quotes, and the field of a near miss. */
const CONDITION = /(?<=^\s*|narrowed by the API: |; |without "|, but )\w+(?= (?:=|is|contains) )/g;
const DIFFERENCES = /(?<=differ in )[\w, ]+/;

function namesIn({ name, type }: Field): readonly string[] {
  const inner = type.kind === 'list' ? type.of : type;
  return [name, ...(inner.kind === 'object' ? inner.fields.map((field) => field.name) : [])];
}

function toBug(error: unknown): Diagnostic {
  return {
    severity: SEVERITY.error,
    summary: `unexpected error: ${toPrintable(String(error).split('\n')[0] ?? '')}`,
    detail:
      'This is a bug in the provider: please report it, with the log that ' +
      'TF_LOG_PROVIDER=debug TF_LOG_PATH=terraform.log writes. It holds no keys.',
  };
}

/**
 * Engines find an attribute, and one step into a list or a map.
 * A path that the block does not have points to the whole block.
 */
function attributeAt(
  [argument = '', step]: readonly string[],
  block: Block | undefined,
): { readonly attribute?: { readonly steps: readonly Step[] } } {
  const attribute = block?.attributes.find(({ name }) => name === argument);
  if (!attribute) {
    return {};
  }
  const steps: Step[] = [{ attributeName: toSnake(argument) }];
  if (step !== undefined && attribute.type.kind === 'list') {
    steps.push({ elementKeyInt: Number(step) });
  }
  if (step !== undefined && attribute.type.kind === 'map') {
    steps.push({ elementKeyString: step });
  }
  return { attribute: { steps } };
}
