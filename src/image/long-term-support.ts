/**
 * Releases with long-term support, by platform.
 * Ubuntu: April of even years (ubuntu.com/about/release-cycle); Debian: every release (wiki.debian.org/LTS);
 * Alibaba Cloud Linux: 2.1903 and 3 or later; openEuler: March of even years; Windows Server: the long-term servicing channel.
 */
const LONG_TERM_RELEASES: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    alinux: /^(?:2\.1903|[3-9])\b/,
    debian: /^\d/,
    openeuler: /^\d[02468]\.03\b/,
    ubuntu: /^\d?[02468]\.04\b/,
    'windows-server': /^(?:2008|2012|2016|2019|2022|2025)\b/,
  }),
);

/** Whether a release has long-term support; undefined if the platform has no such releases or the release is unknown. */
export function isLongTermSupport(
  platform: string | undefined,
  release: string | undefined,
): boolean | undefined {
  const maintained = LONG_TERM_RELEASES.get(platform ?? '');
  return maintained && release !== undefined ? maintained.test(release) : undefined;
}
