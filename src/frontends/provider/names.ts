/** A name as HCL writes it: `platformVersion` is `platform_version`. */
export function toSnake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A text of the core, which puts arguments between backticks, in the words of HCL. */
export function toHclText(text: string): string {
  return text.replace(/`([\w.]+)`/g, (_, path: string) => `\`${toHclName(path.split('.'))}\``);
}

/** A message that may begin with the argument to blame, such as `ids.0 is empty`. */
export function toHclMessage(message: string, path: readonly string[]): string {
  const said = path.join('.');
  const begins = said !== '' && message.startsWith(`${said} `);
  return toHclText(begins ? `${toHclName(path)}${message.slice(said.length)}` : message);
}

/** An argument, and what in it is meant, such as `ids[0]` and `tags["env"]`. */
function toHclName([argument = '', ...steps]: readonly string[]): string {
  return [toSnake(argument), ...steps.map(toStep)].join('');
}

function toStep(step: string): string {
  if (/^\d+$/.test(step)) {
    return `[${step}]`;
  }
  return /^[a-z]\w*$/i.test(step) ? `.${toSnake(step)}` : `["${step}"]`;
}
