import { status } from '@grpc/grpc-js';
import fc from 'fast-check';
import { STATE_VERSION } from '../../src/frontends/provider/schema';
import { fromStruct, toStruct } from '../../src/frontends/pulumi/plugin/struct';
import type { Log } from '../../src/frontends/terraform/log';
import {
  type CallName,
  calls,
  type Request,
} from '../../src/frontends/terraform/protocol/messages';
import { createProviderService } from '../../src/frontends/terraform/provider-service';
import {
  decodeValue,
  encodeValue,
  type TerraformValue,
  UNKNOWN,
} from '../../src/frontends/terraform/terraform-value';
import { openPluginHost, type PluginHost } from '../frontends/pulumi/support/plugin-host';
import { providerConfig, withNulls } from '../frontends/terraform/support/block';
import {
  openProviderHost,
  type ProviderHost,
  schema,
} from '../frontends/terraform/support/provider-host';
import { fuzzTest } from './support/fuzz-test';
import { type Json, mutated } from './support/mutation';

const UNKNOWN_MARKER = '(unknown)';
const DATA_SOURCE = 'imagepin_alicloud_ecs_image';
const PIN = 'imagepin_alicloud_ecs_image_pin';

const query = {
  owners: ['system'],
  most_recent: true,
  tags: { env: 'prod' },
  name: UNKNOWN_MARKER,
};

describe('Terraform', () => {
  const bugs: unknown[] = [];
  const log: Log = (level, message, fields) => {
    if (level === 'error') {
      bugs.push(message, fields);
    }
  };
  let host: ProviderHost;
  beforeAll(async () => {
    host = openProviderHost(log);
    const config = providerConfig({ simulate: true, region: 'cn-hangzhou', timeout_seconds: 5 });
    await host.call('ConfigureProvider', { config });
  });
  afterAll(() => host.close());

  const values = (typeName: string) => {
    const block = schema.dataSources[typeName] ?? schema.resources[typeName] ?? schema.provider;
    const empty = toJsonModel(withNulls(block, {}));
    return mutated([{ ...Object(empty), ...query }, empty, query], { most: 4 }).map(toTerraform);
  };
  const dataSourceCall = () =>
    fc.tuple(
      fc.constantFrom('ValidateDataResourceConfig' as const, 'ReadDataSource' as const),
      values(DATA_SOURCE),
    );

  fuzzTest(
    'any configuration of a data source gets a reply',
    dataSourceCall,
    async ([name, value]) => {
      await host.call(name, { typeName: DATA_SOURCE, config: encodeValue(value) });

      expect(bugs.splice(0)).toEqual([]);
    },
  );

  fuzzTest(
    'any configuration of the provider gets a reply',
    () => values('provider'),
    async (value) => {
      const other = openProviderHost(log);

      await other.call('ValidateProviderConfig', { config: encodeValue(value) });
      await other.call('ConfigureProvider', { config: encodeValue(value) });

      await other.close();
      expect(bugs.splice(0)).toEqual([]);
    },
  );

  fuzzTest(
    'any state and plan of a pin gets a reply',
    () => fc.tuple(values(PIN), values(PIN), fc.uint8Array({ maxLength: 20 })),
    async ([before, after, bytes]) => {
      const [priorState, config] = [encodeValue(before), encodeValue(after)];
      const json = Buffer.from(JSON.stringify(toJsonModel(before)));

      await host.call('PlanResourceChange', {
        typeName: PIN,
        priorState,
        proposedNewState: config,
        config,
        priorPrivate: bytes,
      });
      await host.call('ApplyResourceChange', {
        typeName: PIN,

        plannedState: config,
        config,
      });
      await host.call('ReadResource', { typeName: PIN, currentState: priorState, private: bytes });
      await host.call('UpgradeResourceState', {
        typeName: PIN,
        version: STATE_VERSION,
        rawState: { json },
      });

      expect(bugs.splice(0)).toEqual([]);
    },
  );

  fuzzTest(
    'any bytes are a message or are refused as one',
    () => fc.tuple(fc.constantFrom(...(Object.keys(calls) as CallName[])), damagedMessage()),
    async ([name, bytes]) => {
      const service = createProviderService(() => {});
      const request = tryDecode(name, bytes) ?? {};
      // The request has the type of its call, which an access by name forgets.
      const handle = service[name] as (message: object) => Promise<object>;

      await expect(handle(request)).resolves.toBeDefined();
    },
  );

  fuzzTest(
    'a value is the same after it is encoded and decoded',
    () => values(DATA_SOURCE).filter(hasStorableNames),
    (value) => {
      expect(toJsonModel(decodeValue(encodeValue(value)))).toEqual(toJsonModel(value));
    },
  );
});

describe('Pulumi', () => {
  const type = 'AlicloudEcsImagePin';
  let host: PluginHost;
  beforeAll(async () => {
    host = await openPluginHost();
    await host.configure({ simulate: 'true', region: 'cn-hangzhou', timeoutSeconds: '5' });
  });
  afterAll(() => host.close());

  const inputs = {
    owners: ['system'],
    mostRecent: true,
    tags: { env: 'prod' },
    platform: 'ubuntu',
  };
  const state = { ...inputs, image: { id: 'm-1', source: 'alicloud-ecs' }, newestId: 'm-1' };
  const properties = () => fc.tuple(mutatedObject(inputs), mutatedObject(state));

  fuzzTest('any properties get a reply', properties, async ([news, olds]) => {
    const pin = { id: 'm-1', inputs: news, state: olds };
    const requests = [
      () => host.checkConfig(news),
      () => host.invoke('getAlicloudEcsImages', news),
      () => host.check(type, news),
      () => host.create(type, news),
      () => host.diff(type, pin, inputs),
      () => host.read(type, pin),
      () => host.update(type, pin, news),
    ];

    for (const request of requests) {
      await request().catch(({ code }) => expect(code).toBe(status.UNKNOWN));
    }

    expect(host.bugs.join()).toBe('');
  });

  fuzzTest(
    'properties are the same after they are encoded and decoded',
    () => properties().filter(hasStorableNames),
    ([one]) => {
      expect(fromStruct(toStruct(one))).toEqual(JSON.parse(JSON.stringify(one)));
    },
  );
});

/** Neither codec holds a map with this key: one refuses it, and the other loses it. */
function hasStorableNames(value: unknown): boolean {
  return !/"__proto__":/.test(JSON.stringify(value, replaceUnknown));
}

/** A message of the protocol with bytes changed, left out or added. */
function damagedMessage(): fc.Arbitrary<Uint8Array> {
  const config = providerConfig({ region: 'cn-hangzhou' });
  const messages = [
    calls.ConfigureProvider.request.encode({ config }),
    calls.ReadResource.request.encode({
      typeName: PIN,
      currentState: config,
      private: Buffer.of(1),
    }),
    calls.UpgradeResourceState.request.encode({ typeName: PIN, version: 1, rawState: {} }),
  ];
  const damage = fc.tuple(
    fc.nat({ max: 400 }),
    fc.nat({ max: 3 }),
    fc.uint8Array({ maxLength: 3 }),
  );
  return fc
    .tuple(fc.constantFrom(...messages), fc.array(damage, { maxLength: 4 }))
    .map(([message, damages]) =>
      damages.reduce((bytes, [at, length, added]) => {
        const start = at % (bytes.length + 1);
        return Buffer.concat([bytes.subarray(0, start), added, bytes.subarray(start + length)]);
      }, message),
    );
}

function tryDecode(name: CallName, bytes: Uint8Array): Request<CallName> | undefined {
  try {
    return calls[name].request.decode(bytes);
  } catch {
    // The server refuses it before it reaches a call.
    return undefined;
  }
}

function mutatedObject(object: object): fc.Arbitrary<Record<string, unknown>> {
  return mutated([object]).map((value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : { value },
  );
}

/** Mutations work on JSON, in which a text stands for an unknown value. */
function toTerraform(value: Json): TerraformValue {
  if (value === UNKNOWN_MARKER) {
    return UNKNOWN;
  }
  if (Array.isArray(value)) {
    return value.map(toTerraform);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toTerraform(part)]))
    : // Anything else in JSON is a scalar.
      (value as TerraformValue);
}

function toJsonModel(value: TerraformValue): Json {
  return JSON.parse(JSON.stringify(value, replaceUnknown));
}

function replaceUnknown(_name: string, value: unknown): unknown {
  return value === UNKNOWN ? UNKNOWN_MARKER : value;
}
