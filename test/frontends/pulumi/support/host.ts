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
import { offered } from '../../../../src/frontends/pulumi/offered';
import { tellEngine } from '../../../../src/frontends/pulumi/plugin/engine';
import { serve } from '../../../../src/frontends/pulumi/plugin/server';
import { createService } from '../../../../src/frontends/pulumi/plugin/service';
import schema from '../../../../src/frontends/pulumi/schema.json';
import type { Simulator } from '../../../../src/simulator';

/** The part of an engine that plugins and programs tell what users shall see. */
export interface Engine {
  readonly address: string;
  /** What it was told so far, a line each: severity, resource and message; what users do not see is left out. */
  readonly told: string[];
  close(): void;
}

const SEVERITIES = ['debug', 'info', 'warning', 'error'] as const;

export async function openEngine(): Promise<Engine> {
  const told: string[] = [];
  const server = new Server();
  server.addService(EngineService, {
    log: ({ request }: { request: LogRequest }, done: (error: null, response: Empty) => void) => {
      const severity = SEVERITIES[request.getSeverity()];
      if (severity !== 'debug') {
        const where = request.getUrn().split('::').at(-1) || 'program';
        told.push(`${severity} at ${where}: ${request.getMessage()}`);
      }
      done(null, new Empty());
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { address: `127.0.0.1:${port}`, told, close: () => server.forceShutdown() };
}

/** Properties as an engine has them: plain JSON, with marks in it. */
export type Properties = Readonly<Record<string, unknown>>;

/** The plugin as an engine has it: its calls, without the messages that they are made of. */
export interface Host {
  /** The client of the protocol itself, for calls that are not among these. */
  readonly client: ResourceProviderClient;
  /** The bugs that the plugin has told. */
  readonly bugs: readonly string[];
  /** How often the plugin was told to end. */
  readonly cancels: number;
  configure(texts: Properties): Promise<ConfigureResponse>;
  checkConfig(texts: Properties): Promise<Checked>;
  diffConfig(before: Properties, after: Properties): Promise<DiffResponse>;
  invoke(name: string, args: Properties): Promise<Invoked>;
  check(type: string, inputs: Properties): Promise<Checked>;
  diff(type: string, pin: Pin, inputs: Properties): Promise<Changed>;
  create(type: string, inputs: Properties, preview?: boolean): Promise<Pin>;
  read(type: string, pin: Partial<Pin>): Promise<Pin>;
  update(type: string, pin: Pin, inputs: Properties): Promise<Pin>;
  /** A call with bytes of any kind. */
  raw(name: string, bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** What an engine keeps of a pin. */
export interface Pin {
  readonly id: string;
  readonly inputs: Properties;
  readonly state: Properties;
}

interface Invoked {
  readonly found: Properties;
  /** What is wrong, a line each: property and first line of the reason. */
  readonly failures: readonly string[];
  /** The rest of the reasons. */
  readonly details: string;
}

interface Checked {
  readonly inputs: Properties;
  readonly failures: readonly string[];
  readonly details: string;
}

interface Changed {
  readonly changes: 'none' | 'some';
  readonly replaces: readonly string[];
  /** Every changed input and how it changes. */
  readonly kinds: Readonly<Record<string, string>>;
}

const OFFERED = offered();

/** What an engine calls a resource. */
export function toUrn(type: string): string {
  return `urn:pulumi:dev::project::imagepin:index:${type}::web`;
}

/** An engine and the plugin in this process, with a connection between them. */
export async function openHost(engine?: Engine): Promise<Host> {
  const bugs: string[] = [];
  const ends: string[] = [];
  const service = createService({
    version,
    offered: OFFERED,
    schema: async () => JSON.stringify(schema),
    tellEngine,
    engine: engine?.address,
    onCancel: () => ends.push('end'),
  });
  const take = serve({
    ...service,
    tellBug: async (stack) => {
      bugs.push(stack);
    },
  });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    take(socket);
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
      return ends.length;
    },
    configure: (texts) => {
      const request = new ConfigureRequest().setArgs(toStruct(texts));
      return ask<ConfigureResponse>((done) => client.configure(request, done));
    },
    checkConfig: async (texts) => {
      const request = new CheckRequest().setNews(toStruct(texts));
      return toChecked(await ask<CheckResponse>((done) => client.checkConfig(request, done)));
    },
    diffConfig: (before, after) => {
      const request = new DiffRequest()
        .setOlds(toStruct(before))
        .setOldInputs(toStruct(before))
        .setNews(toStruct(after));
      return ask<DiffResponse>((done) => client.diffConfig(request, done));
    },
    invoke: async (name, args) => {
      const request = new InvokeRequest().setTok(`imagepin:index:${name}`).setArgs(toStruct(args));
      const answer = await ask<InvokeResponse>((done) => client.invoke(request, done));
      return { found: toJson(answer.getReturn()), ...toFailures(answer.getFailuresList()) };
    },
    check: async (type, inputs) => {
      const request = new CheckRequest().setUrn(toUrn(type)).setNews(toStruct(inputs));
      return toChecked(await ask<CheckResponse>((done) => client.check(request, done)));
    },
    diff: async (type, pin, inputs) => {
      const request = new DiffRequest()
        .setUrn(toUrn(type))
        .setId(pin.id)
        .setOlds(toStruct(pin.state))
        .setOldInputs(toStruct(pin.inputs))
        .setNews(toStruct(inputs));
      return toChanged(await ask<DiffResponse>((done) => client.diff(request, done)));
    },
    create: async (type, inputs, preview = false) => {
      const request = new CreateRequest()
        .setUrn(toUrn(type))
        .setProperties(toStruct(inputs))
        .setPreview(preview);
      const answer = await ask<CreateResponse>((done) => client.create(request, done));
      return { id: answer.getId(), inputs, state: toJson(answer.getProperties()) };
    },
    read: async (type, { id = '', inputs, state }) => {
      const request = new ReadRequest()
        .setUrn(toUrn(type))
        .setId(id)
        .setInputs(inputs && toStruct(inputs))
        .setProperties(state && toStruct(state));
      const answer = await ask<ReadResponse>((done) => client.read(request, done));
      return {
        id: answer.getId(),
        inputs: toJson(answer.getInputs()),
        state: toJson(answer.getProperties()),
      };
    },
    update: async (type, pin, inputs) => {
      const request = new UpdateRequest()
        .setUrn(toUrn(type))
        .setId(pin.id)
        .setOlds(toStruct(pin.state))
        .setOldInputs(toStruct(pin.inputs))
        .setNews(toStruct(inputs));
      const answer = await ask<UpdateResponse>((done) => client.update(request, done));
      return { id: pin.id, inputs, state: toJson(answer.getProperties()) };
    },
    raw: async (name, bytes) => {
      await ask((done) =>
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
export function ask<Answer>(
  send: (done: (error: ServiceError | null, answer?: Answer) => void) => unknown,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    send((error, answer) => {
      if (error) {
        reject(error);
      } else if (answer !== undefined) {
        resolve(answer);
      }
    });
  });
}

function toStruct(properties: Properties): Struct {
  // What a test states is JSON.
  return Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]);
}

function toJson(struct: Struct | undefined): Properties {
  return struct?.toJavaScript() ?? {};
}

function toChecked(answer: CheckResponse): Checked {
  return { inputs: toJson(answer.getInputs()), ...toFailures(answer.getFailuresList()) };
}

function toFailures(list: readonly CheckFailure[]) {
  const reasons = list.map((failure) => failure.getReason().split('\n'));
  return {
    failures: list.map((failure, index) => `${failure.getProperty()}: ${reasons[index]?.[0]}`),
    details: reasons.flatMap((lines) => lines.slice(1)).join('\n'),
  };
}

function toChanged(answer: DiffResponse): Changed {
  const nameOf = new Map(Object.entries(PropertyDiff.Kind).map(([name, kind]) => [kind, name]));
  return {
    changes: answer.getChanges() === DiffResponse.DiffChanges.DIFF_NONE ? 'none' : 'some',
    replaces: answer.getReplacesList(),
    kinds: Object.fromEntries(
      [...answer.getDetaileddiffMap().entries()].map(([name, detail]) => [
        name,
        nameOf.get(detail.getKind()) ?? '',
      ]),
    ),
  };
}

/** The configuration that has a simulator asked. */
export function toCloud({ url }: Simulator): Record<string, string> {
  const keys = JSON.stringify({ accessKey: 'simulator', secretKey: 'simulator' });
  return { region: 'cn-hangzhou', endpoint: url, alicloud: keys, volcengine: keys };
}
