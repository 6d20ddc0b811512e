import { findEngine } from '../../build/engines';

type TerraformEngine = 'terraform' | 'tofu';

/** What runs a Terraform configuration, if it is there. */
export const engines: readonly {
  readonly name: TerraformEngine;
  readonly command: string | undefined;
}[] = (['terraform', 'tofu'] as const).map((name) => ({ name, command: findEngine(name) }));

/** Pulumi's command, and the hosts of the languages that programs of the tests are written in. */
const PULUMI = ['pulumi', 'pulumi-language-nodejs', 'pulumi-language-yaml'] as const;

/**
 * The same tests for each engine.
 * Where one is absent they are skipped, or fail if `IMAGEPIN_ENGINES` is `required`.
 */
export function describeEngines(
  title: string,
  run: (engine: { readonly name: TerraformEngine; readonly command: string }) => void,
): void {
  for (const { name, command } of engines) {
    describeWith(`${title} (${name})`, { [name]: command }, () =>
      run({ name, command: command ?? name }),
    );
  }
}

/** Tests with Pulumi's engine, under the same conditions; they are given the commands that it consists of. */
export function describePulumi(title: string, run: (commands: readonly string[]) => void): void {
  const commands = PULUMI.map((name) => [name, findEngine(name)] as const);
  describeWith(`${title} (pulumi)`, Object.fromEntries(commands), () =>
    run(commands.map(([name, command]) => command ?? name)),
  );
}

function describeWith(
  title: string,
  commands: Readonly<Record<string, string | undefined>>,
  run: () => void,
): void {
  const absent = Object.keys(commands).filter((name) => !commands[name]);
  if (absent.length === 0) {
    describe(title, run);
    return;
  }
  const [are, them] = absent.length > 1 ? ['are', 'them'] : ['is', 'it'];
  const reason = `${absent.join(', ')} ${are} absent: \`npm run engines\` builds ${them}`;
  if (process.env.IMAGEPIN_ENGINES === 'required') {
    describe(title, () => {
      test('the engine is there', () => {
        throw new Error(reason);
      });
    });
  } else {
    process.stderr.write(`skipped: ${title}; ${reason}\n`);
    describe.skip(title, run);
  }
}
