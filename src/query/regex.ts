import type * as Re2js from 're2js';
import { patternWildcardToRegex } from './wildcard';

/** A predicate for an expression in RE2 syntax, which takes linear time whatever the text. */
export function toRegexPredicate(pattern: string): (text: string) => boolean {
  const expression = compileRegex(pattern);
  return (text) => expression.test(text);
}

/** Where an expression breaks, or undefined when it does not. */
export function regexErrorIn(pattern: string): string | undefined {
  try {
    compileRegex(pattern);
    return undefined;
  } catch (error) {
    if (!(error instanceof loadRe2().RE2JSSyntaxException)) {
      throw error;
    }
    return `is not a valid RE2 expression: ${error.getDescription()}${positionOf(error, pattern)}${wildcardAdvice(pattern)}`;
  }
}

/** What to write for a wildcard, if it is one. */
function wildcardAdvice(pattern: string): string {
  const intended = patternWildcardToRegex(pattern);
  return intended === undefined || regexErrorIn(intended) !== undefined
    ? ''
    : `; to use it as a wildcard, write \`${intended}\``;
}

/** What tells whether a text holds what an expression describes. */
interface CompiledRegex {
  test(text: string): boolean;
}

function compileRegex(pattern: string): CompiledRegex {
  return SAFE_IN_JAVASCRIPT.test(pattern) ? new RegExp(pattern) : loadRe2().RE2JS.compile(pattern);
}

/** Nothing but texts, anchors and alternatives, as most expressions: they mean the same to JavaScript, and take it linear time. */
const SAFE_IN_JAVASCRIPT = /^[\w ^$|-]*$/;

/** The piece that breaks it; for a group that never ends, where it begins. */
function positionOf(error: Re2js.RE2JSSyntaxException, pattern: string): string {
  const piece = error.getPattern() ?? '';
  const at = piece === pattern ? unclosedGroup(pattern) : pattern.indexOf(piece);
  return at === undefined || at < 0 ? '' : ` at character ${at + 1}, "${pattern.slice(at)}"`;
}

function unclosedGroup(pattern: string): number | undefined {
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

/** Loaded with the first expression: most lookups have none, and it takes a quarter of their start. */
function loadRe2(): typeof Re2js {
  return require('re2js');
}
