import type { Socket } from 'node:net';
import { logToEngine } from './log';
import { listen } from './socket-listener';

/** The host's greeting: it says that a plugin of Terraform's is wanted, and nothing secret. */
const MAGIC_COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';

const CORE_PROTOCOL = 1;
const PLUGIN_PROTOCOL = 6;

/** How long a host that has said that it is done may take to close the connection. */
const SHUTDOWN_GRACE_MS = 100;

/** How long hosts wait for a plugin; one that has not connected by then is gone. */
const CONNECT_TIMEOUT_MS = 60_000;

/** Greets the host first and loads the rest while the host connects. */
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
  // Its socket is for the user alone that started it.
  process.umask(0o077);
  const connectTimeout = setTimeout(() => process.exit(0), CONNECT_TIMEOUT_MS);
  const pendingSockets: Socket[] = [];
  let handleConnection = (socket: Socket): void => void pendingSockets.push(socket);
  const { path, certificate, close } = await listen({
    hostCertificate: env.PLUGIN_CLIENT_CERT,
    folder: env.PLUGIN_UNIX_SOCKET_DIR || undefined,
    now: Date.now(),
    onConnection: (socket) => {
      clearTimeout(connectTimeout);
      // Without its host the plugin has nothing to do, and nobody who could stop it.
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
    // The host closes the connection when it has the answer, which ends the process at once.
    onShutdown: () => setTimeout(() => process.exit(0), SHUTDOWN_GRACE_MS),
  });
  pendingSockets.forEach(handleConnection);
}

/** Ctrl-C reaches the whole group: the host says when to stop. A crash is told in the way that hosts show. */
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
  // The first line of standard output is what hosts show of a plugin that does not start.
  process.stdout.write(`imagepin cannot start: ${error.message}\n`, () => process.exit(1));
});
