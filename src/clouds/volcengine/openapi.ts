import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';
import { finished } from 'node:stream/promises';
import type { ProtocolSender } from '../cloud';
import { signVolcengine } from './sign';

/** Sends with Node's own client, which follows no redirect: Volcengine's clients resolve failed calls as successes and lose long integers. */
export const sendVolcengine: ProtocolSender = async (
  request,
  credentials,
  { agent, signal, now },
) => {
  const { path, headers } = signVolcengine(request, credentials, now);
  const url = new URL(path, request.endpoint);
  const get = url.protocol === 'http:' ? getHttp : getHttps;
  const options = { agent, signal, headers: { accept: 'application/json', ...headers }, path };
  await new Promise<void>((resolve, reject) => {
    get(url, options, (response) => {
      finished(response.resume()).then(resolve, reject);
    }).once('error', reject);
  });
};
