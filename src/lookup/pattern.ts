import type * as Re2js from 're2js';
import { wildcardPattern } from './wildcard';

/** A predicate for an expression in RE2 syntax, which takes linear time whatever the text. */
export function toPredicate(pattern: string): (text: string) => boolean {
  const expression = compile(pattern);
  return (text) => expression.test(text);
}

/** Where an expression breaks, or undefined when it does not. */
export function patternFlaw(pattern: string): string | undefined {
  try {
    compile(pattern);
    return undefined;
  } catch (error) {
    if (!(error instanceof library().RE2JSSyntaxException)) {
      throw error;
    }
    return `is no RE2 expression: ${error.getDescription()}${placeOf(error, pattern)}${wildcardIn(pattern)}`;
  }
}

/** What to write for a wildcard, if it is one. */
function wildcardIn(pattern: string): string {
  const meant = wildcardPattern(pattern);
  return meant === undefined || patternFlaw(meant) !== undefined
    ? ''
    : `; this is a wildcard: write \`${meant}\``;
}

/** What tells whether a text holds what an expression describes. */
interface Expression {
  test(text: string): boolean;
}

function compile(pattern: string): Expression {
  return PLAIN.test(pattern) ? new RegExp(pattern) : library().RE2JS.compile(pattern);
}

/** Nothing but texts, anchors and alternatives, as most expressions: they mean the same to JavaScript, and take it linear time. */
const PLAIN = /^[\w ^$|-]*$/;

/** The piece that breaks it; for a group that never ends, where it begins. */
function placeOf(error: Re2js.RE2JSSyntaxException, pattern: string): string {
  const piece = error.getPattern() ?? '';
  const at = piece === pattern ? openGroup(pattern) : pattern.indexOf(piece);
  return at === undefined || at < 0 ? '' : ` at character ${at + 1}, "${pattern.slice(at)}"`;
}

function openGroup(pattern: string): number | undefined {
  const open: number[] = [];
  for (const { 0: token, index } of pattern.matchAll(/\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()]/gs)) {
    if (token === '(') {
      open.push(index);
    } else if (token === ')') {
      open.pop();
    }
  }
  return open.pop();
}

/** Loaded with the first expression: most look-ups have none, and it takes a quarter of their start. */
function library(): typeof Re2js {
  return require('re2js');
}
