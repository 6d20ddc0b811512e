import * as z from 'zod';
import { Image } from '../image/image';
import { Conditions, type Kind, questionOf, schemaOf } from '../lookup/query';
import { type SourceId, sources } from '../sources/registry';
import type { Source } from '../sources/source';
import { answerableBy } from './answerable';
import { type Field, fieldsOf } from './fields';
import { Newest } from './pin/newest';
import { stableFields } from './pin/stable';
import { Triggers } from './pin/triggers';

/** A look-up that a front end offers under a name of its own. */
export interface Offer {
  /** The words of its name, such as alicloud, ecs and images. */
  readonly words: readonly string[];
  /** Whether it gives one image or a list. */
  readonly kind: Kind;
  /** Whom it asks; without it, the argument `source` says so. */
  readonly source?: SourceId;
  /** What it does, in a sentence. */
  readonly description: string;
  /** What may be written. */
  readonly takes: readonly Field[];
  /** What is handed out beside it. */
  readonly gives: readonly Field[];
}

const KINDS: readonly Kind[] = ['pick', 'list'];

/** Everything that is offered: one image and a list of each source, and of any. */
export function offers(): readonly Offer[] {
  const all: readonly Source[] = sources;
  return [...all.flatMap((source) => KINDS.map((kind) => own(source, kind))), ...KINDS.map(any)];
}

/** Every find as a resource that keeps its image; warnings, and facts that change by themselves, belong to the moment of the lookup. */
export function pinOffers(): readonly Offer[] {
  return offers()
    .filter(({ kind }) => kind === 'pick')
    .map(({ words, description, takes, gives, ...offer }) => ({
      ...offer,
      words: [...words, 'pin'],
      description: `${description.replace(/\.$/, '')}, once: the image stays until the question or \`triggers\` change.`,
      takes: [...takes, ...fieldsOf(Triggers)],
      gives: [
        ...stableFields(gives.filter(({ name }) => name !== 'warnings')),
        ...fieldsOf(Newest, 'output'),
      ],
    }));
}

function own(source: Source, kind: Kind): Offer {
  const asked = schemaOf(source, kind).omit({ source: true });
  const answerable = answerableBy(source);
  return {
    words: [...source.id.split('-'), ...nounOf(source.noun, kind)],
    kind,
    // A registered source has a registered id.
    source: source.id as SourceId,
    description: `${DOES[kind]} ${nounOf(source.noun, kind).join(' ')} of ${source.title}.`,
    takes: fieldsOf(asked).filter(
      ({ name }) => !(name in Conditions.shape) || answerable.includes(name),
    ),
    gives: answerOf(source.image(), kind),
  };
}

function any(kind: Kind): Offer {
  const ids = sources.map(({ id }) => id);
  const asked = z.object({
    source: z.enum(ids).describe(`Whom to ask: ${ids.join(', ')}.`),
    ...questionOf(kind).shape,
  });
  return {
    words: nounOf('image', kind),
    kind,
    description: `${DOES[kind]} ${nounOf('image', kind).join(' ')} of any source.`,
    takes: fieldsOf(asked),
    gives: answerOf(Image, kind),
  };
}

const DOES = { pick: 'Finds exactly one', list: 'Lists the' } as const;

function nounOf(noun: string, kind: Kind): readonly string[] {
  return (kind === 'pick' ? noun : `${noun}s`).split(' ');
}

const Warning = z.object({
  code: z.string().describe('What kind of warning it is, such as MixedCandidates.'),
  message: z.string().describe('The warning in words.'),
});

function answerOf(image: z.ZodObject, kind: Kind): readonly Field[] {
  const warnings = z.array(Warning).describe('What the reader of the answer should know.');
  const answer =
    kind === 'pick'
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
  return fieldsOf(z.object({ ...answer, warnings }), 'output');
}
