import { join } from 'node:path';
import { packageManifest } from '../../src/frontends/pulumi/package-manifest';
import { packageSchema } from '../../src/frontends/pulumi/schema';
import { loadExamples } from './example';
import { toPulumiFunctionExample, toPulumiPinExample } from './pulumi-example';

/** Where the schema is checked in; the plugin answers with it. */
export const SCHEMA_FILE = join(__dirname, '../../src/frontends/pulumi/schema.json');

/** The package in the words of Pulumi's schema, with an example of everything. */
export async function toPulumiSchema(): Promise<string> {
  const exampleOf = await loadExamples();
  const { functions, pins } = packageManifest();
  const examples = new Map([
    ...functions.map(
      (spec) => [spec.name, toPulumiFunctionExample(spec, exampleOf(spec.source))] as const,
    ),
    ...pins.map((spec) => [spec.name, toPulumiPinExample(spec, exampleOf(spec.source))] as const),
  ]);
  return packageSchema((name) => examples.get(name) ?? '');
}
