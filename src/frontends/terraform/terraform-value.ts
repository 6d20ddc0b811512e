import { decode, ExtensionCodec, encode } from '@msgpack/msgpack';
import { ImagepinError } from '../../errors';

/** A value that the engine will know later. */
export const UNKNOWN = Symbol('unknown');

/** A value of the engine's, in the plugin protocol's own types. */
export type TerraformValue =
  | null
  | boolean
  | number
  | string
  | typeof UNKNOWN
  | readonly TerraformValue[]
  | TerraformMap;

/** An object or a map; the attributes of a block are one. */
export interface TerraformMap {
  readonly [name: string]: TerraformValue;
}

/** A value on the wire: MessagePack from the engine, or JSON from a state. */
export interface DynamicValue {
  readonly msgpack?: Uint8Array | undefined;
  readonly json?: Uint8Array | undefined;
}

const extensions = new ExtensionCodec();
// Plain, and refined: what more is known of a refined one is not asked here.
const [PLAIN, REFINED] = [0, 12];
extensions.register({
  type: PLAIN,
  encode: (value) => (value === UNKNOWN ? Uint8Array.of(0) : null),
  decode: () => UNKNOWN,
});
extensions.register({ type: REFINED, encode: () => null, decode: () => UNKNOWN });

/** Reads what the engine sent. Throws when it is neither MessagePack nor JSON. */
export function decodeValue({ msgpack, json }: DynamicValue = {}): TerraformValue {
  if (msgpack && msgpack.length > 0) {
    return decodeMessagePack(msgpack);
  }
  return json && json.length > 0 ? JSON.parse(Buffer.from(json).toString('utf8')) : null;
}

function decodeMessagePack(bytes: Uint8Array): TerraformValue {
  try {
    // What it holds is checked where it is used, attribute by attribute.
    return decode(bytes, { extensionCodec: extensions }) as TerraformValue;
  } catch (cause) {
    if (!String(cause).includes('__proto__')) {
      throw cause;
    }
    throw new ImagepinError(
      'InvalidQuery',
      'a map has the key "__proto__", which is not supported',
      {
        detail: 'Use another key.',
        cause,
      },
    );
  }
}

/** Writes what the engine is to get. */
export function encodeValue(value: TerraformValue): DynamicValue {
  return { msgpack: encode(value, { extensionCodec: extensions }) };
}

/** Whether a value has attributes, or entries: neither a list nor unknown. */
export function isMap(value: TerraformValue | undefined): value is TerraformMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
