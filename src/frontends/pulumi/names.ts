/** The package's name, the prefix of its configuration keys and tokens. */
export const PACKAGE = 'imagepin';

/** Whether a configuration key is for the engine, such as the plugin's version. */
export function isEngineKey(key: string): boolean {
  return key === 'version' || key === 'pluginDownloadURL';
}

/** The function of a lookup: `getAlicloudEcsImages` for the parts alicloud, ecs and images. */
export function toFunctionName(nameParts: readonly string[]): string {
  return `get${toPascal(nameParts)}`;
}

/** The resource of a pin: `AlicloudEcsImagePin` for the parts alicloud, ecs, image and pin. */
export function toPinName(nameParts: readonly string[]): string {
  return toPascal(nameParts);
}

/** The type of the images of a lookup, in the singular; the type of a pin's image has fewer fields. */
export function toTypeName(nameParts: readonly string[]): string {
  const name = toPascal(nameParts);
  return name.endsWith('Pin') ? `Pinned${name.replace(/Pin$/, '')}` : name.replace(/s$/, '');
}

export function toToken(name: string): string {
  return `${PACKAGE}:index:${name}`;
}

function toPascal(nameParts: readonly string[]): string {
  return nameParts.map(capitalized).join('');
}

export function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
