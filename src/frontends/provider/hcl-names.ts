/** A name as HCL writes it: `platformVersion` is `platform_version`. */
export function toSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A text of the core, which puts arguments between backticks, in the words of HCL. */
export function toHclText(text: string): string {
  return text.replace(/`([\w.]+)`/g, (_, path: string) => `\`${toHclPath(path.split('.'))}\``);
}

/** A message that may begin with the argument to blame, such as `ids.0 is empty`. */
export function toHclMessage(message: string, path: readonly string[]): string {
  const dottedPath = path.join('.');
  const startsWithPath = dottedPath !== '' && message.startsWith(`${dottedPath} `);
  return toHclText(
    startsWithPath ? `${toHclPath(path)}${message.slice(dottedPath.length)}` : message,
  );
}

/** An argument, and what in it is meant, such as `ids[0]` and `tags["env"]`. */
function toHclPath([argument = '', ...steps]: readonly string[]): string {
  return [toSnakeCase(argument), ...steps.map(toHclPathStep)].join('');
}

function toHclPathStep(step: string): string {
  if (/^\d+$/.test(step)) {
    return `[${step}]`;
  }
  return /^[a-z]\w*$/i.test(step) ? `.${toSnakeCase(step)}` : `["${step}"]`;
}
