/** Where the registry looks for a page, from the folder that it reads. */
export function toPagePath(folder: 'data-sources' | 'resources', name: string): string {
  return `${folder}/${name.replace('imagepin_', '')}.md`;
}
