import { type IncomingHttpHeaders, request } from 'node:http';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../src/simulator';
import { loadOperations } from '../../../src/sources/registry';
import { type Parameters, signRequest } from './sign-request';
import { ACCOUNT } from './test-state';

/** What a plain client sees. */
export interface HttpResult {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Starts a simulator, uses it, and ends it. */
export async function withSimulator(
  options: SimulatorOptions,
  use: (simulator: Simulator) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator(options);
  try {
    await use(simulator);
  } finally {
    await simulator.close();
  }
}

/** Sends a request with Node's own client, on its own connection; rejects if the reply is cut off. */
export async function sendSigned(
  { port, calls }: Pick<Simulator, 'port' | 'calls'>,
  source: string,
  parameters: Parameters = {},
): Promise<HttpResult> {
  const service = (await loadOperations()).find(({ id }) => id === source);
  if (!service) {
    throw new Error(`no service ${source}`);
  }
  const signing = { account: ACCOUNT, at: Date.now(), nonce: `${port}-${calls.total}` };
  const { method, target, headers, body: sent } = signRequest(service, parameters, signing);
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path: target, headers, agent: false };
    request(options, async (response) => {
      const { statusCode: status, headers } = response;
      let body = '';
      try {
        for await (const chunk of response.setEncoding('utf8')) {
          body += chunk;
        }
        resolve({ status, headers, body });
      } catch (cause) {
        reject(Object.assign(new Error('cut off'), { cause, status, headers, body }));
      }
    })
      .on('error', reject)
      .end(sent);
  });
}
