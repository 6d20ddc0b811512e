import { type AddressInfo, createServer, type Socket } from 'node:net';
import { credentials, Server, ServerCredentials, type ServiceError } from '@grpc/grpc-js';
import { EngineService } from '@pulumi/pulumi/proto/engine_grpc_pb';
import type { LogRequest } from '@pulumi/pulumi/proto/engine_pb';
import { ResourceProviderClient } from '@pulumi/pulumi/proto/provider_grpc_pb';
import {
  type CheckFailure,
  CheckRequest,
  type CheckResponse,
  ConfigureRequest,
  type ConfigureResponse,
  CreateRequest,
  type CreateResponse,
  DiffRequest,
  DiffResponse,
  InvokeRequest,
  type InvokeResponse,
  PropertyDiff,
  ReadRequest,
  type ReadResponse,
  UpdateRequest,
  type UpdateResponse,
} from '@pulumi/pulumi/proto/provider_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { Struct } from 'google-protobuf/google/protobuf/struct_pb';
import { version } from '../../../../package.json';
import { packageManifest } from '../../../../src/frontends/pulumi/package-manifest';
import { openEngineLog } from '../../../../src/frontends/pulumi/plugin/engine-log';
import { servePlugin } from '../../../../src/frontends/pulumi/plugin/grpc-server';
import { createPluginService } from '../../../../src/frontends/pulumi/plugin/plugin-service';
import type { Properties } from '../../../../src/frontends/pulumi/properties';
import schema from '../../../../src/frontends/pulumi/schema.json';

/** The part of an engine that receives the messages of plugins and programs. */
export interface EngineStub {
  readonly address: string;
  /** The messages that users see, each as one line: severity, resource and message. */
  readonly messages: string[];
  close(): void;
}

const SEVERITIES = ['debug', 'info', 'warning', 'error'] as const;

export async function startEngineStub(): Promise<EngineStub> {
  const messages: string[] = [];
  const server = new Server();
  server.addService(EngineService, {
    log: ({ request }: { request: LogRequest }, done: (error: null, response: Empty) => void) => {
      const severity = SEVERITIES[request.getSeverity()];
      if (severity !== 'debug') {
        const where = request.getUrn().split('::').at(-1) || 'program';
        messages.push(`${severity} at ${where}: ${request.getMessage()}`);
      }
      done(null, new Empty());
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { address: `127.0.0.1:${port}`, messages, close: () => server.forceShutdown() };
}

/** The plugin as an engine calls it, with plain JSON in place of the protocol's messages. */
export interface PluginHost {
  /** The client of the protocol, for all other calls. */
  readonly client: ResourceProviderClient;
  /** The stacks of the bugs that the plugin has reported. */
  readonly bugs: readonly string[];
  /** How often the engine has ended the plugin. */
  readonly cancels: number;
  configure(config: Properties): Promise<ConfigureResponse>;
  checkConfig(config: Properties): Promise<CheckResult>;
  diffConfig(before: Properties, after: Properties): Promise<DiffResponse>;
  invoke(name: string, args: Properties): Promise<InvokeResult>;
  check(type: string, inputs: Properties): Promise<CheckResult>;
  diff(type: string, pin: EnginePin, inputs: Properties): Promise<DiffResult>;
  create(type: string, inputs: Properties, preview?: boolean): Promise<EnginePin>;
  read(type: string, pin: Partial<EnginePin>): Promise<EnginePin>;
  update(type: string, pin: EnginePin, inputs: Properties): Promise<EnginePin>;
  /** Sends a call with arbitrary bytes. */
  raw(name: string, bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** A pin of an engine, which always has its inputs. */
export interface EnginePin {
  readonly id: string;
  readonly inputs: Properties;
  readonly state: Properties;
}

interface InvokeResult {
  readonly result: Properties;
  /** The failures, each as one line: property and first line of the reason. */
  readonly failures: readonly string[];
  /** The rest of the reasons. */
  readonly details: string;
}

interface CheckResult {
  readonly inputs: Properties;
  readonly failures: readonly string[];
  readonly details: string;
}

interface DiffResult {
  readonly changes: 'none' | 'some';
  readonly replaces: readonly string[];
  /** Every changed input and how it changes. */
  readonly kinds: Readonly<Record<string, string>>;
}

const MANIFEST = packageManifest();

/** The URN of a resource. */
export function toUrn(type: string): string {
  return `urn:pulumi:dev::project::imagepin:index:${type}::web`;
}

/** Starts the plugin in this process and connects an engine to it. */
export async function openPluginHost(engine?: EngineStub): Promise<PluginHost> {
  const bugs: string[] = [];
  const cancelCalls: string[] = [];
  const service = createPluginService({
    version,
    manifest: MANIFEST,
    schema: async () => JSON.stringify(schema),
    openEngineLog,
    engineAddress: engine?.address,
    onCancel: () => cancelCalls.push('end'),
  });
  const serveSocket = servePlugin({
    ...service,
    logBug: async (stack) => {
      bugs.push(stack);
    },
  });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    serveSocket(socket);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // It listens on TCP.
  const { port } = server.address() as AddressInfo;
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
    'grpc.max_receive_message_length': -1,
  });

  return {
    client,
    bugs,
    get cancels() {
      return cancelCalls.length;
    },
    configure: (config) => {
      const request = new ConfigureRequest().setArgs(toStruct(config));
      return callPlugin<ConfigureResponse>((done) => client.configure(request, done));
    },
    checkConfig: async (config) => {
      const request = new CheckRequest().setNews(toStruct(config));
      return toCheckResult(
        await callPlugin<CheckResponse>((done) => client.checkConfig(request, done)),
      );
    },
    diffConfig: (before, after) => {
      const request = new DiffRequest()
        .setOlds(toStruct(before))
        .setOldInputs(toStruct(before))
        .setNews(toStruct(after));
      return callPlugin<DiffResponse>((done) => client.diffConfig(request, done));
    },
    invoke: async (name, args) => {
      const request = new InvokeRequest().setTok(`imagepin:index:${name}`).setArgs(toStruct(args));
      const response = await callPlugin<InvokeResponse>((done) => client.invoke(request, done));
      return { result: toJson(response.getReturn()), ...toFailures(response.getFailuresList()) };
    },
    check: async (type, inputs) => {
      const request = new CheckRequest().setUrn(toUrn(type)).setNews(toStruct(inputs));
      return toCheckResult(await callPlugin<CheckResponse>((done) => client.check(request, done)));
    },
    diff: async (type, pin, inputs) => {
      const request = new DiffRequest()
        .setUrn(toUrn(type))
        .setId(pin.id)
        .setOlds(toStruct(pin.state))
        .setOldInputs(toStruct(pin.inputs))
        .setNews(toStruct(inputs));
      return toDiffResult(await callPlugin<DiffResponse>((done) => client.diff(request, done)));
    },
    create: async (type, inputs, preview = false) => {
      const request = new CreateRequest()
        .setUrn(toUrn(type))
        .setProperties(toStruct(inputs))
        .setPreview(preview);
      const response = await callPlugin<CreateResponse>((done) => client.create(request, done));
      return { id: response.getId(), inputs, state: toJson(response.getProperties()) };
    },
    read: async (type, { id = '', inputs, state }) => {
      const request = new ReadRequest()
        .setUrn(toUrn(type))
        .setId(id)
        .setInputs(inputs && toStruct(inputs))
        .setProperties(state && toStruct(state));
      const response = await callPlugin<ReadResponse>((done) => client.read(request, done));
      return {
        id: response.getId(),
        inputs: toJson(response.getInputs()),
        state: toJson(response.getProperties()),
      };
    },
    update: async (type, pin, inputs) => {
      const request = new UpdateRequest()
        .setUrn(toUrn(type))
        .setId(pin.id)
        .setOlds(toStruct(pin.state))
        .setOldInputs(toStruct(pin.inputs))
        .setNews(toStruct(inputs));
      const response = await callPlugin<UpdateResponse>((done) => client.update(request, done));
      return { id: pin.id, inputs, state: toJson(response.getProperties()) };
    },
    raw: async (name, bytes) => {
      await callPlugin((done) =>
        client.makeUnaryRequest(
          `/pulumirpc.ResourceProvider/${name}`,
          (request: Uint8Array) => Buffer.from(request),
          (response) => response,
          bytes,
          done,
        ),
      );
    },
    close: async () => {
      client.close();
      for (const socket of sockets) {
        socket.destroy();
      }
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Makes a call of the client. */
export function callPlugin<Response>(
  send: (done: (error: ServiceError | null, response?: Response) => void) => unknown,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    send((error, response) => {
      if (error) {
        reject(error);
      } else if (response !== undefined) {
        resolve(response);
      }
    });
  });
}

function toStruct(properties: Properties): Struct {
  // Tests pass JSON.
  return Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]);
}

function toJson(struct: Struct | undefined): Properties {
  return struct?.toJavaScript() ?? {};
}

function toCheckResult(response: CheckResponse): CheckResult {
  return { inputs: toJson(response.getInputs()), ...toFailures(response.getFailuresList()) };
}

function toFailures(list: readonly CheckFailure[]) {
  const reasons = list.map((failure) => failure.getReason().split('\n'));
  return {
    failures: list.map((failure, index) => `${failure.getProperty()}: ${reasons[index]?.[0]}`),
    details: reasons.flatMap((lines) => lines.slice(1)).join('\n'),
  };
}

function toDiffResult(response: DiffResponse): DiffResult {
  const nameOf = new Map(Object.entries(PropertyDiff.Kind).map(([name, kind]) => [kind, name]));
  return {
    changes: response.getChanges() === DiffResponse.DiffChanges.DIFF_NONE ? 'none' : 'some',
    replaces: response.getReplacesList(),
    kinds: Object.fromEntries(
      [...response.getDetaileddiffMap().entries()].map(([name, detail]) => [
        name,
        nameOf.get(detail.getKind()) ?? '',
      ]),
    ),
  };
}
