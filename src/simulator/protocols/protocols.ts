import type { HttpRequest } from '../http-message';
import { alicloudRoa } from './alicloud-roa';
import { alicloudRpc } from './alicloud-rpc';
import type { Protocol } from './protocol';
import { volcengine } from './volcengine';

export const protocols = {
  'alicloud-rpc': alicloudRpc,
  'alicloud-roa': alicloudRoa,
  volcengine,
} as const satisfies { readonly [Name in Protocol['name']]: Protocol };

/** The protocol to answer in when nothing is known but the manner; RPC takes what is left. */
export function guessProtocol(request: HttpRequest): Protocol {
  return [volcengine, alicloudRoa].find((protocol) => protocol.recognizes(request)) ?? alicloudRpc;
}
