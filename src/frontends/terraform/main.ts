import type { Socket } from 'node:net';
import { logToEngine } from './log';
import { listen } from './socket-listener';

/** The value that identifies a Terraform host; it is public. */
const MAGIC_COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';

const CORE_PROTOCOL = 1;
const PLUGIN_PROTOCOL = 6;

/** The time that a host has to close the connection after it has requested the shutdown. */
const SHUTDOWN_GRACE_MS = 100;

/** The time after which a plugin without a connection exits; hosts wait no longer. */
const CONNECT_TIMEOUT_MS = 60_000;

/** Prints the handshake first, so that the rest loads while the host connects. */
async function main(): Promise<void> {
  const { env } = process;
  if (env.TF_PLUGIN_MAGIC_COOKIE !== MAGIC_COOKIE) {
    process.stderr.write(
      'This is the imagepin provider for Terraform and OpenTofu, which start it.\n' +
        'Declare it in a configuration: https://developer.hashicorp.com/terraform/language/providers/requirements\n' +
        'For the command line, run "imagepin --help".\n',
    );
    process.exitCode = 1;
    return;
  }
  // Only the current user may access the socket.
  process.umask(0o077);
  const connectTimeout = setTimeout(() => process.exit(0), CONNECT_TIMEOUT_MS);
  const pendingSockets: Socket[] = [];
  let handleConnection = (socket: Socket): void => void pendingSockets.push(socket);
  const { path, certificate, close } = await listen({
    hostCertificate: env.PLUGIN_CLIENT_CERT,
    folder: env.PLUGIN_UNIX_SOCKET_DIR || undefined,
    onConnection: (socket) => {
      clearTimeout(connectTimeout);
      // If the host is gone, nothing else stops the plugin.
      socket.once('close', () => process.exit(0));
      handleConnection(socket);
    },
  });
  process.once('exit', close);
  exitOnSignals(process);
  process.stdout.write(
    `${[
      CORE_PROTOCOL,
      PLUGIN_PROTOCOL,
      'unix',
      path,
      'grpc',
      certificate?.toString('base64').replace(/=+$/, '') ?? '',
      ...(env.PLUGIN_MULTIPLEX_GRPC ? ['false'] : []),
    ].join('|')}\n`,
  );
  const [{ serveProvider }, { createProviderService }] = await Promise.all([
    import('./grpc-server'),
    import('./provider-service'),
  ]);
  handleConnection = serveProvider(createProviderService(logToEngine), {
    log: logToEngine,
    // The host closes the connection after the reply, which ends the process.
    onShutdown: () => setTimeout(() => process.exit(0), SHUTDOWN_GRACE_MS),
  });
  pendingSockets.forEach(handleConnection);
}

/** Ignores Ctrl-C, which reaches the whole process group, while the host decides when to stop; reports crashes as hosts expect. */
function exitOnSignals(process: NodeJS.Process): void {
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.exit(0));
  }
  process.on('uncaughtException', (error) => {
    process.stderr.write(`panic: ${error.stack ?? error}\n`, () => process.exit(1));
  });
}

main().catch((error: Error) => {
  // Hosts display the first line of standard output of a plugin that fails to start.
  process.stdout.write(`imagepin cannot start: ${error.message}\n`, () => process.exit(1));
});
