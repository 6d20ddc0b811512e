import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

const ROOT = join(__dirname, '..');

/** The licenses of all packages with code in a bundle, which require that copies include them. */
export function noticesOf(bundles: readonly Metafile[]): string {
  const folders = new Set(
    bundles.flatMap(({ outputs }) =>
      Object.values(outputs).flatMap(({ inputs }) =>
        Object.entries(inputs).flatMap(([path, { bytesInOutput }]) =>
          bytesInOutput > 0 ? (/^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []) : [],
        ),
      ),
    ),
  );
  return [...folders].sort().map(noticeOf).join('\n');
}

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(ROOT, folder, 'package.json'), 'utf8'),
  );
  const licenses = readdirSync(join(ROOT, folder))
    .filter((file) => /^(?:licen[cs]e|notice)/i.test(file))
    .map((file) => join(ROOT, folder, file))
    .map((path) => readFileSync(path, 'utf8').trim());
  return [`## ${name} ${version} (${license})`, ...licenses, ''].join('\n\n');
}
