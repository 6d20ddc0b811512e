import { parseJson } from '../../src/http/json';
import type { FaultKind } from '../../src/simulator';
import type { Page, Source } from '../../src/sources/source';
import { sourcesById } from '../support/describe-sources';
import { listParameters, numberedImages } from './support/listing';
import type { Parameters } from './support/sign-request';
import { createTestState, respond } from './support/test-state';

describe.each(sourcesById)('%s', (_, source) => {
  test('added-image has one more in front, with an ID of its own', async () => {
    const { regular, faulty } = await replyWith('added-image', source);

    expect(idsOf(faulty)[0]).not.toBe(idsOf(regular)[0]);
    expect(idsOf(faulty)[1]).toBe(idsOf(regular)[0]);
  });

  test('changed-image has the same images, and another name or description', async () => {
    const { regular, faulty } = await replyWith('changed-image', source);

    expect(idsOf(faulty)).toEqual(idsOf(regular));
    expect(faulty.body).toContain('changed-meanwhile');
    expect(regular.body).not.toContain('changed-meanwhile');
  });

  test('duplicate-image has the first one twice, alike, and the total of before', async () => {
    const { regular, faulty } = await replyWith('duplicate-image', source);
    const page = pageOf(faulty);

    expect(page.images[0]).toEqual(page.images[1]);
    expect(idsOf(faulty).slice(1)).toEqual(idsOf(regular));
    expect(page.total).toBe(pageOf(regular).total);
  });

  test('conflicting-images has the first ID twice, with other facts', async () => {
    const { faulty } = await replyWith('conflicting-images', source);
    const [first, second] = pageOf(faulty).images;

    expect(first?.id).toBe(second?.id);
    expect(first).not.toEqual(second);
  });

  test.each(['unknown-fields', 'other-spelling', 'long-integers'] as const)(
    '%s changes no fact',
    async (kind) => {
      const { regular, faulty } = await replyWith(kind, source);

      expect(faulty.body).not.toBe(regular.body);
      expect(pageOf(faulty)).toEqual(pageOf(regular));
    },
  );

  test.each(['missing-fields', 'null-fields'] as const)('%s leaves the IDs alone', async (kind) => {
    const { regular, faulty } = await replyWith(kind, source);

    expect(idsOf(faulty)).toEqual(idsOf(regular));
    expect(pageOf(faulty).images.map(({ createdAt }) => createdAt)).toEqual(
      idsOf(regular).map(() => undefined),
    );
  });

  test.each(['missing-id', 'missing-list'] as const)('%s leaves no page', async (kind) => {
    const { faulty } = await replyWith(kind, source);

    expect(() => pageOf(faulty)).toThrow();
  });

  test.each`
    kind                | difference
    ${'missing-total'}  | ${undefined}
    ${'total-too-high'} | ${1}
    ${'total-too-low'}  | ${-1}
  `('$kind changes the total by $difference', async ({ kind, difference }) => {
    const { total = 'none' } = (await source.simulator()).replyLayout;
    const { regular, faulty } = await replyWith(kind, source);
    const totalIn = ({ body }: Reply) => new RegExp(`"${total}":"?(\\d+)`).exec(body)?.[1];

    const count = totalIn(regular);

    expect(totalIn(faulty)).toBe(count && difference && String(Number(count) + difference));
  });

  test('the token of an empty page leads to its images', async () => {
    const { regular, faulty, state } = await replyWith('empty-page', source);

    const { images, nextCursors } = pageOf(faulty);
    const [token = ''] = nextCursors;
    const next = request(state, source, { [source.paging.cursorParameter]: token });

    expect(images).toEqual([]);
    expect(source.paging.kind === 'token' ? idsOf(next) : idsOf(regular)).toEqual(idsOf(regular));
  });
});

const byToken = sourcesById.filter(([, { paging }]) => paging.kind === 'token');

describe.each(byToken)('%s', (_, source) => {
  const { cursorParameter } = source.paging;

  test('repeated-token returns the token of the request', async () => {
    const { regular, state } = await replyWith('latency', source);
    const [second = ''] = pageOf(regular).nextCursors;
    state.addFault({ kind: 'repeated-token' });

    const faulty = request(state, source, { [cursorParameter]: second });

    expect(pageOf(faulty).nextCursors).toEqual([second]);
  });

  test('token-loop leads from the last page to the second', async () => {
    const { regular, state } = await replyWith('latency', source);
    const [second = ''] = pageOf(regular).nextCursors;
    const [third = ''] = pageOf(request(state, source, { [cursorParameter]: second })).nextCursors;
    state.addFault({ kind: 'token-loop' });

    const faulty = request(state, source, { [cursorParameter]: third });

    expect(pageOf(faulty).nextCursors).toEqual([second]);
  });
});

interface Reply {
  readonly source: Source;
  readonly body: string;
}

/** The first of three pages, without a fault and with it. */
async function replyWith(kind: FaultKind, source: Source) {
  const state = await createTestState(undefined, { catalog: numberedImages(source.id, 5) });
  const regular = request(state, source);
  state.addFault({ kind });
  return { state, regular, faulty: request(state, source) };
}

function request(
  state: Awaited<ReturnType<typeof createTestState>>,
  source: Source,
  parameters: Parameters = {},
): Reply {
  const { id, paging } = source;
  const size = { [paging.sizeParameter]: '2' };
  return { source, ...respond(state, id, { ...listParameters(id), ...size, ...parameters }) };
}

function pageOf({ source, body }: Reply): Page {
  return source.reply().pageSchema.parse(parseJson(Buffer.from(body)));
}

function idsOf(reply: Reply): readonly string[] {
  return pageOf(reply).images.map(({ id }) => id);
}
