import { credentials } from '@grpc/grpc-js';
import { EngineClient } from '@pulumi/pulumi/proto/engine_grpc_pb';
import { LogRequest, LogSeverity } from '@pulumi/pulumi/proto/engine_pb';

/** Logs a message for users, optionally at a resource. */
export type EngineLog = (
  severity: 'debug' | 'warning',
  message: string,
  urn?: string,
) => Promise<void>;

const SEVERITIES = { debug: LogSeverity.DEBUG, warning: LogSeverity.WARNING } as const;

/** Opens the log of the engine, which does not display the output of plugins. */
export function openEngineLog(address: string): EngineLog {
  const client = new EngineClient(address, credentials.createInsecure());
  return (severity, message, urn = '') => {
    const request = new LogRequest();
    request.setSeverity(SEVERITIES[severity]);
    request.setMessage(message);
    request.setUrn(urn);
    return new Promise((resolve) => {
      // A failed log message must not fail the call.
      client.log(request, () => resolve());
    });
  };
}
