import type * as Re2js from 're2js';
import { ImagepinError } from '../errors';
import { toExcerpt } from './excerpt';

/** Returns a predicate for a regular expression in RE2 syntax, which takes linear time. */
export function toRegexPredicate(pattern: string): (text: string) => boolean {
  const expression = compileRegex(pattern);
  return (text) => {
    if (text.length > MAX_TEXT_LENGTH) {
      throw new ImagepinError(
        'UnexpectedResponse',
        `an image has a name of ${text.length} characters`,
        {
          detail: `Expressions are matched with at most ${MAX_TEXT_LENGTH} characters, and no cloud permits that many. The name begins with "${toExcerpt(text)}".`,
        },
      );
    }
    return expression.test(text);
  };
}

/** The longest text that is matched; a complicated expression takes 30 ms for it. */
const MAX_TEXT_LENGTH = 1_000;

/** Describes the syntax error of an expression; undefined if it is valid. */
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

function wildcardAdvice(pattern: string): string {
  const intended = patternWildcardToRegex(pattern);
  return intended === undefined || regexErrorIn(intended) !== undefined
    ? ''
    : `; to use it as a wildcard, write \`${intended}\``;
}

/** Tests whether a text matches an expression. */
interface CompiledRegex {
  test(text: string): boolean;
}

function compileRegex(pattern: string): CompiledRegex {
  return SAFE_IN_JAVASCRIPT.test(pattern) ? new RegExp(pattern) : loadRe2().RE2JS.compile(pattern);
}

/** Expressions of literals, anchors and alternatives, which JavaScript evaluates alike and in linear time. */
const SAFE_IN_JAVASCRIPT = /^[\w ^$|-]*$/;

/** The invalid part of an expression; for an unclosed group, its beginning. */
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

/** Loads the library for the first expression that needs it, because loading takes a quarter of the start-up time. */
function loadRe2(): typeof Re2js {
  return require('re2js');
}

/** The regular expression for a name with `*`; undefined without a star. */
export function nameWildcardToRegex(name: string): string | undefined {
  return name.includes('*')
    ? name.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
    : undefined;
}

/** The regular expression in which each `*` after a single letter, or after nothing, matches any text; undefined without one. */
export function patternWildcardToRegex(pattern: string): string | undefined {
  const intended = pattern.replace(TOKEN, (token) => (token === '*' ? '.*' : token));
  return intended === pattern ? undefined : intended;
}

/** Matches an escape, a class, a dot or the end of a group, with the star after it, or else a star alone. */
const TOKEN = /(?:\\.|\[(?:\\.|[^\]\\])*\])\*?|[.)]\*|\*/g;
