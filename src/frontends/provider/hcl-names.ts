import { memoize } from '../../lazy';
import type { Naming } from '../../text';

/** Converts a name to HCL: `platformVersion` becomes `platform_version`. */
export const toSnakeCase = memoize(
  (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  // Bounded, since messages also name what users write.
  { maxKeys: 1_000 },
);

/** The naming of HCL, such as `platform_version` and `ids[0]`. */
export const hclNaming: Naming = ({ role, path }) =>
  role === 'argument' ? `\`${toHclPath(path)}\`` : toHclPath(path);

/** The path of an argument, such as `ids[0]` and `tags["env"]`. */
function toHclPath([argument = '', ...steps]: readonly string[]): string {
  return [toSnakeCase(argument), ...steps.map(toHclPathStep)].join('');
}

function toHclPathStep(step: string): string {
  if (/^\d+$/.test(step)) {
    return `[${step}]`;
  }
  return /^[a-z]\w*$/i.test(step) ? `.${toSnakeCase(step)}` : `["${step}"]`;
}
