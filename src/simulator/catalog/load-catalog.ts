import { ImagepinError } from '../../errors';
import type { CatalogImage } from './catalog-image';

/** Reads a catalog file, which holds images as `imagepin list --json` prints them. */
export async function loadCatalog(
  path: string,
  readFile: (path: string) => Promise<string>,
): Promise<readonly CatalogImage[]> {
  const { readCatalog } = await import('./read-catalog');
  const text = await readFile(path).catch((cause: unknown) => {
    throw new ImagepinError('InvalidQuery', `cannot read catalog "${path}"`, {
      path: ['catalog'],
      detail: `${cause instanceof Error ? cause.message : cause}.`,
      cause,
    });
  });
  try {
    return readCatalog(text);
  } catch (error) {
    throw ImagepinError.is(error) ? withFileName(error, path) : error;
  }
}

function withFileName({ code, message, detail }: ImagepinError, path: string): ImagepinError {
  return new ImagepinError(code, `${message} in "${path}"`, { path: ['catalog'], detail });
}
