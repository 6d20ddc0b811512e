import { type AddressInfo, createServer, type Socket } from 'node:net';
import { version } from '../../../../package.json';
import { onParentExit } from '../../on-parent-exit';

/** Prints the port first, so that the rest loads while the engine connects. */
async function main(): Promise<void> {
  // Flags of Pulumi's log may precede the address; an engine that attaches passes none.
  const engineAddress = process.argv.slice(2).at(-1);
  // Before the port is printed, since the engine may exit at any time after that.
  exitOnSignals(process, engineAddress);
  const pendingSockets: Socket[] = [];
  let handleConnection = (socket: Socket): void => void pendingSockets.push(socket);
  const server = createServer((socket) => handleConnection(socket));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // The address of a TCP server has a port.
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

/** Ignores Ctrl-C, which reaches the whole process group, while the engine decides when to stop; exits without an engine. */
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
