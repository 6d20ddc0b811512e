import * as z from 'zod';
import { Image } from '../image/image';
import { lazy } from '../lazy';
import { CommonFilters, type LookupKind } from '../query/query';
import { queryArgumentsFor, querySchemaFor } from '../query/query-schema';
import { supportedFilters } from '../query/supported-arguments';
import { type SourceId, sources } from '../sources/registry';
import type { Source } from '../sources/source';
import { argument, type Text, text } from '../text';
import { describeArgument } from './describe-argument';
import { type Field, fieldsOf } from './fields';
import { stableFields } from './pin/stable';
import { NewestStatus, Triggers } from './pin-fields';

/** A lookup that every front end provides. */
export interface LookupDefinition {
  /** The parts of its name, such as alicloud, ecs and images. */
  readonly nameParts: readonly string[];
  /** The parts of the name of one image, such as alicloud, ecs and image. */
  readonly imageParts: readonly string[];
  /** Whether it returns one image or a list. */
  readonly kind: LookupKind;
  /** The source of the lookup; undefined where the argument `source` names it. */
  readonly source?: SourceId;
  /** The beginning of the description, which is one sentence. */
  readonly claim: string;
  readonly description: Text;
  readonly inputs: readonly Field[];
  readonly outputs: readonly Field[];
}

const KINDS: readonly LookupKind[] = ['find', 'list'];

/** The find and the list of each source, and those of any source. */
export const lookupDefinitions = lazy((): readonly LookupDefinition[] => {
  const all: readonly Source[] = sources;
  return [
    ...all.flatMap((source) => KINDS.map((kind) => lookupOfSource(source, kind))),
    ...KINDS.map(lookupOfAnySource),
  ];
});

/** The find of each source and of any source as a pin, without warnings and volatile facts. */
export const pinDefinitions = lazy((): readonly LookupDefinition[] =>
  lookupDefinitions()
    .filter(({ kind }) => kind === 'find')
    .map((lookup) => ({
      ...lookup,
      nameParts: [...lookup.nameParts, 'pin'],
      description: text`${lookup.claim} once and keeps it until the query or ${argument('triggers')} change.`,
      inputs: [...lookup.inputs, ...fieldsOf(Triggers)],
      outputs: [
        ...stableFields(lookup.outputs.filter(({ name }) => name !== 'warnings')),
        ...fieldsOf(NewestStatus, 'output'),
      ],
    })),
);

function lookupOfSource(source: Source, kind: LookupKind): LookupDefinition {
  const queryArguments = querySchemaFor(source, kind).omit({ source: true });
  const filters = supportedFilters(source);
  return {
    ...nameAndClaim(source.id.split('-'), source.noun, source.title, kind),
    // The registry contains registered ids only.
    source: source.id as SourceId,
    inputs: fieldsOf(queryArguments)
      .filter(({ name }) => !(name in CommonFilters.shape) || filters.includes(name))
      .map((field) => describeArgument(field, kind, source)),
    outputs: resultFields(source.reply().imageSchema, kind),
  };
}

function lookupOfAnySource(kind: LookupKind): LookupDefinition {
  const ids = sources.map(({ id }) => id);
  const queryArguments = z.object({
    source: z.enum(ids).describe('The source to query.'),
    ...queryArgumentsFor(kind).shape,
  });
  return {
    ...nameAndClaim([], 'image', 'any source', kind),
    inputs: fieldsOf(queryArguments).map((field) => describeArgument(field, kind)),
    outputs: resultFields(Image, kind),
  };
}

const VERBS = { find: 'Finds exactly one', list: 'Lists the' } as const;

function nameAndClaim(prefix: readonly string[], noun: string, from: string, kind: LookupKind) {
  const images = kind === 'find' ? noun : `${noun}s`;
  const claim = `${VERBS[kind]} ${images} of ${from}`;
  return {
    nameParts: [...prefix, ...images.split(' ')],
    imageParts: [...prefix, ...noun.split(' ')],
    kind,
    claim,
    description: `${claim}.`,
  };
}

const WarningSchema = z.object({
  code: z.string().describe('The code of the warning, such as MixedCandidates.'),
  message: z.string().describe('The message of the warning.'),
});

function resultFields(image: z.ZodObject, kind: LookupKind): readonly Field[] {
  const warnings = z.array(WarningSchema).describe('Non-fatal warnings.');
  const result =
    kind === 'find'
      ? {
          id: z.string().describe('The ID of the image.'),
          image: image.describe('The chosen image.'),
        }
      : {
          id: z
            .string()
            .describe(
              'An ID of the result: the same for the same query and the same images, in any order.',
            ),
          images: z.array(image).describe('The matching images in order; empty when none matches.'),
          imageIds: z.array(z.string()).describe('The IDs of the images, in the same order.'),
        };
  return fieldsOf(z.object({ ...result, warnings }), 'output');
}
