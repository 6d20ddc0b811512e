import { toSnakeCase } from '../../src/frontends/provider/hcl-names';

/** The arguments of a block; undefined ones are left out. */
export type HclArguments = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

/** Formats arguments line by line, aligned as by `terraform fmt`. */
export function toHclArguments(values: HclArguments): string {
  const rows = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ({ name: toSnakeCase(name), value: toHclValue(value) }));
  const width = Math.max(...rows.map(({ name }) => name.length));
  return rows.map(({ name, value }) => `  ${name.padEnd(width)} = ${value}`).join('\n');
}

function toHclValue(value: HclArguments[string]): string {
  return Array.isArray(value)
    ? `[${value.map(toHclValue).join(', ')}]`
    : // In a string, these two begin a template.
      JSON.stringify(value).replace(/[$%](?=\{)/g, '$&$&');
}
