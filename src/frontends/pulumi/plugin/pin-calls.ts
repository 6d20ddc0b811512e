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
import type { LookupSpec } from '../package-manifest';
import { checkPinInputs } from '../pin/check';
import { createPin } from '../pin/create';
import { diffPin } from '../pin/diff';
import { importPin, refreshPin } from '../pin/read';
import {
  decodeInputs,
  readPinState,
  readResults,
  toStateProperties,
  withNewestStatus,
} from '../pin/state';
import { allSecret, UNKNOWN } from '../properties';
import { toCheckFailures } from './check-failures';
import type { PulumiRequestContext } from './request-context';
import { fromStruct, toStruct } from './struct';

/** Validates the inputs of a pin and resolves its region. */
export async function handleCheck(
  request: CheckRequest,
  spec: LookupSpec,
  { client }: PulumiRequestContext,
): Promise<CheckResponse> {
  const news = fromStruct(request.getNews());
  const { defaults, validationErrors } = await checkPinInputs(decodeInputs(news), spec, client);
  const response = new CheckResponse();
  response.setInputs(toStruct({ ...news, ...defaults }));
  response.setFailuresList(toCheckFailures(validationErrors));
  return response;
}

/** Reports how changed inputs affect a pin. */
export async function handleDiff(
  request: DiffRequest,
  spec: LookupSpec,
  { client }: PulumiRequestContext,
): Promise<DiffResponse> {
  const state = fromStruct(request.getOlds());
  const inputs = request.getOldInputs();
  const pinState = readPinState(state, inputs && fromStruct(inputs));
  const newInputs = decodeInputs(fromStruct(request.getNews()));
  const { action, replaces, updates } = await diffPin(pinState, newInputs, spec, client);
  const response = new DiffResponse();
  const { DIFF_SOME, DIFF_NONE } = DiffResponse.DiffChanges;
  response.setChanges(action === 'keep' ? DIFF_NONE : DIFF_SOME);
  response.setReplacesList([...replaces]);
  response.setDiffsList([...replaces, ...updates]);
  response.setHasdetaileddiff(true);
  for (const name of [...replaces, ...updates]) {
    const detail = new PropertyDiff();
    detail.setInputdiff(true);
    const kinds = toDiffKinds(
      name in pinState.known,
      name in newInputs.known || newInputs.unknown.has(name),
    );
    detail.setKind(replaces.includes(name) ? kinds.replace : kinds.update);
    response.getDetaileddiffMap().set(name, detail);
  }
  return response;
}

function toDiffKinds(wasSet: boolean, isSet: boolean) {
  const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE } = PropertyDiff.Kind;
  if (!wasSet) {
    return { update: ADD, replace: ADD_REPLACE };
  }
  return isSet
    ? { update: UPDATE, replace: UPDATE_REPLACE }
    : { update: DELETE, replace: DELETE_REPLACE };
}

/** Runs the lookup of a pin, in a preview too if its inputs are known. */
export async function handleCreate(
  request: CreateRequest,
  spec: LookupSpec,
  { client, signal, log }: PulumiRequestContext,
): Promise<CreateResponse> {
  const inputs = fromStruct(request.getProperties());
  const values = decodeInputs(inputs);
  const response = new CreateResponse();
  if (isQueryUnknown(values)) {
    const results = { image: UNKNOWN, newestId: null, newerAvailable: false };
    response.setProperties(toStruct(toStateProperties(inputs, results, client)));
    return response;
  }
  const { id, results, warnings } = await createPin(values.known, spec, client, {
    signal,
    // The same update may just have built the image.
    fresh: !request.getPreview(),
  });
  for (const { message } of warnings) {
    await log('warning', message, request.getUrn());
  }
  response.setId(id);
  const outputs = values.secret.size > 0 ? allSecret(results) : results;
  response.setProperties(toStruct(toStateProperties(inputs, outputs, client)));
  return response;
}

/** Keeps the image, since changes in place never affect the query. */
export async function handleUpdate(
  request: UpdateRequest,
  _: LookupSpec,
  { client }: PulumiRequestContext,
): Promise<UpdateResponse> {
  const results = readResults(fromStruct(request.getOlds()));
  const response = new UpdateResponse();
  response.setProperties(
    toStruct(toStateProperties(fromStruct(request.getNews()), results, client)),
  );
  return response;
}

/** Refreshes a pin, or imports one that has no state. */
export async function handleRead(
  request: ReadRequest,
  spec: LookupSpec,
  { client, signal, log }: PulumiRequestContext,
): Promise<ReadResponse> {
  const response = new ReadResponse();
  const state = fromStruct(request.getProperties());
  if (state.image === undefined) {
    const imported = await importPin(request.getId(), spec, client, signal);
    response.setId(imported.id);
    response.setInputs(toStruct(imported.inputs));
    response.setProperties(toStruct(imported.state));
    return response;
  }
  const inputs = request.getInputs();
  const pinState = readPinState(state, inputs && fromStruct(inputs));
  const { newest, warning } = await refreshPin(request.getId(), pinState, spec, client, signal);
  if (warning) {
    await log('warning', warning, request.getUrn());
  }
  response.setId(request.getId());
  response.setInputs(inputs);
  response.setProperties(toStruct(withNewestStatus(state, newest)));
  return response;
}
