import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { type HttpRequest, readRequest } from '../../../src/simulator/message';
import type { Account } from '../../../src/simulator/signatures/claim';

/** When every golden request was signed. */
export const GOLDEN_NOW = Date.parse('2024-05-06T07:08:09Z');

export interface Golden {
  readonly name: string;
  readonly account: Account;
  readonly request: HttpRequest;
}

const FOLDER = path.join(__dirname, '../../golden');

const File = z.object({
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
export const goldens: readonly Golden[] = readdirSync(FOLDER).map((file) => {
  const { inputs, request } = File.parse(JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')));
  return {
    name: path.basename(file, '.json'),
    account: {
      accessKeyId: inputs.accessKeyId,
      accessKeySecret: inputs.accessKeySecret ?? inputs.secretAccessKey ?? '',
      securityToken: inputs.securityToken ?? inputs.sessionToken ?? undefined,
    },
    request: readRequest(request.method, request.url, request.headers, request.body),
  };
});

/** The golden request of a name. */
export function golden(name: string): Golden {
  const found = goldens.find((candidate) => candidate.name === name);
  if (!found) {
    throw new Error(`no golden request ${name}`);
  }
  return found;
}
