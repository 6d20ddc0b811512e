/** The path of a page in the registry's folder. */
export function toPagePath(
  folder: 'data-sources' | 'resources',
  nameParts: readonly string[],
): string {
  return `${folder}/${nameParts.join('_')}.md`;
}
