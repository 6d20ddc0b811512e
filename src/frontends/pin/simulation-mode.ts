import { ImagepinError } from '../../errors';

/** What was simulated means nothing to a cloud, and the other way round: throws `InvalidQuery` with a way out. */
export function requireSameSimulationMode(
  {
    pinned,
    current,
  }: { readonly pinned: boolean | undefined; readonly current: boolean | undefined },
  removeHint: string,
): void {
  if (pinned !== undefined && current !== undefined && pinned !== current) {
    const [createdFrom, currentMode] = pinned
      ? ['simulated images', 'a cloud is asked']
      : ['a cloud', 'images are simulated'];
    throw new ImagepinError(
      'InvalidQuery',
      `the pin was made from ${createdFrom}, and now ${currentMode}`,
      {
        path: ['id'],
        detail: `Set \`simulate\` as it was, or forget the pin: ${removeHint}.`,
      },
    );
  }
}
