import { ImagepinError } from '../../errors';

/** What was simulated means nothing to a cloud, and the other way round: throws `InvalidQuery` with a way out. */
export function checkWorld(
  { made, now }: { readonly made: boolean; readonly now: boolean },
  wayOut: string,
): void {
  if (made !== now) {
    const [then, today] = made
      ? ['simulated images', 'a cloud is asked']
      : ['a cloud', 'images are simulated'];
    throw new ImagepinError('InvalidQuery', `the pin was made from ${then}, and now ${today}`, {
      path: ['id'],
      detail: `Set \`simulate\` as it was, or forget the pin: ${wayOut}.`,
    });
  }
}
