import fc from 'fast-check';
import { readReply } from '../../src/clouds/read-reply';
import { createRedactor } from '../../src/clouds/redact';
import { ImagepinError } from '../../src/errors';
import { fieldsOf } from '../../src/frontends/fields';
import { toStableImage } from '../../src/frontends/pin/stable';
import { fromStruct, toStruct } from '../../src/frontends/pulumi/plugin/struct';
import { fromTerraformMap, toAttributeValues } from '../../src/frontends/terraform/convert-values';
import { decodeValue, encodeValue } from '../../src/frontends/terraform/terraform-value';
import { parseJson } from '../../src/http/json';
import type { Image } from '../../src/image/image';
import type { ReadList, RequestPage } from '../../src/lookup/fetch-images';
import { evaluateExplain, evaluateFind, evaluateList } from '../../src/lookup/lookup';
import type { Source } from '../../src/sources/source';
import { describeSources, queryAll } from '../support/describe-sources';
import { parseQuery } from '../support/parse-query';
import { plantedCredentials } from '../support/requests';
import { samplesOf } from '../support/samples';
import { readerOver } from '../support/simulated-reader';
import { settle } from '../support/waiting';
import { checkError, secretsIn } from './support/error-check';
import { fuzzTest } from './support/fuzz-test';
import { type Json, mutated, rearranged, textsIn, toJson } from './support/mutation';

/** What a server sends: the same reply to every request, or one after the other and the last one for ever. */
interface Served {
  readonly status: number;
  readonly replies: readonly Json[];
}

/** More requests than any of these lists needs; a real lookup would end with its deadline. */
const MAX_REQUESTS = 300;

const NOW = Date.UTC(2026, 2, 1);

describeSources((source) => {
  const served = () => servedBy(source);

  fuzzTest(
    'a lookup ends with images of the reply or with an error of the table',
    served,
    async (reply) => {
      const { read, bodies } = readerOf(source, reply);

      const outcome = await outcomeOf(() =>
        evaluateList(parseQuery(everyImage(source), 'list'), read, { now: NOW }),
      );

      if (outcome instanceof ImagepinError) {
        checkError(outcome, secretsIn(plantedCredentials));
        return;
      }
      const texts = textsIn(bodies.map((body) => parseJson(Buffer.from(body))));
      for (const image of outcome.images) {
        checkImage(source, image, texts);
      }
    },
  );

  fuzzTest('find and explain agree about a reply', served, async ({ status, replies }) => {
    const reply = { status, replies: replies.slice(0, 1) };
    const query = parseQuery({ ...everyImage(source), mostRecent: true }, 'find');
    const { read } = readerOf(source, reply);

    const found = await outcomeOf(() => evaluateFind(query, read, { now: NOW }));
    const explained = await outcomeOf(() => evaluateExplain(query, read, { now: NOW }));

    if (found instanceof ImagepinError) {
      checkError(found, secretsIn(plantedCredentials));
    } else {
      expect(explained).toMatchObject({ image: { id: found.id } });
    }
  });

  fuzzTest('neither the order of images nor that of fields matters', served, async (reply) => {
    const query = parseQuery({ ...everyImage(source), mostRecent: true }, 'find');
    const other = { ...reply, replies: reply.replies.map(rearranged) };

    const outcomes = await Promise.all(
      [reply, other].map((each) =>
        outcomeOf(() => evaluateFind(query, readerOf(source, each).read, { now: NOW })),
      ),
    );

    const [one, two] = outcomes.map((outcome) =>
      outcome instanceof ImagepinError ? outcome.code : JSON.stringify(outcome),
    );
    expect(two).toBe(one);
  });
});

/** A query that lists what the reply holds, whoever owns it. */
function everyImage(source: Source) {
  return queryAll(source, {
    owners: source.owners,
    ...(source.listsThirdPartyImages && { allowUnverifiedOwner: true }),
  });
}

/** Replies that begin as documented. */
async function servedBy(source: Source): Promise<fc.Arbitrary<Served>> {
  const texts = [plantedCredentials.accessKeySecret, `token=${plantedCredentials.securityToken}`];
  const replies = (await samplesOf(source.id)).map(({ reply }) => reply);
  return fc.record({
    status: fc.constantFrom(200, 200, 200, 200, 400, 429, 503),
    replies: fc.array(mutated(replies, { texts }), { minLength: 1, maxLength: 3 }),
  });
}

interface ServedReader {
  readonly read: ReadList;
  /** The body of each response. */
  readonly bodies: string[];
}

function readerOf({ api }: Source, { status, replies }: Served): ServedReader {
  const bodies: string[] = [];
  const requestPage: RequestPage = async () => {
    if (bodies.length === MAX_REQUESTS) {
      throw new ImagepinError('ApiUnavailable', 'no more requests');
    }
    const body = toJson(replies[bodies.length] ?? replies.at(-1));
    bodies.push(body);
    return readReply({
      status,
      headers: {},
      body: Buffer.from(body),
      isComplete: true,
      api,
      redact: createRedactor(api.protocol.cloud, plantedCredentials),
      now: NOW,
    });
  };
  return { read: readerOver(requestPage), bodies };
}

/** The result of a lookup, or the error of imagepin that it ends with. */
async function outcomeOf<Result>(lookUp: () => Promise<Result>): Promise<Result | ImagepinError> {
  try {
    return await lookUp();
  } catch (error) {
    if (!ImagepinError.is(error)) {
      throw error;
    }
    return error;
  } finally {
    // The pages that were requested together with one that failed end, too.
    await settle();
  }
}

/** An image has the types that its schema promises, an id of the reply, and the same value in every state. */
function checkImage(source: Source, image: Image, texts: ReadonlySet<string>): void {
  const { imageSchema } = source.reply();
  const fields = fieldsOf(imageSchema, 'output');
  expect(texts).toContain(image.id);
  expect([...textsIn(image)].filter((text) => Buffer.from(text).toString() !== text)).toEqual([]);
  expect(imageSchema.safeParse(image).error).toBeUndefined();
  const stored = toStableImage(image);
  const attributes = decodeValue(encodeValue(toAttributeValues(stored, fields)));
  const states = {
    json: JSON.parse(JSON.stringify(stored)),
    terraform: fromTerraformMap(attributes, fields),
    pulumi: fromStruct(toStruct({ ...stored })),
  };
  for (const [name, state] of Object.entries(states)) {
    expect({ [name]: withoutAbsent(state) }).toStrictEqual({ [name]: withoutAbsent(stored) });
  }
}

function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutAbsent);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, inner]) => inner !== undefined && inner !== null)
          .map(([name, inner]) => [name, withoutAbsent(inner)]),
      )
    : value;
}
