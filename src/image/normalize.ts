const ARCHITECTURES: Readonly<Record<string, string>> = {
  amd64: 'x86_64',
  x64: 'x86_64',
  x86_64: 'x86_64',
  arm64: 'arm64',
  aarch64: 'arm64',
  arm: 'arm64',
  i386: 'i386',
  x86: 'i386',
};

/** A cloud's word for an architecture in ours; one that we do not know stays, in lower case. */
export function normalizeArchitecture(word: string | null | undefined): string | undefined {
  const lower = normalizeWord(word);
  return lower && Object.hasOwn(ARCHITECTURES, lower) ? ARCHITECTURES[lower] : lower;
}

/** A cloud's word in lower case without outer blanks; empty is absent. */
export function normalizeWord(word: string | null | undefined): string | undefined {
  return trimmed(word)?.toLowerCase();
}

/** Text without outer blanks; empty is absent, since the clouds often send "" for nothing. */
function trimmed(text: string | null | undefined): string | undefined {
  return text?.trim() || undefined;
}
