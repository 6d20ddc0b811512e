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

/** The type of the images of a lookup: `AlicloudEcsImage` for the parts alicloud, ecs and image. */
export function toImageTypeName(imageParts: readonly string[]): string {
  return toPascal(imageParts);
}

/** The type of the image of a pin, which has fewer fields. */
export function toPinnedImageTypeName(imageParts: readonly string[]): string {
  return `Pinned${toPascal(imageParts)}`;
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
