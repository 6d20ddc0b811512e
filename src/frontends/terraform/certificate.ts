import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/*
 * An X.509 certificate (RFC 5280) encoded by hand, since the libraries for it take longer to load
 * than the plugin takes to start.
 */
const [INTEGER, BIT_STRING, OCTET_STRING, OID, UTF8, SEQUENCE, SET, UTC_TIME] = [
  0x02, 0x03, 0x04, 0x06, 0x0c, 0x30, 0x31, 0x17,
];
const VERSION_TAG = 0xa0;
const EXTENSIONS_TAG = 0xa3;
const DNS_NAME_TAG = 0x82;

const ECDSA_WITH_SHA256 = '2a8648ce3d040302';
const COMMON_NAME = '550403';
const SUBJECT_ALT_NAME = '551d11';
const EXTENDED_KEY_USAGE = '551d25';
const SERVER_AUTH = '2b06010505070301';

const HOUR_MS = 3_600_000;

/** Creates a certificate in DER for `localhost` and its key, valid for a week, from an hour ago. */
export function createCertificate(now: number): {
  readonly der: Buffer;
  readonly key: KeyObject;
} {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(der(SET, sequence(oid(COMMON_NAME), der(UTF8, Buffer.from('localhost')))));
  const algorithm = sequence(oid(ECDSA_WITH_SHA256));
  const body = sequence(
    der(VERSION_TAG, der(INTEGER, Buffer.of(2))),
    der(INTEGER, Buffer.of(1, ...randomBytes(15))),
    algorithm,
    name,
    sequence(utcTime(now - HOUR_MS), utcTime(now + 7 * 24 * HOUR_MS)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      EXTENSIONS_TAG,
      sequence(
        extension(SUBJECT_ALT_NAME, der(DNS_NAME_TAG, Buffer.from('localhost'))),
        extension(EXTENDED_KEY_USAGE, oid(SERVER_AUTH)),
      ),
    ),
  );
  const signature = sign('sha256', body, privateKey);
  const certificate = sequence(body, algorithm, der(BIT_STRING, Buffer.of(0), signature));
  return { der: certificate, key: privateKey };
}

function extension(id: string, content: Buffer): Buffer {
  return sequence(oid(id), der(OCTET_STRING, sequence(content)));
}

/** Encodes a UTCTime, which has two digits for the year, valid until 2049. */
function utcTime(ms: number): Buffer {
  const [day = '', clock = ''] = new Date(ms).toISOString().split('T');
  return der(UTC_TIME, Buffer.from(`${`${day}${clock.slice(0, 8)}`.replace(/\D/g, '').slice(2)}Z`));
}

function oid(hex: string): Buffer {
  return der(OID, Buffer.from(hex, 'hex'));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(SEQUENCE, ...parts);
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length =
    content.length < 0x80
      ? [content.length]
      : content.length < 0x100
        ? [0x81, content.length]
        : [0x82, content.length >> 8, content.length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...length), content]);
}
