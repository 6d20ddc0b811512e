import { ImagepinError, partOfError } from '../errors';
import { type CredentialsEnvironment, NOT_A_REGULAR_FILE } from './credentials';
import type { KeyPair } from './key-pair';

/** An object of a configuration file; its values are not validated yet. */
export type Section = Readonly<Record<string, unknown>>;

/** Reads and parses a configuration file; undefined if the file does not exist. */
export async function readConfigFile(
  { readFile }: CredentialsEnvironment,
  file: string,
  parse: (text: string) => unknown,
): Promise<Section | undefined> {
  const text = await readFile(file).catch((error: unknown) => {
    const code = partOfError(error, 'code');
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return undefined;
    }
    const problem = `cannot be read (${code ?? 'unknown error'})`;
    throw unusableFileError(file, code === NOT_A_REGULAR_FILE ? 'is not a regular file' : problem);
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

/** Throws for a pipe or a device that a library would read: its read could not be canceled. */
export async function rejectIrregularFile(
  { readFile }: CredentialsEnvironment,
  file: string,
): Promise<void> {
  await readFile(file).catch((error: unknown) => {
    if (partOfError(error, 'code') === NOT_A_REGULAR_FILE) {
      throw unusableFileError(file, 'is not a regular file');
    }
    // The library reports every other problem itself.
  });
}

/** The value as a section; undefined if it is not an object. */
export function toSection(value: unknown): Section | undefined {
  // An object has string keys.
  return typeof value === 'object' && value !== null ? (value as Section) : undefined;
}

/** The text at a name of a section; undefined if it is missing or not text. */
export function textIn(section: Section | undefined, name: string): string | undefined {
  const value = section?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The key pair in a section, by the names of its parts. */
export function keyPairIn(
  file: string,
  section: Section | undefined,
  names: { readonly id: string; readonly secret: string; readonly token?: string },
): KeyPair {
  const partOf = (name: string) => ({ name: `${name} in ${file}`, value: textIn(section, name) });
  const { id, secret, token } = names;
  return { id: partOf(id), secret: partOf(secret), token: token ? partOf(token) : undefined };
}

function tryParse(parse: (text: string) => unknown, text: string): unknown {
  try {
    return parse(text);
  } catch {
    // The parser's message quotes the file, which holds credentials.
    return undefined;
  }
}

function unusableFileError(file: string, problem: string): ImagepinError {
  return new ImagepinError('MissingCredentials', `${file} ${problem}`, {
    detail:
      'Repair or remove the file, or set the credentials in environment variables, which take precedence.',
  });
}
