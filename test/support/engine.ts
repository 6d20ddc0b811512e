import { findEngine } from '../../build/engines';

type Name = 'terraform' | 'tofu';

/** What runs a Terraform configuration, if it is there. */
export const engines: readonly { readonly name: Name; readonly command: string | undefined }[] = (
  ['terraform', 'tofu'] as const
).map((name) => ({ name, command: findEngine(name) }));

/**
 * The same tests for each engine.
 * Where one is absent they are skipped, or fail if `IMAGEPIN_ENGINES` is `required`.
 */
export function describeEngines(
  title: string,
  run: (engine: { readonly name: Name; readonly command: string }) => void,
): void {
  for (const { name, command } of engines) {
    const claim = `${title} (${name})`;
    if (command) {
      describe(claim, () => run({ name, command }));
      continue;
    }
    const reason = `${name} is absent: \`npm run engines\` builds it`;
    if (process.env.IMAGEPIN_ENGINES === 'required') {
      describe(claim, () => {
        test(`${name} is there`, () => {
          throw new Error(reason);
        });
      });
    } else {
      process.stderr.write(`skipped: ${claim}; ${reason}\n`);
      describe.skip(claim, () => run({ name, command: name }));
    }
  }
}
