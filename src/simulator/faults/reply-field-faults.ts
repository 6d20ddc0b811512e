import { editImages, omitFields, type ReplyBody } from '../reply/reply-layout';
import type { Fault, FaultContext } from './fault';

/** Replies that lack fields, have others, or write their values otherwise. */
export const replyFieldFaults = [
  {
    kind: 'missing-id',
    description: 'omits the ID of each image',
    apply: (context) => respondWithImages(context, (image) => omitFields(image, context.layout.id)),
  },
  {
    kind: 'missing-list',
    description: 'omits the list of images',
    apply: ({ layout, respond }) =>
      respond({ editBody: (body) => omitFields(body, layout.images[0]) }),
  },
  {
    kind: 'missing-total',
    description: 'omits the total, if the reply has one',
    apply: ({ layout, respond }) => respond({ editBody: (body) => omitFields(body, layout.total) }),
  },
  {
    kind: 'missing-fields',
    description: 'omits all fields of the images but the ID',
    apply: (context) =>
      respondWithImages(context, (image) => ({ [context.layout.id]: image[context.layout.id] })),
  },
  {
    kind: 'null-fields',
    description: 'returns null for all fields of the images but the ID',
    apply: (context) =>
      respondWithImages(context, (image) => ({
        ...Object.fromEntries(Object.keys(image).map((name) => [name, null])),
        [context.layout.id]: image[context.layout.id],
      })),
  },
  {
    kind: 'unknown-fields',
    description: 'adds fields to the reply and to each image',
    apply: ({ layout, respond }) =>
      respond({
        editBody: (body) => ({
          ...editImages(body, layout, (page) => page.map((image) => ({ ...image, ...UNKNOWN }))),
          ...UNKNOWN,
        }),
      }),
  },
  {
    kind: 'other-spelling',
    description: 'writes numbers and booleans as text, and lists without an object around them',
    apply: ({ respond }) => respond({ editBody: (body) => Object(spellOtherwise(body)) }),
  },
  {
    kind: 'long-integers',
    description: 'adds an integer beyond 2^53 to each image, and writes text of digits as such',
    apply: (context) =>
      respondWithImages(context, (image) => ({ ...Object(withIntegers(image)), Serial: BEYOND })),
  },
] as const satisfies readonly Fault[];

const UNKNOWN = { UnknownField: { Nested: [{ Value: 1 }, null, 'text'] } };
const BEYOND = 2n ** 53n + 1n;
const LONG_INTEGER = /^[1-9]\d{15,}$/;

function respondWithImages({ layout, respond }: FaultContext, edit: (image: ReplyBody) => unknown) {
  return respond({ editBody: (body) => editImages(body, layout, (page) => page.map(edit)) });
}

/** Removes the object around a list, as in `Images.Image`. */
function spellOtherwise(value: unknown): unknown {
  return mapValues(value, (part) => {
    if (['number', 'bigint', 'boolean'].includes(typeof part)) {
      return String(part);
    }
    const [only, ...others] = isObject(part) ? Object.values(part) : [];
    return others.length === 0 && Array.isArray(only) ? only : part;
  });
}

function withIntegers(value: unknown): unknown {
  return mapValues(value, (part) =>
    typeof part === 'string' && LONG_INTEGER.test(part) ? BigInt(part) : part,
  );
}

/** Maps a value and all that it contains, the innermost first. */
function mapValues(value: unknown, map: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) {
    return map(value.map((part) => mapValues(part, map)));
  }
  return map(
    isObject(value)
      ? Object.fromEntries(
          Object.entries(value).map(([name, part]) => [name, mapValues(part, map)]),
        )
      : value,
  );
}

function isObject(value: unknown): value is ReplyBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
