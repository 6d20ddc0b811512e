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

/** The neutral value of an architecture; an unknown one stays, in lower case. */
export function normalizeArchitecture(value: string | null | undefined): string | undefined {
  const lower = normalizeValue(value);
  return lower && Object.hasOwn(ARCHITECTURES, lower) ? ARCHITECTURES[lower] : lower;
}

/** A value in lower case without surrounding whitespace; undefined if empty. */
export function normalizeValue(value: string | null | undefined): string | undefined {
  return trimText(value)?.toLowerCase();
}

/** Text without surrounding whitespace; undefined if empty, because the clouds often send "" for an absent value. */
function trimText(text: string | null | undefined): string | undefined {
  return text?.trim() || undefined;
}
