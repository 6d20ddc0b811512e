import { type FaultKind, faults } from '../../src/simulator';
import { getSource } from '../../src/sources/registry';
import { sourcesById } from '../support/describe-sources';
import { protocols, sourceOf } from '../support/requests';
import { sendSigned, withSimulator } from './support/plain-client';

/** A source of each protocol. */
const ids = protocols.map((protocol) => sourceOf(protocol).id);

describe.each(ids)('%s', (id) => {
  test.each(['throttle', 'throttle-429', 'unavailable', 'clock-skew'] as const)(
    'refuses one request with %s, by the error of its protocol',
    async (fault) => {
      expect.assertions(3);
      const { authErrors, injectedErrors } = (await getSource(id).simulator()).protocol;
      const { error, headers = {} } =
        fault === 'clock-skew'
          ? { error: authErrors.expired }
          : (injectedErrors[fault] ?? injectedErrors.throttle);

      await withFault(fault, id, async (call) => {
        const struck = await call();
        const spared = await call();

        expect(struck).toMatchObject({ status: error.status, headers });
        expect(struck.body).toContain(JSON.stringify(error.code));
        expect(spared.status).toBe(200);
      });
    },
  );
});

test.each(ids)('clock-skew reports the difference to %s', async (source) => {
  expect.assertions(1);
  const before = Date.now();

  await withFault('clock-skew', source, async (call) => {
    const { headers } = await call();

    const { signatureWindowMinutes } = getSource(source).api.protocol.cloud;
    expect(Date.parse(headers.date ?? '') - before).toBeGreaterThan(
      signatureWindowMinutes * 60_000,
    );
  });
});

describe.each(ids)('%s', (source) => {
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

test.each(sourcesById)('repeated-page makes %s return its page again', async (id, source) => {
  expect.assertions(2);
  const { reply, paging } = source;

  await withSimulator({}, async (simulator) => {
    const first = reply().pageSchema.parse(JSON.parse((await callSource(simulator, id)).body));
    const [cursor = ''] = first.nextCursors;
    simulator.addFault({ kind: 'repeated-page' });
    const { body } = await callSource(simulator, id, { [paging.cursorParameter]: cursor });

    expect(cursor).not.toBe('');
    expect(reply().pageSchema.parse(JSON.parse(body))).toEqual(first);
  });
});

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

test('a fault spares the requests before its first, which later faults may strike', async () => {
  expect.assertions(1);
  const plans = [{ kind: 'html', at: 3 }, { kind: 'unavailable' }] as const;

  await withSimulator({ faults: plans }, async (simulator) => {
    expect(await callRepeatedly(simulator, 'volcengine-ecs', 4)).toEqual([503, 200, 502, 200]);
  });
});

test('refused resets connections, and cannot be limited to a source', async () => {
  expect.assertions(3);

  await withSimulator({ faults: [{ kind: 'refused' }] }, async (simulator) => {
    const refused = callSource(simulator, 'volcengine-ecs');
    await expect(refused).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await callRepeatedly(simulator, 'volcengine-ecs', 1)).toEqual([200]);
    expect(() => simulator.addFault({ kind: 'refused', source: 'volcengine-ecs' })).toThrow(
      'the fault "refused" cannot be limited to "volcengine-ecs"',
    );
  });
});

test('compressed is a body of gzip that announces itself', async () => {
  expect.assertions(1);

  await withFault('compressed', 'volcengine-ecs', async (call) => {
    expect((await call()).headers['content-encoding']).toBe('gzip');
  });
});

test('throttle-without-hint has no hint, throttle-retry-after a standard one', async () => {
  expect.assertions(1);
  const plans = [{ kind: 'throttle-without-hint' }, { kind: 'throttle-retry-after' }] as const;

  await withSimulator({ faults: plans }, async (simulator) => {
    const first = await callSource(simulator, 'alicloud-ecs');
    const second = await callSource(simulator, 'alicloud-ecs');

    expect(
      [first, second].map(({ headers }) => [headers['x-acs-retry-after'], headers['retry-after']]),
    ).toEqual([
      [undefined, undefined],
      [undefined, '1'],
    ]);
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
  source: string,
  use: (call: () => ReturnType<typeof sendSigned>) => Promise<void>,
): Promise<void> {
  await withSimulator({ faults: [{ kind, source }] }, (simulator) =>
    use(() => callSource(simulator, source)),
  );
}

async function callRepeatedly(
  simulator: Parameters<typeof sendSigned>[0],
  source: string,
  count: number,
): Promise<readonly unknown[]> {
  const statuses: unknown[] = [];
  for (let call = 0; call < count; call++) {
    statuses.push((await callSource(simulator, source)).status);
  }
  return statuses;
}

/** Sends a valid request. */
function callSource(
  simulator: Parameters<typeof sendSigned>[0],
  id: string,
  parameters: Readonly<Record<string, string>> = {},
) {
  const { regionParameter } = getSource(id);
  const region = regionParameter && { [regionParameter]: 'cn-hangzhou' };
  return sendSigned(simulator, id, { ...region, ...parameters });
}
