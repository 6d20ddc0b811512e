import { type FaultKind, faults } from '../../src/simulator';
import { sendSigned, withSimulator } from './support/plain-client';

/** A source of each protocol, with the parameters of a valid request. */
const goodParameters = {
  'alicloud-ecs': { RegionId: 'cn-hangzhou' },
  'alicloud-batchcompute': {},
  'volcengine-ecs': {},
} as const;

type Source = keyof typeof goodParameters;
const sources = Object.keys(goodParameters) as Source[];

test.each`
  fault             | source                     | status | code
  ${'throttle'}     | ${'alicloud-ecs'}          | ${400} | ${'Throttling.User'}
  ${'throttle'}     | ${'alicloud-batchcompute'} | ${400} | ${'Throttling.User'}
  ${'throttle'}     | ${'volcengine-ecs'}        | ${400} | ${'100027 AccountFlowLimitExceeded'}
  ${'throttle-429'} | ${'alicloud-ecs'}          | ${429} | ${'Throttling'}
  ${'throttle-429'} | ${'alicloud-batchcompute'} | ${429} | ${'Throttling'}
  ${'throttle-429'} | ${'volcengine-ecs'}        | ${429} | ${'100018 FlowLimitExceeded'}
  ${'unavailable'}  | ${'alicloud-ecs'}          | ${503} | ${'ServiceUnavailable'}
  ${'unavailable'}  | ${'alicloud-batchcompute'} | ${503} | ${'ServiceUnavailable'}
  ${'unavailable'}  | ${'volcengine-ecs'}        | ${503} | ${'100017 ServiceUnavailableTemp'}
  ${'clock-skew'}   | ${'alicloud-ecs'}          | ${400} | ${'InvalidTimeStamp.Expired'}
  ${'clock-skew'}   | ${'alicloud-batchcompute'} | ${400} | ${'InvalidTimeStamp.Expired'}
  ${'clock-skew'}   | ${'volcengine-ecs'}        | ${400} | ${'100006 InvalidTimestamp'}
`('$fault refuses $source with $status $code', async ({ fault, source, status, code }) => {
  expect.assertions(3);

  await withFault(fault, source, async (call) => {
    const struck = await call();
    const spared = await call();

    expect(struck.status).toBe(status);
    expect(codeOf(struck.body)).toBe(code);
    expect(spared.status).toBe(200);
  });
});

test.each`
  source                     | hint
  ${'alicloud-ecs'}          | ${'50'}
  ${'alicloud-batchcompute'} | ${'50'}
  ${'volcengine-ecs'}        | ${undefined}
`('throttled $source hints when to retry: $hint', async ({ source, hint }) => {
  expect.assertions(1);

  await withFault('throttle', source, async (call) => {
    expect((await call()).headers['x-acs-retry-after']).toBe(hint);
  });
});

test.each(sources)('clock-skew reports the difference to %s', async (source) => {
  expect.assertions(1);
  const before = Date.now();

  await withFault('clock-skew', source, async (call) => {
    const { headers } = await call();

    expect(Date.parse(headers.date ?? '') - before).toBeGreaterThan(15 * 60 * 1000);
  });
});

describe.each(sources)('%s', (source) => {
  test('html is a page of a proxy', async () => {
    expect.assertions(3);

    await withFault('html', source, async (call) => {
      const { status, headers, body } = await call();

      expect(status).toBe(502);
      expect(headers['content-type']).toBe('text/html');
      expect(body).toMatch(/^<html>/);
    });
  });

  test('invalid-json succeeds with what is no JSON', async () => {
    expect.assertions(3);

    await withFault('invalid-json', source, async (call) => {
      const { status, headers, body } = await call();

      expect(status).toBe(200);
      expect(headers['content-type']).toMatch(/^application\/json/);
      expect(() => JSON.parse(body)).toThrow(SyntaxError);
    });
  });

  test('truncated announces the whole body and sends half of it', async () => {
    expect.assertions(2);

    await withFault('truncated', source, async (call) => {
      const cut = await call().catch((error) => error);
      const whole = await call();

      expect(cut).toMatchObject({
        status: 200,
        headers: { 'content-length': String(Buffer.byteLength(whole.body)) },
        cause: { code: 'ECONNRESET' },
      });
      expect(cut.body.length).toBeLessThan(whole.body.length);
    });
  });

  test('reset destroys the connection before the head', async () => {
    expect.assertions(1);

    await withFault('reset', source, async (call) => {
      await expect(call()).rejects.toMatchObject({ code: 'ECONNRESET' });
    });
  });
});

test.each`
  source                     | more                                                       | cursor
  ${'alicloud-ecs'}          | ${(body: Reply) => ({ PageNumber: body.PageNumber + 1 })}  | ${'PageNumber'}
  ${'alicloud-eci'}          | ${({ NextToken }: Reply) => ({ NextToken })}               | ${'NextToken'}
  ${'alicloud-batchcompute'} | ${(body: Reply) => ({ Marker: body.NextMarker })}          | ${'NextMarker'}
  ${'volcengine-ecs'}        | ${(body: Reply) => ({ NextToken: body.Result.NextToken })} | ${'Result.NextToken'}
`('repeated-page makes $source return its $cursor again', async ({ source, more, cursor }) => {
  expect.assertions(2);
  const region = { RegionId: 'cn-hangzhou' };

  await withSimulator({}, async (simulator) => {
    const first = JSON.parse((await sendSigned(simulator, source, region)).body);
    simulator.addFault({ kind: 'repeated-page' });
    const again = JSON.parse(
      (await sendSigned(simulator, source, { ...region, ...more(first) })).body,
    );

    expect(again).toHaveProperty(cursor);
    expect(withoutRequestId(again)).toEqual(withoutRequestId(first));
  });
});

interface Reply {
  readonly PageNumber: number;
  readonly NextToken: string;
  readonly NextMarker: string;
  readonly Result: { readonly NextToken: string };
}

test('vanished-image has one image less, for as long as it lasts', async () => {
  expect.assertions(1);

  await withFault('vanished-image', 'alicloud-ecs', async (call) => {
    const totals = [await call(), await call()].map(({ body }) => JSON.parse(body).TotalCount);

    expect(totals[0]).toBe(totals[1] - 1);
  });
});

test('a fault strikes as many requests as planned', async () => {
  expect.assertions(1);

  await withSimulator({ faults: [{ kind: 'throttle', times: 2 }] }, async (simulator) => {
    expect(await callRepeatedly(simulator, 'volcengine-ecs', 4)).toEqual([400, 400, 200, 200]);
  });
});

test('faults come one after the other, later ones behind them', async () => {
  expect.assertions(1);
  const plans = [{ kind: 'throttle' }, { kind: 'unavailable' }] as const;

  await withSimulator({ faults: plans }, async (simulator) => {
    simulator.addFault({ kind: 'html' });

    expect(await callRepeatedly(simulator, 'volcengine-ecs', 4)).toEqual([400, 503, 502, 200]);
  });
});

test('a fault of one source spares the others', async () => {
  expect.assertions(2);

  await withSimulator({}, async (simulator) => {
    simulator.addFault({ kind: 'html', source: 'volcengine-ecs' });

    expect(await callRepeatedly(simulator, 'alicloud-batchcompute', 2)).toEqual([200, 200]);
    expect(await callRepeatedly(simulator, 'volcengine-ecs', 2)).toEqual([502, 200]);
  });
});

test('a fault planned for one source does not hold up the others', async () => {
  expect.assertions(1);
  const plans = [{ kind: 'html', source: 'alicloud-ecs' }, { kind: 'unavailable' }] as const;

  await withSimulator({ faults: plans }, async (simulator) => {
    expect(await callRepeatedly(simulator, 'volcengine-ecs', 2)).toEqual([503, 200]);
  });
});

test('a fault of an unknown source is an error', async () => {
  expect.assertions(1);

  await withSimulator({}, async ({ addFault }) => {
    expect(() => addFault({ kind: 'html', source: 'aws-ec2' })).toThrow('unknown source "aws-ec2"');
  });
});

test('every fault has a description', () => {
  expect(faults.filter(({ description }) => !/^[a-z].*[^.]$/.test(description))).toEqual([]);
});

/** Injects one fault, and calls the source that has it. */
async function withFault(
  kind: FaultKind,
  source: Source,
  use: (call: () => ReturnType<typeof sendSigned>) => Promise<void>,
): Promise<void> {
  await withSimulator({ faults: [{ kind, source }] }, (simulator) =>
    use(() => sendSigned(simulator, source, goodParameters[source])),
  );
}

async function callRepeatedly(
  simulator: Parameters<typeof sendSigned>[0],
  source: Source,
  count: number,
): Promise<readonly unknown[]> {
  const statuses: unknown[] = [];
  for (let call = 0; call < count; call++) {
    statuses.push((await sendSigned(simulator, source, goodParameters[source])).status);
  }
  return statuses;
}

function codeOf(body: string): string {
  const { Code, ResponseMetadata } = JSON.parse(body);
  return Code ?? `${ResponseMetadata.Error.CodeN} ${ResponseMetadata.Error.Code}`;
}

function withoutRequestId({
  RequestId: _,
  ResponseMetadata: __,
  ...rest
}: Record<string, unknown>) {
  return rest;
}
