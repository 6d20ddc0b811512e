import { ImagepinError } from '../errors';
import type { CredentialsEnvironment } from './credentials-environment';

/** What a configuration holds, as far as we know without looking: text under names. */
export type Section = Readonly<Record<string, unknown>>;

/** A configuration file as its parser sees it, or nothing if there is no such file. */
export async function readConfigFile(
  { readFile }: CredentialsEnvironment,
  file: string,
  parse: (text: string) => unknown,
): Promise<Section | undefined> {
  const text = await readFile(file).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') {
      return undefined;
    }
    throw unusableFileError(file, `cannot be read (${codeOf(error) ?? 'unknown error'})`);
  });
  if (text === undefined) {
    return undefined;
  }
  const config = toSection(tryParse(parse, text.replace(/^\uFEFF/, '')));
  if (!config) {
    throw unusableFileError(file, 'is damaged');
  }
  return config;
}

export function toSection(value: unknown): Section | undefined {
  // Only objects have names to look under.
  return typeof value === 'object' && value !== null ? (value as Section) : undefined;
}

export function textIn(section: Section | undefined, name: string): string | undefined {
  const value = section?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function tryParse(parse: (text: string) => unknown, text: string): unknown {
  try {
    return parse(text);
  } catch {
    // The parser's message quotes the file, and so the keys in it.
    return undefined;
  }
}

function unusableFileError(file: string, problem: string): ImagepinError {
  return new ImagepinError('MissingCredentials', `${file} ${problem}`, {
    detail:
      'Repair or remove the file, or set the credentials in environment variables, which take precedence.',
  });
}

// By shape: an error of Node need not be of our realm's Error class.
function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : undefined;
}
