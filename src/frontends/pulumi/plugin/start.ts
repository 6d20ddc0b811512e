import { type AddressInfo, createServer, type Socket } from 'node:net';
import { version } from '../../../../package.json';
import { onParentExit } from '../../on-parent-exit';

/** Tells the engine its port first and loads the rest while the engine connects. */
async function main(): Promise<void> {
  // Flags of Pulumi's own log may stand before the address; an engine that attaches gives none.
  const engineAddress = process.argv.slice(2).at(-1);
  // Before the port is told: from then on the engine may end.
  exitOnSignals(process, engineAddress);
  const pendingSockets: Socket[] = [];
  let handleConnection = (socket: Socket): void => void pendingSockets.push(socket);
  const server = createServer((socket) => handleConnection(socket));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${port}\n`);
  if (process.stdout.isTTY) {
    process.stderr.write(
      'This is the imagepin provider for Pulumi, which Pulumi starts: https://www.pulumi.com/docs/iac/concepts/plugins/\n' +
        `To attach to it: PULUMI_DEBUG_PROVIDERS=imagepin:${port} pulumi preview. For the command line, run "imagepin --help".\n`,
    );
  }
  const [{ servePlugin }, { createPluginService }, { openEngineLog }, { packageManifest }] =
    await Promise.all([
      import('./grpc-server'),
      import('./plugin-service'),
      import('./engine-log'),
      import('../package-manifest'),
    ]);
  const service = createPluginService({
    version,
    manifest: packageManifest(),
    schema: async () => JSON.stringify((await import('../schema.json')).default),
    openEngineLog,
    engineAddress,
    onCancel: () => process.on('SIGINT', () => process.exit(0)),
  });
  handleConnection = servePlugin(service);
  pendingSockets.forEach(handleConnection);
}

/** Ctrl-C reaches the whole group: the engine says when to stop. Without the engine there is nothing to do. */
function exitOnSignals(process: NodeJS.Process, engineAddress: string | undefined): void {
  process.on('SIGINT', () => engineAddress ?? process.exit(0));
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.exit(0));
  }
  onParentExit(() => process.exit(0));
}

main().catch((error: Error) => {
  process.stderr.write(`imagepin cannot start: ${error.message}\n`);
  process.exitCode = 1;
});
