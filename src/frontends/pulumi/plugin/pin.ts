import {
  type CheckRequest,
  CheckResponse,
  type CreateRequest,
  CreateResponse,
  type DiffRequest,
  DiffResponse,
  PropertyDiff,
  type ReadRequest,
  ReadResponse,
  type UpdateRequest,
  UpdateResponse,
} from '@pulumi/pulumi/proto/provider_pb';
import type { Asking } from '../offered';
import { checkPin } from '../pin/check';
import { createPin } from '../pin/create';
import { diffPin } from '../pin/diff';
import { importPin, readPin } from '../pin/read';
import { readKept, refreshed, resultsIn, toState } from '../pin/state';
import { allSecret, readProperties, UNKNOWN } from '../properties';
import { toFailures } from './failures';
import type { Surroundings } from './service';
import { fromStruct, toStruct } from './struct';

/** Checks the inputs of a pin, and settles its region. */
export async function check(
  request: CheckRequest,
  asking: Asking,
  { client }: Surroundings,
): Promise<CheckResponse> {
  const news = fromStruct(request.getNews());
  const { defaults, flaws } = await checkPin(readProperties(news), asking, client);
  const response = new CheckResponse();
  response.setInputs(toStruct({ ...news, ...defaults }));
  response.setFailuresList(toFailures(flaws));
  return response;
}

/** Tells what changed inputs do to a pin. */
export async function diff(
  request: DiffRequest,
  asking: Asking,
  { client }: Surroundings,
): Promise<DiffResponse> {
  const state = fromStruct(request.getOlds());
  const inputs = request.getOldInputs();
  const kept = readKept(state, inputs && fromStruct(inputs));
  const said = readProperties(fromStruct(request.getNews()));
  const { replaces, updates } = await diffPin(kept, said, asking, client);
  const response = new DiffResponse();
  const { DIFF_SOME, DIFF_NONE } = DiffResponse.DiffChanges;
  const isChanged = replaces.length + updates.length > 0;
  response.setChanges(isChanged ? DIFF_SOME : DIFF_NONE);
  response.setReplacesList([...replaces]);
  response.setDiffsList([...replaces, ...updates]);
  response.setHasdetaileddiff(true);
  for (const name of [...replaces, ...updates]) {
    const detail = new PropertyDiff();
    detail.setInputdiff(true);
    const way = kindOf(name in kept.inputs, name in said.known || said.unknown.has(name));
    detail.setKind(replaces.includes(name) ? way.replace : way.update);
    response.getDetaileddiffMap().set(name, detail);
  }
  return response;
}

function kindOf(was: boolean, is: boolean) {
  const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE } = PropertyDiff.Kind;
  if (!was) {
    return { update: ADD, replace: ADD_REPLACE };
  }
  return is
    ? { update: UPDATE, replace: UPDATE_REPLACE }
    : { update: DELETE, replace: DELETE_REPLACE };
}

/** Looks the image up; in a preview too, if its inputs are known. */
export async function create(
  request: CreateRequest,
  asking: Asking,
  { client, signal, tell }: Surroundings,
): Promise<CreateResponse> {
  const inputs = fromStruct(request.getProperties());
  const { known, unknown, secret } = readProperties(inputs);
  const response = new CreateResponse();
  if (unknown.size > 0) {
    const results = { image: UNKNOWN, newestId: null, newerAvailable: false };
    response.setProperties(toStruct(toState(inputs, results, client)));
    return response;
  }
  const { id, results, warnings } = await createPin(known, asking, client, signal);
  for (const { message } of warnings) {
    await tell('warning', message, request.getUrn());
  }
  response.setId(id);
  const shown = secret.size > 0 ? allSecret(results) : results;
  response.setProperties(toStruct(toState(inputs, shown, client)));
  return response;
}

/** Keeps the image: nothing that changes in place is a part of the question. */
export async function update(
  request: UpdateRequest,
  _: Asking,
  { client }: Surroundings,
): Promise<UpdateResponse> {
  const results = resultsIn(fromStruct(request.getOlds()));
  const response = new UpdateResponse();
  response.setProperties(toStruct(toState(fromStruct(request.getNews()), results, client)));
  return response;
}

/** Tells what became of the image of a pin; one without a state is taken by its address. */
export async function read(
  request: ReadRequest,
  asking: Asking,
  { client, signal, tell }: Surroundings,
): Promise<ReadResponse> {
  const response = new ReadResponse();
  const state = fromStruct(request.getProperties());
  if (state.image === undefined) {
    const imported = await importPin(request.getId(), asking, client, signal);
    response.setId(imported.id);
    response.setInputs(toStruct(imported.inputs));
    response.setProperties(toStruct(imported.state));
    return response;
  }
  const inputs = request.getInputs();
  const kept = readKept(state, inputs && fromStruct(inputs));
  const { newest, warning } = await readPin(request.getId(), kept, asking, client, signal);
  if (warning) {
    await tell('warning', warning, request.getUrn());
  }
  response.setId(request.getId());
  response.setInputs(inputs);
  response.setProperties(toStruct(refreshed(state, newest)));
  return response;
}
