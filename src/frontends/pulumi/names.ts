/** The package's name, which its configuration and its tokens begin with. */
export const PACKAGE = 'imagepin';

/** Whether a key of the configuration is not for us, but for the engine: where the plugin is, and which one. */
export function isEngineKey(key: string): boolean {
  return key === 'version' || key === 'pluginDownloadURL';
}

/** The function of an offer: the words alicloud, ecs and images are `getAlicloudEcsImages`. */
export function toFunctionName(words: readonly string[]): string {
  return `get${toPascal(words)}`;
}

/** The resource of an offer: the words alicloud, ecs, image and pin are `AlicloudEcsImagePin`. */
export function toPinName(words: readonly string[]): string {
  return toPascal(words);
}

/** The type of an image that an offer finds: the name of what it is, of one; a pin holds fewer facts of it. */
export function toTypeName(words: readonly string[]): string {
  const name = toPascal(words);
  return name.endsWith('Pin') ? `Pinned${name.replace(/Pin$/, '')}` : name.replace(/s$/, '');
}

/** What the engine and other languages call a function, a resource or a type. */
export function toToken(name: string): string {
  return `${PACKAGE}:index:${name}`;
}

function toPascal(words: readonly string[]): string {
  return words.map(capitalized).join('');
}

/** The first letter in upper case. */
export function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
