import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DOCS, readCheckedInPages } from './docs/checked-in';
import { toFaultPage } from './docs/fault-page';
import { toFilledPages } from './docs/filled-page';
import { toPages } from './docs/pages';
import { SCHEMA_FILE, toPulumiSchema } from './docs/pulumi-schema';

/** Writes the provider's reference, the schema for Pulumi, and the lists of clouds and sources in other pages, and removes pages of blocks that no longer exist. */
async function main(): Promise<void> {
  const pages = await toPages();
  for (const path of (await readCheckedInPages()).keys()) {
    if (!pages.has(path)) {
      await rm(join(DOCS, path));
    }
  }
  for (const [path, text] of pages) {
    const file = join(DOCS, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  for (const [path, text] of toFilledPages()) {
    await writeFile(join(DOCS, '..', path), text);
  }
  await writeFile(join(DOCS, 'faults.md'), toFaultPage());
  await writeFile(SCHEMA_FILE, await toPulumiSchema());
  process.stdout.write(`docs: ${pages.size} pages, and the schema for Pulumi\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
