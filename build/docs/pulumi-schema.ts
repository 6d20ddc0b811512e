import { join } from 'node:path';
import { packageManifest } from '../../src/frontends/pulumi/package-manifest';
import { loadExamples } from './example';
import { packageSchema } from './package-schema';
import { toPulumiFunctionExample, toPulumiPinExample } from './pulumi-example';

/** The path of the schema in the repository; the plugin sends this file. */
export const SCHEMA_FILE = join(__dirname, '../../src/frontends/pulumi/schema.json');

/** Generates Pulumi's schema of the package, with an example for every function and resource. */
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
