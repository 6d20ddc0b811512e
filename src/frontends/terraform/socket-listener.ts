import { randomBytes, X509Certificate } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { createCertificate } from './certificate';

interface ListenOptions {
  /** The host's certificate in PEM; absent if the host requests no TLS. */
  readonly hostCertificate: string | undefined;
  readonly folder?: string | undefined;
  /** Called with each connection, before any data is read. */
  readonly onConnection: (socket: Socket) => void;
}

/** A socket on which the host can connect. */
interface SocketListener {
  readonly path: string;
  /** The plugin's certificate in DER; absent if the host requests no TLS. */
  readonly certificate: Buffer | undefined;
  close(): void;
}

/** The longest path of a socket that all systems accept. */
const MAX_SOCKET_PATH_BYTES = 103;

/** Listens on a new socket for the host alone. */
export async function listen({
  hostCertificate,
  folder = tmpdir(),
  onConnection,
}: ListenOptions): Promise<SocketListener> {
  if (/[|\n]/.test(folder)) {
    // The handshake is a line of fields between these characters.
    throw new Error(
      `the folder ${JSON.stringify(folder)} has a name that the host cannot read: set TMPDIR to a folder without "|" and line breaks, such as /tmp`,
    );
  }
  const path = join(folder, `imagepin-${randomBytes(8).toString('hex')}`);
  if (Buffer.byteLength(path) > MAX_SOCKET_PATH_BYTES) {
    throw new Error(
      `the folder "${folder}" has too long a name for a socket: set TMPDIR to a shorter one, such as /tmp`,
    );
  }
  const { server, certificate } = hostCertificate
    ? createMutualTlsServer(new X509Certificate(hostCertificate), onConnection)
    : { server: createServer(onConnection), certificate: undefined };
  await new Promise<void>((resolve, reject) => {
    const rejectWithHint = (error: NodeJS.ErrnoException) =>
      reject(
        new Error(
          `no socket can be made in "${folder}" (${error.code}): set TMPDIR to a folder that can be written`,
        ),
      );
    server.once('error', rejectWithHint).listen(path, resolve);
  });
  // Closing the server removes the socket file.
  return { path, certificate, close: () => void server.close() };
}

/**
 * Creates a TLS server with mutual authentication by certificates made for this launch.
 * The host's is compared byte for byte. The empty list of authorities saves Node 20 from reading its own.
 */
function createMutualTlsServer(
  hostCertificate: X509Certificate,
  onConnection: (socket: Socket) => void,
): { readonly server: Server; readonly certificate: Buffer } {
  const { der, key } = createCertificate(Date.now());
  const server = createTlsServer(
    {
      cert: new X509Certificate(der).toString(),
      key: key.export({ type: 'pkcs8', format: 'pem' }),
      ca: [],
      requestCert: true,
      rejectUnauthorized: false,
      ALPNProtocols: ['h2'],
      minVersion: 'TLSv1.2',
    },
    (socket) => {
      const peerCertificate = socket.getPeerX509Certificate();
      if (peerCertificate?.raw.equals(hostCertificate.raw)) {
        onConnection(socket);
      } else {
        socket.destroy();
      }
    },
  );
  return { server, certificate: der };
}
