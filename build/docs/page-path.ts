/** The path of a page in the registry's folder. */
export function toPagePath(folder: 'data-sources' | 'resources', name: string): string {
  return `${folder}/${name.replace('imagepin_', '')}.md`;
}
