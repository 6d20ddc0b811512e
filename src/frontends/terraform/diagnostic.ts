import { ImagepinError } from '../../errors';
import { toPrintable } from '../../image/printable';
import type { Warning } from '../../lookup/warnings';
import type { Field } from '../fields';
import { toHclMessage, toHclText, toSnakeCase } from '../provider/hcl-names';
import type { Block } from '../provider/schema';
import { type AttributePathStep, type Diagnostic, SEVERITY } from './protocol/messages';

/** An error as the engine shows it, at the attribute of the block that is to blame. */
export function toErrorDiagnostic(error: unknown, block?: Block): Diagnostic {
  if (!ImagepinError.is(error)) {
    return toBugDiagnostic(error);
  }
  const { message, detail = '', path } = error;
  return {
    severity: SEVERITY.error,
    summary: withHclNames(toHclMessage(message, path), block),
    detail: detail
      .split('\n')
      .map((line) => withHclNames(toHclText(line), block))
      .join('\n'),
    ...toAttributePath(path, block),
  };
}

/** A warning of an answer. */
export function toWarningDiagnostic({ message }: Warning, block: Block): Diagnostic {
  return { severity: SEVERITY.warning, summary: withHclNames(toHclText(message), block) };
}

/** Conditions, and what images differ in, stand in texts as they are: HCL has other names for them. */
function withHclNames(text: string, block: Block | undefined): string {
  const toHclNames = (part: string) =>
    part.replace(CAMEL_CASE_NAME, (name) => (isFieldOf(name, block) ? toSnakeCase(name) : name));
  return toPrintable(
    text.replace(CONDITION_ARGUMENT, toHclNames).replace(DIFFERING_FIELDS, toHclNames),
  );
}

/** A name that HCL writes in another way. */
const CAMEL_CASE_NAME = /\b[a-z]+[A-Z]\w*/g;

function isFieldOf(name: string, block: Block | undefined): boolean {
  return block?.attributes.some((attribute) => fieldNames(attribute).includes(name)) ?? false;
}

/** The word that a condition begins with, in a line of the funnel or in quotes, and the field of a near miss. */
const CONDITION_ARGUMENT =
  /(?<=^\s*|narrowed by the API: |; |without "|, but )\w+(?= (?:=|is|contains) )/g;
const DIFFERING_FIELDS = /(?<=differ in )[\w, ]+/;

function fieldNames({ name, type }: Field): readonly string[] {
  const inner = type.kind === 'list' ? type.of : type;
  return [name, ...(inner.kind === 'object' ? inner.fields.map((field) => field.name) : [])];
}

function toBugDiagnostic(error: unknown): Diagnostic {
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
function toAttributePath(
  [argument = '', step]: readonly string[],
  block: Block | undefined,
): { readonly attribute?: { readonly steps: readonly AttributePathStep[] } } {
  const attribute = block?.attributes.find(({ name }) => name === argument);
  if (!attribute) {
    return {};
  }
  const steps: AttributePathStep[] = [{ attributeName: toSnakeCase(argument) }];
  if (step !== undefined && attribute.type.kind === 'list') {
    steps.push({ elementKeyInt: Number(step) });
  }
  if (step !== undefined && attribute.type.kind === 'map') {
    steps.push({ elementKeyString: step });
  }
  return { attribute: { steps } };
}
