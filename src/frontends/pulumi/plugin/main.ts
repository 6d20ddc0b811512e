import { type AddressInfo, createServer, type Socket } from 'node:net';
import { version } from '../../../../package.json';
import { onParentEnd } from '../../on-parent-end';

/** Tells the engine its port first and loads the rest while the engine connects. */
async function main(): Promise<void> {
  // Flags of Pulumi's own log may stand before the address; an engine that attaches gives none.
  const engine = process.argv.slice(2).at(-1);
  // Before the port is told: from then on the engine may end.
  endWith(process, engine);
  const waiting: Socket[] = [];
  let take = (socket: Socket): void => void waiting.push(socket);
  const server = createServer((socket) => take(socket));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${port}\n`);
  if (process.stdout.isTTY) {
    process.stderr.write(
      'This is the imagepin provider for Pulumi, which starts it itself: https://www.pulumi.com/docs/iac/concepts/plugins/\n' +
        `To try it by hand: PULUMI_DEBUG_PROVIDERS=imagepin:${port} pulumi preview. At a shell, the command is "imagepin --help".\n`,
    );
  }
  const [{ serve }, { createService }, { tellEngine }, { offered }] = await Promise.all([
    import('./server'),
    import('./service'),
    import('./engine'),
    import('../offered'),
  ]);
  const service = createService({
    version,
    offered: offered(),
    schema: async () => JSON.stringify((await import('../schema.json')).default),
    tellEngine,
    engine,
    onCancel: () => process.on('SIGINT', () => process.exit(0)),
  });
  take = serve(service);
  waiting.forEach(take);
}

/** Ctrl-C reaches the whole group: the engine says when to stop. Without the engine there is nothing to do. */
function endWith(process: NodeJS.Process, engine: string | undefined): void {
  process.on('SIGINT', () => engine ?? process.exit(0));
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.exit(0));
  }
  onParentEnd(() => process.exit(0));
}

main().catch((error: Error) => {
  process.stderr.write(`imagepin cannot start: ${error.message}\n`);
  process.exitCode = 1;
});
