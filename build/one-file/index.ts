import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';
import { bundleToOneFile } from './one-file-script';

const ROOT = join(__dirname, '../..');

/** Packages that a plugin requires late: each becomes a part of its own. */
const LAZY_PACKAGES = ['re2js', '@alicloud/pop-core/lib/rpc'];

/** Writes `dist/<name>`, one executable file, from an entry point below `src/frontends`. */
export async function bundlePlugin(
  name: string,
  entryPoint: string,
  plugins: readonly Plugin[],
): Promise<readonly Metafile[]> {
  const file = join(ROOT, 'dist', name);
  const { script, metafiles } = await bundleToOneFile(
    name,
    join(ROOT, 'src/frontends', entryPoint),
    LAZY_PACKAGES,
    {
      platform: 'node',
      target: 'node20',
      plugins: [...plugins],
      logLevel: 'warning',
    },
  );
  // A running plugin continues to read its parts from the old file.
  await writeFile(`${file}.new`, script, { mode: 0o755 });
  await rename(`${file}.new`, file);
  return metafiles;
}
