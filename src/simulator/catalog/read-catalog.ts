import * as z from 'zod';
import { asImagepinError, ImagepinError } from '../../errors';
import { argument, text } from '../../text';
import type { CatalogImage } from './catalog-image';

const Text = z.string().optional();
const Timestamp = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString())
  .optional();

/** The types of the neutral fields; a source's own fields are not checked. */
const CatalogEntry = z.looseObject({
  source: z.string().min(1),
  id: z.string().min(1),
  name: Text,
  description: Text,
  createdAt: Timestamp,
  expiresAt: Timestamp,
  os: Text,
  platform: Text,
  platformVersion: Text,
  architecture: Text,
  status: Text,
  deprecated: z.boolean().optional(),
  ownerAlias: Text,
  ownerId: Text,
  family: Text,
  version: Text,
  bootMode: Text,
  cloudInit: z.boolean().optional(),
  sizeGib: z.number().optional(),
  tags: z.record(z.string(), z.string()).optional(),
});

const Catalog = z.array(CatalogEntry);
const ListOutput = z.object({ images: z.unknown() });

/** Reads a catalog: the output of `imagepin list --json`, or the array in it. */
export function readCatalog(content: unknown): readonly CatalogImage[] {
  const value = typeof content === 'string' ? parseCatalogJson(content) : content;
  const listOutput = ListOutput.safeParse(value);
  const catalog = Catalog.safeParse(listOutput.success ? listOutput.data.images : value);
  if (!catalog.success) {
    throw invalidCatalog(describeIssue(catalog.error.issues[0]), catalog.error);
  }
  rejectDuplicates(catalog.data);
  return catalog.data;
}

/** Reads a catalog file or pipe, which holds images as `imagepin list --json` prints them, until the signal is aborted. */
export async function loadCatalog(
  path: string,
  readFile: (path: string, pipeSignal: AbortSignal) => Promise<string>,
  signal: AbortSignal,
  variable?: string,
): Promise<readonly CatalogImage[]> {
  const blamed = variable ? [] : ['catalog'];
  const origin = variable ? ` of ${variable}` : '';
  const wayOut = variable ? `unset ${variable}` : text`leave ${argument('catalog')} out`;
  const content = await readFile(path, signal).catch((cause: unknown) => {
    if (signal.aborted) {
      throw new ImagepinError('Cancelled', `reading catalog "${path}" was canceled`);
    }
    throw new ImagepinError('InvalidQuery', `cannot read catalog "${path}"${origin}`, {
      path: blamed,
      detail: text`${cause instanceof Error ? cause.message : String(cause)}. Correct the path, or ${wayOut} to use generated images.`,
      cause,
    });
  });
  try {
    return readCatalog(content);
  } catch (error) {
    const { code, message, detail } = asImagepinError(error);
    throw new ImagepinError(code, `${message} in "${path}"${origin}`, { path: blamed, detail });
  }
}

/** An ID identifies one image of a source, because a catalog is the same in every region. */
function rejectDuplicates(images: readonly CatalogImage[]): void {
  const entries = new Map<string, number>();
  for (const [index, { source, id }] of images.entries()) {
    const key = JSON.stringify([source, id]);
    const first = entries.get(key);
    if (first !== undefined) {
      throw invalidCatalog(`entries ${first + 1} and ${index + 1} are both "${id}" of ${source}`);
    }
    entries.set(key, index);
  }
}

function parseCatalogJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw invalidCatalog('it is not JSON', cause);
  }
}

function describeIssue(issue: z.core.$ZodIssue | undefined): string {
  const [entry, ...field] = issue?.path ?? [];
  const message = issue?.message ?? 'it is unreadable';
  if (typeof entry !== 'number') {
    return `it is not a list of images: ${message}`;
  }
  return [`entry ${entry + 1}`, field.join('.'), message].filter(Boolean).join(': ');
}

function invalidCatalog(reason: string, cause?: unknown): ImagepinError {
  return new ImagepinError('InvalidQuery', `invalid catalog: ${reason}`, {
    path: ['catalog'],
    detail:
      'A catalog is a JSON array of images as "imagepin list --json" prints them, or the whole output of that command. Correct the entry, or print a new list.',
    cause,
  });
}
