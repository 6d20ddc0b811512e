import type { Fault } from './fault';

/** Right replies in an unexpected form, and replies that are no JSON. */
export const contentFaults = [
  {
    kind: 'invalid-json',
    description: 'returns a body that is not JSON',
    apply: ({ respond }) => ({ ...respond(), body: '{"RequestId":' }),
  },
  {
    kind: 'content-type',
    description: 'returns the reply as text/plain in another character set',
    apply({ respond }) {
      const response = respond();
      const headers = { ...response.headers, 'content-type': 'text/plain; charset=gbk' };
      return { ...response, headers };
    },
  },
  {
    kind: 'compressed',
    description: 'compresses the body with gzip, whatever the request accepts',
    apply: ({ respond }) => ({ ...respond(), delivery: 'compressed' }),
  },
  {
    kind: 'byte-order-mark',
    description: 'begins the body with a byte order mark',
    apply({ respond }) {
      const response = respond();
      return { ...response, body: `\uFEFF${response.body}` };
    },
  },
] as const satisfies readonly Fault[];
