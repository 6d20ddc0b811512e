/** Lines of TypeScript declarations. */
export type Lines = readonly string[];

export function docComment(text: string): Lines {
  return text ? [`/** ${text.replaceAll('*/', '*\\/')} */`] : [];
}

export function declarationBlock(head: string, members: Lines): Lines {
  return [`${head} {`, ...members.map((member) => `  ${member}`), '}'];
}
