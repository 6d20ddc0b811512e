import { isDeepStrictEqual } from 'node:util';
import { ImagepinError } from '../../errors';
import type { Image } from '../../image/image';
import { toLabel } from '../../lookup/explain';
import type { ListInput, PickInput } from '../../lookup/query';
import { getSource } from '../../sources/registry';
import { toValue, type Written } from './convert';
import { questionOf, type Surroundings } from './data-source';
import { toWarning } from './diagnostic';
import { toSnake } from './names';
import { type Diagnostic, type Request, type Response, SEVERITY } from './protocol/messages';
import { missingFor, type Provider, toNotYet } from './provider';
import type { Asking } from './schema';
import { isMap, readValue, UNKNOWN, type Value, type ValueMap, writeValue } from './value';

/*
 * A pin looks its image up once.
 * What it has asked is kept beside the state, where no block shows it: the question decides whether
 * the image is looked up anew, and nothing else does.
 */
interface Memory {
  /** The question that was asked, in its canonical form; absent for an imported image. */
  readonly query?: string;
  /** Whether no cloud was asked. */
  readonly simulated: boolean;
  /** The image that was planned, for engines that hand the plan's memory to apply. */
  readonly planned?: Picked | undefined;
}

/** What a look-up adds to a block. */
interface Picked {
  readonly id: string;
  readonly image: Value;
}

/** What a pin works with. */
export interface PinSurroundings extends Surroundings {
  readonly asking: Asking;
}

/** Keeps the image, or looks it up; what is not known yet is looked up at apply. */
export async function planPin(
  request: Request<'PlanResourceChange'>,
  around: PinSurroundings,
): Promise<Response<'PlanResourceChange'>> {
  const proposed = readValue(request.proposedNewState);
  if (!isMap(proposed)) {
    return { plannedState: request.proposedNewState, plannedPrivate: request.priorPrivate };
  }
  const prior = readValue(request.priorState);
  const question = questionOf(readValue(request.config), around.asking);
  return isMap(prior)
    ? planKeeping({ prior, proposed, question, memory: readMemory(request.priorPrivate) }, around)
    : planPicking(proposed, question, readMemory(request.plannedPrivate), around);
}

async function planPicking(
  proposed: ValueMap,
  question: Written,
  memory: Memory | undefined,
  around: PinSurroundings,
): Promise<Response<'PlanResourceChange'>> {
  if (question.unknown.size > 0 || missingFor(question, around.provider) !== undefined) {
    return { plannedState: writeValue({ ...proposed, id: UNKNOWN, image: UNKNOWN }) };
  }
  const query = await around.provider.client.canonicalize(question.known as PickInput);
  const { planned, diagnostics } =
    memory?.planned && memory.query === query
      ? { planned: memory.planned, diagnostics: [] }
      : await pick(question, around);
  return {
    plannedState: writeValue({ ...proposed, ...planned }),
    plannedPrivate: writeMemory({ query, simulated: around.provider.client.simulated, planned }),
    diagnostics,
  };
}

interface Kept {
  readonly prior: ValueMap;
  readonly proposed: ValueMap;
  readonly question: Written;
  readonly memory: Memory | undefined;
}

/** The image stays, unless the question or a trigger has changed: then the block is to be replaced. */
async function planKeeping(
  { prior, proposed, question, memory }: Kept,
  { asking, provider }: PinSurroundings,
): Promise<Response<'PlanResourceChange'>> {
  checkWorld(memory, provider);
  const { id = null, image = null } = prior;
  const kept: ValueMap = { ...proposed, id, image };
  // An imported image was never asked for, so its first triggers are no change.
  const triggered =
    memory?.query !== undefined && !isDeepStrictEqual(prior.triggers, proposed.triggers);
  if (!triggered && (await isSameQuestion(question, memory, provider))) {
    return { plannedState: writeValue(kept), plannedPrivate: writeMemory(memory) };
  }
  const changed = asking.attributes
    .filter(({ name, mode }) => mode !== 'computed' && name !== 'timeoutSeconds')
    .map(({ name }) => toSnake(name))
    .filter((name) => !isDeepStrictEqual(prior[name], proposed[name]));
  return {
    plannedState: writeValue({ ...proposed, id: UNKNOWN, image: UNKNOWN }),
    // The region of the provider may be all that has changed.
    requiresReplace: (changed.length > 0 ? changed : ['id']).map((attributeName) => ({
      steps: [{ attributeName }],
    })),
  };
}

/** An imported image was never asked for, so it fits whatever question comes first. */
async function isSameQuestion(
  question: Written,
  memory: Memory | undefined,
  provider: Provider,
): Promise<boolean> {
  if (question.unknown.size > 0) {
    return false;
  }
  const { query } = memory ?? {};
  if (query === undefined) {
    return true;
  }
  const region = provider.unknown.has('region') ? JSON.parse(query).region : undefined;
  const asked = { ...(region !== undefined && { region }), ...question.known };
  return (await provider.client.canonicalize(asked as PickInput)) === query;
}

/** Makes what was planned, or looks up what could not be planned; forgets what is destroyed. */
export async function applyPin(
  request: Request<'ApplyResourceChange'>,
  around: PinSurroundings,
): Promise<Response<'ApplyResourceChange'>> {
  const planned = readValue(request.plannedState);
  if (!isMap(planned)) {
    return { newState: request.plannedState };
  }
  const { client } = around.provider;
  const question = questionOf(readValue(request.config), around.asking);
  const query = await client.canonicalize(question.known as PickInput);
  const memory = writeMemory({ query, simulated: client.simulated });
  if (planned.id !== UNKNOWN) {
    return { newState: request.plannedState, private: memory };
  }
  const missing = missingFor(question, around.provider);
  if (missing !== undefined) {
    throw toNotYet(missing);
  }
  const { planned: picked, diagnostics } = await pick(question, around);
  return { newState: writeValue({ ...planned, ...picked }), private: memory, diagnostics };
}

/** Never picks anew: tells when the image is gone or deprecated, and what would be taken in its place. */
export async function readPin(
  { currentState, private: kept }: Request<'ReadResource'>,
  around: PinSurroundings,
): Promise<Response<'ReadResource'>> {
  const state = readValue(currentState);
  const memory = readMemory(kept);
  const same = { newState: currentState, private: kept };
  if (!isMap(state) || typeof state.id !== 'string') {
    return same;
  }
  checkWorld(memory, around.provider);
  const query = memory?.query === undefined ? undefined : JSON.parse(memory.query);
  const source = around.asking.source ?? String(state.source);
  const known = { source, region: query?.region ?? state.region ?? undefined };
  if (missingFor({ known, unknown: new Set() }, around.provider) !== undefined) {
    return same;
  }
  const image = await findById(state.id, known, around);
  if (image && !image.deprecated) {
    return same;
  }
  const what = `image ${state.id} of ${source} ${image ? 'is deprecated' : 'is gone'}`;
  return { ...same, diagnostics: [await toAdvice(what, query, around)] };
}

async function toAdvice(
  what: string,
  query: PickInput | undefined,
  around: PinSurroundings,
): Promise<Diagnostic> {
  const candidate = query && (await candidateOf(query, around));
  const newest =
    candidate === undefined
      ? 'The arguments tell of no other image yet.'
      : `A look-up now gives ${candidate}.`;
  return {
    severity: SEVERITY.warning,
    summary: what,
    detail:
      `${newest} The pin stays as it is. ` +
      'To take another image, change `triggers`, or run `terraform apply -replace=ADDRESS` with the address of this pin.',
  };
}

/** What the question gives now, in words; that it gives nothing is no error of a refresh. */
async function candidateOf(
  query: PickInput,
  { provider, signal }: PinSurroundings,
): Promise<string> {
  try {
    const { image } = await provider.client.find(query, { signal });
    return toLabel(image);
  } catch (error) {
    if (
      ImagepinError.is(error) &&
      (error.code === 'NoImageFound' || error.code === 'AmbiguousMatch')
    ) {
      return `no single image (${error.message})`;
    }
    throw error;
  }
}

/** Takes an image into the state by its id; the first plan adds the arguments. */
export async function importPin(
  { typeName, id: written = '' }: Request<'ImportResourceState'>,
  around: PinSurroundings,
): Promise<Response<'ImportResourceState'>> {
  const { asking, provider } = around;
  const address = readAddress(written, asking);
  const missing = missingFor({ known: address, unknown: new Set() }, provider);
  if (missing !== undefined) {
    throw toNotYet(missing);
  }
  const image = await findById(address.id, address, around);
  if (!image) {
    throw new ImagepinError('NoImageFound', `${address.source} has no image "${address.id}"`, {
      detail: `It was looked for ${address.region ? `in ${address.region}` : 'where the provider is configured to look'}. The id for an import is ${formOf(asking)}.`,
    });
  }
  const known: Readonly<Record<string, unknown>> = { ...address, image };
  const state = asking.attributes.map(({ name, type }) => [
    toSnake(name),
    toValue(known[name], type),
  ]);
  return {
    importedResources: [
      {
        typeName,
        state: writeValue(Object.fromEntries(state)),
        private: writeMemory({ simulated: provider.client.simulated }),
      },
    ],
  };
}

interface Address {
  readonly source: string;
  readonly region?: string;
  readonly id: string;
  readonly [name: string]: unknown;
}

function readAddress(written: string, asking: Asking): Address {
  const parts = written.split('/');
  const source = getSource(asking.source ?? parts.shift() ?? '');
  const region = source.regional ? parts.shift() : undefined;
  const [id, ...rest] = parts;
  if (!id || rest.length > 0 || region === '') {
    throw new ImagepinError('InvalidQuery', `import id "${written}" is not ${formOf(asking)}`, {
      detail: 'A source without regions, such as alicloud-aic, takes no region.',
    });
  }
  return { source: source.id, ...(region && { region }), id };
}

function formOf({ source }: Asking): string {
  if (source === undefined) {
    return 'SOURCE/REGION/ID';
  }
  return getSource(source).regional ? 'REGION/ID' : 'ID';
}

/** The image with an id, in whatever status it is. */
async function findById(
  id: string,
  { source, region }: { readonly source: string; readonly region?: unknown },
  { provider, signal }: PinSurroundings,
): Promise<Image | undefined> {
  const query: Readonly<Record<string, unknown>> = {
    source,
    ...(region !== undefined && { region }),
    ids: [id],
    ...(getSource(source).reports.includes('status') && { status: 'any' }),
  };
  // The core reads it, and refuses what it does not understand.
  const { images } = await provider.client.list(query as ListInput, { signal });
  return images[0];
}

async function pick(
  { known }: Written,
  { asking, provider, signal, log }: PinSurroundings,
): Promise<{ readonly planned: Picked; readonly diagnostics: readonly Diagnostic[] }> {
  const { id, image, warnings, stats } = await provider.client.find(known as PickInput, { signal });
  log('debug', 'look-up', { source: known.source, ...stats });
  const type = asking.attributes.find(({ name }) => name === 'image')?.type;
  return {
    planned: { id, image: type ? toValue(image, type) : null },
    diagnostics: warnings.map((warning) => toWarning(warning, asking)),
  };
}

/** What was simulated means nothing to a cloud, and the other way round. */
function checkWorld(memory: Memory | undefined, { client }: Provider): void {
  if (memory && memory.simulated !== client.simulated) {
    const [made, now] = memory.simulated
      ? ['simulated images', 'a cloud is asked']
      : ['a cloud', 'images are simulated'];
    throw new ImagepinError('InvalidQuery', `the pin was made from ${made}, and now ${now}`, {
      path: ['id'],
      detail:
        'Set `simulate` as it was, or forget the pin with `terraform state rm ADDRESS` and apply again.',
    });
  }
}

function readMemory(bytes: Uint8Array | undefined): Memory | undefined {
  return bytes && bytes.length > 0 ? JSON.parse(Buffer.from(bytes).toString('utf8')) : undefined;
}

function writeMemory(memory: Memory | undefined): Uint8Array | undefined {
  return memory && Buffer.from(JSON.stringify(memory));
}
