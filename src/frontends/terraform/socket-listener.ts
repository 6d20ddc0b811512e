import { randomBytes, X509Certificate } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { createCertificate } from './certificate';

/** Where the host connects, and how it knows that it is us. */
export interface SocketListener {
  readonly path: string;
  /** Our certificate in DER; absent where the host wants no TLS. */
  readonly certificate: Buffer | undefined;
  close(): void;
}

export interface ListenOptions {
  /** The certificate that the host will show, in PEM. Absent: the host wants no TLS. */
  readonly hostCertificate: string | undefined;
  /** Where the socket's file is made. */
  readonly folder?: string | undefined;
  /** Milliseconds since 1970, for the validity of the certificate. */
  readonly now: number;
  /** Takes a connection of the host's, with nothing of it read yet. */
  readonly onConnection: (socket: Socket) => void;
}

/** What the name of a socket may have on all systems. */
const MAX_SOCKET_PATH_BYTES = 103;

/** Listens on a socket of its own, which only the host can speak to. */
export async function listen({
  hostCertificate,
  folder = tmpdir(),
  now,
  onConnection,
}: ListenOptions): Promise<SocketListener> {
  const path = join(folder, `imagepin-${randomBytes(8).toString('hex')}`);
  if (Buffer.byteLength(path) > MAX_SOCKET_PATH_BYTES) {
    throw new Error(
      `the folder "${folder}" has too long a name for a socket: set TMPDIR to a shorter one, such as /tmp`,
    );
  }
  const { server, certificate } = hostCertificate
    ? createMutualTlsServer(new X509Certificate(hostCertificate), now, onConnection)
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
  // The file of the socket goes with it.
  return { path, certificate, close: () => void server.close() };
}

/**
 * Both sides show a certificate made for this launch.
 * The host's is compared byte for byte, without a list of authorities: an empty list also saves
 * Node 20 from reading its own.
 */
function createMutualTlsServer(
  hostCertificate: X509Certificate,
  now: number,
  onConnection: (socket: Socket) => void,
): { readonly server: Server; readonly certificate: Buffer } {
  const { der, key } = createCertificate(now);
  const server = createTlsServer(
    {
      cert: toPem(der),
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

function toPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
