import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as cdktf from 'cdktf';
import { build } from 'esbuild';
import { version } from '../package.json';
import { createConstructClasses } from '../src/frontends/cdktf/construct-classes';
import { providerSchema } from '../src/frontends/provider/schema';
import { constructDeclarations } from './construct-declarations';
import { inlineProviderSchema } from './inline-provider-schema';

const FRONTENDS = join(__dirname, '../dist/frontends');

/** Writes `imagepin/cdktf` and `imagepin/cdktn`, which differ only in the module that they use. */
export async function buildConstructs(): Promise<void> {
  await Promise.all(['cdktf', 'cdktn'].map(buildFor));
}

async function buildFor(module: string): Promise<void> {
  const folder = join(FRONTENDS, module);
  await build({
    stdin: { contents: toEntryModule(module), resolveDir: join(__dirname, '../src'), loader: 'ts' },
    outfile: join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: [module],
    plugins: [inlineProviderSchema],
    logLevel: 'warning',
  });
  await writeFile(join(folder, 'index.d.ts'), constructDeclarations(providerSchema(), module));
}

/** Exports every class by name, so that CommonJS and ES modules can import it by name. */
function toEntryModule(module: string): string {
  const names = Object.keys(createConstructClasses(cdktf, providerSchema(), version));
  return [
    `import cdk = require('${module}');`,
    "import { createConstructClasses } from './frontends/cdktf/construct-classes';",
    "import { providerSchema } from './frontends/provider/schema';",
    `export const { ${names.join(', ')} } = createConstructClasses(cdk, providerSchema(), '${version}');`,
  ].join('\n');
}
