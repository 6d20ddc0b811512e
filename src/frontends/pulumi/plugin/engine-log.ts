import { credentials } from '@grpc/grpc-js';
import { EngineClient } from '@pulumi/pulumi/proto/engine_grpc_pb';
import { LogRequest, LogSeverity } from '@pulumi/pulumi/proto/engine_pb';

/** What the engine shows users, at a resource where one is named. */
export type EngineLog = (
  severity: 'debug' | 'warning',
  message: string,
  urn?: string,
) => Promise<void>;

const SEVERITIES = { debug: LogSeverity.DEBUG, warning: LogSeverity.WARNING } as const;

/** Tells the engine at an address; what plugins write to their own output it does not show. */
export function openEngineLog(address: string): EngineLog {
  const client = new EngineClient(address, credentials.createInsecure());
  return (severity, message, urn = '') => {
    const request = new LogRequest();
    request.setSeverity(SEVERITIES[severity]);
    request.setMessage(message);
    request.setUrn(urn);
    return new Promise((resolve) => {
      // An answer is worth more than what is told beside it, and without an engine nobody waits for either.
      client.log(request, () => resolve());
    });
  };
}
