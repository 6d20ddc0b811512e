import * as z from 'zod';
import { described, type FieldFacts } from '../field-metadata';
import type { Text } from '../text';

/** An option with a text that is not empty. */
export function textOption(summary: Text) {
  return z.string().min(1).optional().meta(described(summary));
}

export function booleanOption(summary: Text, facts?: FieldFacts) {
  return z.boolean().optional().meta(described(summary, facts));
}

export function choiceOption<const Choices extends readonly [string, ...string[]]>(
  choices: Choices,
  summary: Text,
  facts?: FieldFacts,
) {
  return z.enum(choices).optional().meta(described(summary, facts));
}
