import * as z from 'zod';
import { Image } from '../image/image';
import { CommonFilters, type LookupKind } from '../query/query';
import { queryArgumentsFor, querySchemaFor } from '../query/query-schema';
import { type SourceId, sources } from '../sources/registry';
import type { Source } from '../sources/source';
import { type Field, fieldsOf } from './fields';
import { NewestStatus } from './pin/newest-status';
import { stableFields } from './pin/stable';
import { supportedFilters } from './supported-filters';
import { Triggers } from './triggers';

/** A look-up that a front end offers under a name of its own. */
export interface LookupDefinition {
  /** The words of its name, such as alicloud, ecs and images. */
  readonly nameParts: readonly string[];
  /** Whether it gives one image or a list. */
  readonly kind: LookupKind;
  /** Whom it asks; without it, the argument `source` says so. */
  readonly source?: SourceId;
  /** What it does, in a sentence. */
  readonly description: string;
  /** What may be written. */
  readonly inputs: readonly Field[];
  /** What is handed out beside it. */
  readonly outputs: readonly Field[];
}

const KINDS: readonly LookupKind[] = ['find', 'list'];

/** Everything that is offered: one image and a list of each source, and of any. */
export function lookupDefinitions(): readonly LookupDefinition[] {
  const all: readonly Source[] = sources;
  return [
    ...all.flatMap((source) => KINDS.map((kind) => definitionForSource(source, kind))),
    ...KINDS.map(definitionForAnySource),
  ];
}

/** Every find as a resource that keeps its image; warnings, and facts that change by themselves, belong to the moment of the lookup. */
export function pinDefinitions(): readonly LookupDefinition[] {
  return lookupDefinitions()
    .filter(({ kind }) => kind === 'find')
    .map(({ nameParts, description, inputs, outputs, ...definition }) => ({
      ...definition,
      nameParts: [...nameParts, 'pin'],
      description: `${description.replace(/\.$/, '')}, once: the image stays until the question or \`triggers\` change.`,
      inputs: [...inputs, ...fieldsOf(Triggers)],
      outputs: [
        ...stableFields(outputs.filter(({ name }) => name !== 'warnings')),
        ...fieldsOf(NewestStatus, 'output'),
      ],
    }));
}

function definitionForSource(source: Source, kind: LookupKind): LookupDefinition {
  const queryArguments = querySchemaFor(source, kind).omit({ source: true });
  const filters = supportedFilters(source);
  return {
    nameParts: [...source.id.split('-'), ...nounOf(source.noun, kind)],
    kind,
    // A registered source has a registered id.
    source: source.id as SourceId,
    description: `${VERBS[kind]} ${nounOf(source.noun, kind).join(' ')} of ${source.title}.`,
    inputs: fieldsOf(queryArguments).filter(
      ({ name }) => !(name in CommonFilters.shape) || filters.includes(name),
    ),
    outputs: resultFields(source.imageSchema(), kind),
  };
}

function definitionForAnySource(kind: LookupKind): LookupDefinition {
  const ids = sources.map(({ id }) => id);
  const queryArguments = z.object({
    source: z.enum(ids).describe(`Whom to ask: ${ids.join(', ')}.`),
    ...queryArgumentsFor(kind).shape,
  });
  return {
    nameParts: nounOf('image', kind),
    kind,
    description: `${VERBS[kind]} ${nounOf('image', kind).join(' ')} of any source.`,
    inputs: fieldsOf(queryArguments),
    outputs: resultFields(Image, kind),
  };
}

const VERBS = { find: 'Finds exactly one', list: 'Lists the' } as const;

function nounOf(noun: string, kind: LookupKind): readonly string[] {
  return (kind === 'find' ? noun : `${noun}s`).split(' ');
}

const WarningSchema = z.object({
  code: z.string().describe('What kind of warning it is, such as MixedCandidates.'),
  message: z.string().describe('The warning in words.'),
});

function resultFields(image: z.ZodObject, kind: LookupKind): readonly Field[] {
  const warnings = z.array(WarningSchema).describe('What the reader of the answer should know.');
  const result =
    kind === 'find'
      ? {
          id: z.string().describe("The image's id."),
          image: image.describe('The image that was chosen.'),
        }
      : {
          id: z
            .string()
            .describe('The same for the same question and the same images, in whatever order.'),
          images: z.array(image).describe('The images that match, in order; perhaps none.'),
          imageIds: z.array(z.string()).describe('Their ids, in the same order.'),
        };
  return fieldsOf(z.object({ ...result, warnings }), 'output');
}
