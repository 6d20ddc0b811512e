import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import type { Account } from '../../../src/simulator/auth/authenticate';
import { type HttpRequest, parseHttpRequest } from '../../../src/simulator/http/http-message';

/** When every golden request was signed. */
export const GOLDEN_NOW = Date.parse('2024-05-06T07:08:09Z');

export interface GoldenRequest {
  readonly name: string;
  readonly account: Account;
  readonly request: HttpRequest;
}

const FOLDER = path.join(__dirname, '../../golden');

const GoldenFile = z.object({
  inputs: z.object({
    accessKeyId: z.string(),
    accessKeySecret: z.string().optional(),
    secretAccessKey: z.string().optional(),
    securityToken: z.string().nullish(),
    sessionToken: z.string().nullish(),
  }),
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.string(),
  }),
});

/** Requests that the vendors' own clients signed. */
export const goldenRequests: readonly GoldenRequest[] = readdirSync(FOLDER).map((file) => {
  const { inputs, request } = GoldenFile.parse(
    JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')),
  );
  return {
    name: path.basename(file, '.json'),
    account: {
      accessKeyId: inputs.accessKeyId,
      accessKeySecret: inputs.accessKeySecret ?? inputs.secretAccessKey ?? '',
      securityToken: inputs.securityToken ?? inputs.sessionToken ?? undefined,
    },
    request: parseHttpRequest(request.method, request.url, request.headers, request.body),
  };
});

/** The golden request of a name. */
export function goldenRequest(name: string): GoldenRequest {
  const match = goldenRequests.find((each) => each.name === name);
  if (!match) {
    throw new Error(`no golden request ${name}`);
  }
  return match;
}
