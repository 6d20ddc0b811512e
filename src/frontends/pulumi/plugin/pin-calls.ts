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
import { isQueryUnknown } from '../../pin/decide-pin';
import { checkPin } from '../pin/check';
import { createPin } from '../pin/create';
import { diffPin } from '../pin/diff';
import { importPin, refreshPin } from '../pin/read';
import { decodeInputs, decodePinState, toStateProperties, updateState } from '../pin/state';
import { UNKNOWN_MARKER } from '../properties';
import { toCheckFailures } from './check-failures';
import type { PluginRun } from './plugin-run';
import { fromStruct, toStruct } from './struct';

export async function check(request: CheckRequest, run: PluginRun): Promise<CheckResponse> {
  const { spec, client } = await run.pinContext(request);
  const { inputs, validationErrors } = await checkPin(fromStruct(request.getNews()), spec, client);
  return new CheckResponse()
    .setInputs(toStruct(inputs))
    .setFailuresList(toCheckFailures(validationErrors));
}

export async function diff(request: DiffRequest, run: PluginRun): Promise<DiffResponse> {
  const { spec, client } = await run.pinContext(request);
  const inputs = request.getOldInputs();
  const pinState = decodePinState(fromStruct(request.getOlds()), inputs && fromStruct(inputs));
  const newInputs = decodeInputs(fromStruct(request.getNews()));
  const { action, replaces, updates } = await diffPin(pinState, newInputs, spec, client);
  const { DIFF_SOME, DIFF_NONE } = DiffResponse.DiffChanges;
  const response = new DiffResponse()
    .setChanges(action === 'keep' ? DIFF_NONE : DIFF_SOME)
    .setReplacesList([...replaces])
    .setDiffsList([...replaces, ...updates])
    .setHasdetaileddiff(true);
  for (const name of [...replaces, ...updates]) {
    const isSet = name in newInputs.known || newInputs.unknown.has(name);
    const change = changeOf(name in pinState.known, isSet);
    const kind = replaces.includes(name) ? (`${change}_REPLACE` as const) : change;
    const detail = new PropertyDiff().setInputdiff(true).setKind(PropertyDiff.Kind[kind]);
    response.getDetaileddiffMap().set(name, detail);
  }
  return response;
}

function changeOf(wasSet: boolean, isSet: boolean) {
  if (!wasSet) {
    return 'ADD';
  }
  return isSet ? 'UPDATE' : 'DELETE';
}

/** Runs the lookup of a pin, in a preview too if its inputs are known. */
export async function create(request: CreateRequest, run: PluginRun): Promise<CreateResponse> {
  const { spec, client, signal, log } = await run.pinContext(request);
  const inputs = fromStruct(request.getProperties());
  if (isQueryUnknown(decodeInputs(inputs))) {
    const results = { image: UNKNOWN_MARKER, newestId: null, newerAvailable: false };
    const state = toStateProperties(inputs, results, client);
    return new CreateResponse().setProperties(toStruct(state));
  }
  // The same update may just have built the image.
  const options = { signal, fresh: !request.getPreview() };
  const { id, state, warnings } = await createPin(inputs, spec, client, options);
  for (const { message } of warnings) {
    await log('warning', message, request.getUrn());
  }
  return new CreateResponse().setId(id).setProperties(toStruct(state));
}

/** Keeps the image, since changes in place never affect the query. */
export async function update(request: UpdateRequest, run: PluginRun): Promise<UpdateResponse> {
  const { client } = await run.pinContext(request);
  const inputs = fromStruct(request.getNews());
  const state = updateState(fromStruct(request.getOlds()), inputs, client);
  return new UpdateResponse().setProperties(toStruct(state));
}

/** Refreshes a pin, or imports one that has no state. */
export async function read(request: ReadRequest, run: PluginRun): Promise<ReadResponse> {
  const { spec, client, signal, log } = await run.pinContext(request);
  const [id, inputs] = [request.getId(), request.getInputs()];
  const state = fromStruct(request.getProperties());
  if (state.image === undefined) {
    const imported = await importPin(id, spec, client, signal);
    return new ReadResponse()
      .setId(imported.id)
      .setInputs(toStruct(imported.inputs))
      .setProperties(toStruct(imported.state));
  }
  const pin = { id, state, inputs: inputs && fromStruct(inputs) };
  const refreshed = await refreshPin(pin, spec, client, signal);
  if (refreshed.warning) {
    await log('warning', refreshed.warning, request.getUrn());
  }
  return new ReadResponse().setId(id).setInputs(inputs).setProperties(toStruct(refreshed.state));
}
