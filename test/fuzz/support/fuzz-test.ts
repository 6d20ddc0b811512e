import fc from 'fast-check';

/** Seconds per property; 0 in the ordinary tests, which run a fixed number of cases of a fixed seed. */
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 0);
const SEED = process.env.FUZZ_SEED ? Number(process.env.FUZZ_SEED) : undefined;
const FIXED_SEED = 13;

/** No case takes a tenth of it; one that takes longer hangs. */
const CASE_LIMIT_MS = 10_000;

/** A property of one case; it fails by throwing. */
type CheckCase<Case> = (input: Case) => unknown;

/**
 * A test with generated cases: `runs` of them in the ordinary tests, and `FUZZ_SECONDS` of them in `npm run fuzz`.
 * `FUZZ_SEED` repeats a run. A failure shows the seed and the smallest case that still fails.
 */
export function fuzzTest<Case>(
  title: string,
  cases: () => fc.Arbitrary<Case> | Promise<fc.Arbitrary<Case>>,
  check: CheckCase<Case>,
  { runs = 20 }: { readonly runs?: number } = {},
): void {
  test(
    title,
    async () => {
      let lastCase: Promise<void> | undefined;
      const property = fc.asyncProperty(await cases(), (input) => {
        lastCase = checkInTime(check, input);
        return lastCase;
      });
      const details = await fc.check(property, limitsOf(runs));
      // The end of the time abandons a case, which must not run into the next test.
      await lastCase?.catch(() => undefined);
      if (SECONDS > 0) {
        process.stdout.write(`${details.numRuns} cases, seed ${details.seed}: ${title}\n`);
      }
      if (details.failed) {
        throw new Error(describeFailure(details), { cause: details.errorInstance });
      }
    },
    // A failing case is made smaller, which takes time beyond that of the cases.
    SECONDS * 2_000 + 120_000,
  );
}

function limitsOf(runs: number) {
  return SECONDS > 0
    ? {
        ...(SEED !== undefined && { seed: SEED }),
        numRuns: Number.MAX_SAFE_INTEGER,
        interruptAfterTimeLimit: SECONDS * 1_000,
      }
    : { numRuns: runs, seed: SEED ?? FIXED_SEED };
}

function describeFailure<Case>({
  errorInstance,
  counterexample,
  counterexamplePath,
  seed,
  numRuns,
}: fc.RunDetails<Case>): string {
  return [
    String(errorInstance),
    `The smallest case that fails, after ${numRuns} cases: ${JSON.stringify(counterexample, replaceBigInt)}`,
    `FUZZ_SEED=${seed} repeats it; its path is ${counterexamplePath}.`,
  ].join('\n\n');
}

function replaceBigInt(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}

async function checkInTime<Case>(check: CheckCase<Case>, input: Case): Promise<void> {
  const start = performance.now();
  await check(input);
  const ms = performance.now() - start;
  if (ms > CASE_LIMIT_MS) {
    throw new Error(`the case took ${Math.round(ms)} ms`);
  }
}
