import type { IncomingHttpHeaders } from 'node:http';
import { defineCloud } from '../cloud';
import { type ReplyFields, scalarToText } from '../reply-fields';
import { errorCodes } from './error-codes';

export const alicloud = defineCloud({
  id: 'alicloud',
  title: 'Alibaba Cloud',
  exampleRegion: 'cn-hangzhou',
  credentials: {
    variables: [
      {
        id: ['ALIBABA_CLOUD_ACCESS_KEY_ID'],
        secret: ['ALIBABA_CLOUD_ACCESS_KEY_SECRET'],
        token: ['ALIBABA_CLOUD_SECURITY_TOKEN'],
      },
      {
        id: ['ALICLOUD_ACCESS_KEY'],
        secret: ['ALICLOUD_SECRET_KEY'],
        token: ['ALICLOUD_SECURITY_TOKEN'],
      },
      {
        id: ['ALIBABACLOUD_ACCESS_KEY_ID'],
        secret: ['ALIBABACLOUD_ACCESS_KEY_SECRET'],
        token: ['ALIBABACLOUD_SECURITY_TOKEN'],
      },
    ],
    tokenArgument: 'securityToken',
    places: ['~/.aliyun/config.json', '~/.alibabacloud/credentials', 'the official chain'],
    description:
      "its own environment variables and files, then the credential chain of Alibaba Cloud's official tools",
    sources: async (environment) => (await import('./credentials')).credentialSources(environment),
  },
  regionVariables: ['ALIBABA_CLOUD_REGION_ID', 'ALICLOUD_REGION'],
  regionInFiles: async (environment) => (await import('./cli-config')).regionIn(environment),
  endpointVariable: (service) => `ALIBABA_CLOUD_ENDPOINT_${service.toUpperCase()}`,
  ignoredVariables: ['ALIBABA_CLOUD_ENDPOINT', 'ECS_ENDPOINT'],
  errorCodes,
  requestIdHeaders: ['x-acs-request-id', 'request-id'],
  retryHints,
  signatureWindowMinutes: 15,
  authorizationScheme: 'acs',
  secretNames: ['access key', 'secret key', 'security token', 'sts token'],
});

/** The error of a reply in any protocol: one with a code at the top level. */
export function apiError({ Code, Message }: ReplyFields) {
  const code = scalarToText(Code);
  return code === undefined ? undefined : { code, message: scalarToText(Message) };
}

/** The request id of a reply in any protocol. */
export function requestId({ RequestId }: ReplyFields): unknown {
  return RequestId;
}

/** Milliseconds, from the current header and the older one such as `Limit:10,TimeLeft:1500`. */
function retryHints(headers: IncomingHttpHeaders): readonly number[] {
  return [
    Number(headers['x-acs-retry-after']),
    timeLeft(headers['x-ratelimit-user-api']),
    timeLeft(headers['x-ratelimit-user']),
  ];
}

function timeLeft(header: string | string[] | undefined): number {
  return Number(/\bTimeLeft:(\d+)/.exec(String(header))?.[1]);
}
