import { join } from 'node:path';
import { offered } from '../../src/frontends/pulumi/offered';
import { packageSchema } from '../../src/frontends/pulumi/schema';
import { findExamples } from './example';
import { toFunctionExample, toPinExample } from './pulumi-example';

/** Where the schema is checked in; the plugin answers with it. */
export const SCHEMA = join(__dirname, '../../src/frontends/pulumi/schema.json');

/** The package in the words of Pulumi's schema, with an example of everything. */
export async function toSchema(): Promise<string> {
  const exampleOf = await findExamples();
  const { functions, pins } = offered();
  const examples = new Map([
    ...functions.map((one) => [one.name, toFunctionExample(one, exampleOf(one.source))] as const),
    ...pins.map((one) => [one.name, toPinExample(one, exampleOf(one.source))] as const),
  ]);
  return packageSchema((name) => examples.get(name) ?? '');
}
