import { isAnswerable } from '../lookup/answerable';
import { Conditions } from '../lookup/query';
import type { Source } from '../sources/source';

/** The common conditions that a source can answer, for front ends to offer no others. */
export function answerableBy(source: Source): readonly string[] {
  return Object.keys(Conditions.shape).filter((argument) => isAnswerable(argument, source));
}
