import { randomBytes, X509Certificate } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { createCertificate } from './certificate';

/** Where the host connects, and how it knows that it is us. */
export interface Listening {
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
  /** Takes a connection of the host's, with nothing of it read yet. */
  readonly take: (socket: Socket) => void;
}

/** Listens on a socket of its own, which only the host can speak to. */
export async function listen({
  hostCertificate,
  folder = tmpdir(),
  take,
}: ListenOptions): Promise<Listening> {
  const path = join(folder, `imagepin-${randomBytes(8).toString('hex')}`);
  const { server, certificate } = hostCertificate
    ? secure(new X509Certificate(hostCertificate), take)
    : { server: createServer(take), certificate: undefined };
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(path, resolve);
  });
  return { path, certificate, close: () => rmSync(path, { force: true }) };
}

/**
 * Both sides show a certificate made for this launch.
 * The host's is compared byte for byte, without a list of authorities: an empty list also saves
 * Node 20 from reading its own.
 */
function secure(
  host: X509Certificate,
  take: (socket: Socket) => void,
): { readonly server: Server; readonly certificate: Buffer } {
  const { der, key } = createCertificate(Date.now());
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
      const shown = socket.getPeerX509Certificate();
      if (shown?.raw.equals(host.raw)) {
        take(socket);
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
