import { ImagepinError } from '../../../src/errors';
import type { Arguments } from '../../../src/frontends/argument-values';
import { decidePin, isQueryUnknown } from '../../../src/frontends/pin/decide-pin';
import type { PinState } from '../../../src/frontends/pin/pin-state';
import { canonicalQuery } from '../../../src/query/canonical-query';
import { parseQuery } from '../../support/parse-query';

const UNKNOWN = Symbol('unknown');
const query = {
  source: 'alicloud-ecs',
  region: 'cn-hangzhou',
  owners: ['system', 'self'],
  platform: 'ubuntu',
  mostRecent: true,
};
const imported = { known: { source: 'alicloud-ecs', region: 'cn-hangzhou', ids: ['m-1'] } };

describe('a pin that a query has found', () => {
  test.each`
    change                                                          | action       | replaces                              | updates
    ${{}}                                                           | ${'keep'}    | ${[]}                                 | ${[]}
    ${{ owners: ['self', 'system'] }}                               | ${'keep'}    | ${[]}                                 | ${[]}
    ${{ ids: [], tags: {}, name: '' }}                              | ${'keep'}    | ${[]}                                 | ${[]}
    ${{ triggers: {} }}                                             | ${'keep'}    | ${[]}                                 | ${[]}
    ${{ timeoutSeconds: 9 }}                                        | ${'update'}  | ${[]}                                 | ${['timeoutSeconds']}
    ${{ timeoutSeconds: UNKNOWN }}                                  | ${'update'}  | ${[]}                                 | ${['timeoutSeconds']}
    ${{ triggers: { wave: '1' } }}                                  | ${'replace'} | ${['triggers']}                       | ${[]}
    ${{ triggers: UNKNOWN }}                                        | ${'replace'} | ${['triggers']}                       | ${[]}
    ${{ platform: undefined }}                                      | ${'replace'} | ${['platform']}                       | ${[]}
    ${{ platform: 'debian' }}                                       | ${'replace'} | ${['platform']}                       | ${[]}
    ${{ platform: UNKNOWN }}                                        | ${'replace'} | ${['platform']}                       | ${[]}
    ${{ architecture: 'x86_64' }}                                   | ${'replace'} | ${['architecture']}                   | ${[]}
    ${{ architecture: UNKNOWN }}                                    | ${'replace'} | ${['architecture']}                   | ${[]}
    ${{ sortBy: 'created' }}                                        | ${'replace'} | ${['sortBy']}                         | ${[]}
    ${{ region: 'cn-beijing' }}                                     | ${'replace'} | ${['region']}                         | ${[]}
    ${{ region: UNKNOWN }}                                          | ${'replace'} | ${['region']}                         | ${[]}
    ${{ platform: 'debian', timeoutSeconds: 9 }}                    | ${'replace'} | ${['platform']}                       | ${['timeoutSeconds']}
    ${{ source: 'volcengine-ecs', owners: ['self'], ids: ['i-1'] }} | ${'replace'} | ${expect.arrayContaining(['source'])} | ${[]}
  `('$action: $change', ({ change, ...decision }) => {
    expect(decide({ known: query }, { ...query, ...change })).toEqual(decision);
  });

  test.each`
    before                         | after                          | action       | changed
    ${{ triggers: { wave: '1' } }} | ${{ triggers: { wave: '1' } }} | ${'keep'}    | ${[]}
    ${{ triggers: { wave: '1' } }} | ${{ triggers: { wave: '2' } }} | ${'replace'} | ${['triggers']}
    ${{ triggers: { wave: '1' } }} | ${{}}                          | ${'replace'} | ${['triggers']}
    ${{ timeoutSeconds: 9 }}       | ${{}}                          | ${'update'}  | ${['timeoutSeconds']}
    ${{ ids: [], name: '' }}       | ${{ tags: {} }}                | ${'keep'}    | ${[]}
  `('$action: from $before to $after', ({ before, after, action, changed }) => {
    const decision = decide({ known: { ...query, ...before } }, { ...query, ...after });

    expect(decision.action).toBe(action);
    expect([...decision.replaces, ...decision.updates]).toEqual(changed);
  });

  test.each`
    change                            | action
    ${{}}                             | ${'keep'}
    ${{ timeoutSeconds: 9 }}          | ${'update'}
    ${{ owners: ['self', 'system'] }} | ${'replace'}
  `('$action: $change, and this version rejects the prior query', ({ change, action }) => {
    const known = { ...query, goneArgument: 1 };

    expect(decide({ known }, { ...known, ...change }).action).toBe(action);
  });
});

describe('an imported pin', () => {
  test.each`
    change                                                        | action
    ${{}}                                                         | ${'keep'}
    ${{ owners: ['system'], platform: 'ubuntu', ids: undefined }} | ${'keep'}
    ${{ triggers: { wave: '1' } }}                                | ${'keep'}
    ${{ platform: UNKNOWN }}                                      | ${'keep'}
    ${{ region: UNKNOWN }}                                        | ${'keep'}
    ${{ source: UNKNOWN, region: undefined }}                     | ${'keep'}
    ${{ timeoutSeconds: 9 }}                                      | ${'update'}
    ${{ region: 'cn-beijing' }}                                   | ${'replace'}
    ${{ region: 'cn-beijing', platform: UNKNOWN }}                | ${'replace'}
    ${{ source: 'volcengine-ecs' }}                               | ${'replace'}
  `('$action: $change', ({ change, action }) => {
    const { known } = imported;

    expect(decide({ known, imported: true }, { ...known, ...change }).action).toBe(action);
  });

  test('keeps its image in any region when the import named none', () => {
    const known = { source: 'alicloud-aic', ids: ['aic-1'] };

    const { action } = decide({ known, imported: true }, { ...known, region: 'cn-shanghai' });

    expect(action).toBe('keep');
  });

  test('updates a state that still shows the arguments of the import', () => {
    const decision = decide({ known: query, unadopted: imported.known }, query);

    expect(decision).toMatchObject({ action: 'update', replaces: [] });
    expect(decision.updates).toEqual(expect.arrayContaining(['ids', 'owners', 'platform']));
  });
});

test.each`
  pinned       | simulated    | message
  ${true}      | ${false}     | ${'the pin was created from simulated images, but now a cloud is queried'}
  ${false}     | ${true}      | ${'the pin was created from images of a cloud, but now the images are simulated'}
  ${true}      | ${true}      | ${undefined}
  ${false}     | ${undefined} | ${undefined}
  ${undefined} | ${true}      | ${undefined}
`('simulated: $pinned before and $simulated now: $message', ({ pinned, simulated, message }) => {
  const decideSimulated = () => decide({ known: query, simulated: pinned }, query, simulated);

  expect(errorOf(decideSimulated)?.message).toBe(message);
  expect(errorOf(decideSimulated)?.detail).toEqual(
    message && expect.stringContaining('remove the pin: `remove it`'),
  );
});

test.each`
  unknown                         | expected
  ${[]}                           | ${false}
  ${['timeoutSeconds']}           | ${false}
  ${['platform']}                 | ${true}
  ${['triggers']}                 | ${true}
  ${['timeoutSeconds', 'region']} | ${true}
`('a lookup waits for $unknown: $expected', ({ unknown, expected }) => {
  expect(isQueryUnknown({ unknown: new Set(unknown) })).toBe(expected);
});

/** Decides as a front end does; what is `UNKNOWN` is known later. */
function decide(prior: Partial<PinState>, next: Arguments, simulated: boolean | undefined = false) {
  const state = { known: {}, imported: false, simulated, ...prior };
  const isUnknown = ([, value]: readonly [string, unknown]) => value === UNKNOWN;
  const known = Object.fromEntries(Object.entries(next).filter((entry) => !isUnknown(entry)));
  return decidePin({
    prior: state,
    next: {
      known,
      unknown: new Set(
        Object.entries(next)
          .filter(isUnknown)
          .map(([name]) => name),
      ),
    },
    queries: { prior: canonicalize(state.known), next: canonicalize(known) },
    simulated,
    hints: { replace: '', remove: '`remove it`' },
  });
}

function canonicalize({ triggers: _, ...args }: Arguments): string | undefined {
  try {
    return canonicalQuery(parseQuery(args, 'find').query);
  } catch {
    return undefined;
  }
}

function errorOf(run: () => unknown): ImagepinError | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (!ImagepinError.is(error)) {
      throw error;
    }
    return error;
  }
}
