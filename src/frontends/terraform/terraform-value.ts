import { decode, ExtensionCodec, encode } from '@msgpack/msgpack';
import { ImagepinError } from '../../errors';
import type { DynamicValue } from './protocol/messages';

/** A value that the engine does not know yet. */
export const UNKNOWN = Symbol('unknown');

/** A value in the types of the plugin protocol. */
export type TerraformValue =
  | null
  | boolean
  | number
  | string
  | typeof UNKNOWN
  | readonly TerraformValue[]
  | TerraformMap;

/** An object or a map, such as the attributes of a block. */
export interface TerraformMap {
  readonly [name: string]: TerraformValue;
}

const extensions = new ExtensionCodec();
// The extension types of unknown values: plain and refined; refinements are ignored.
const [PLAIN, REFINED] = [0, 12];
extensions.register({
  type: PLAIN,
  encode: (value) => (value === UNKNOWN ? Uint8Array.of(0) : null),
  decode: () => UNKNOWN,
});
extensions.register({ type: REFINED, encode: () => null, decode: () => UNKNOWN });

/** Decodes a value: MessagePack of the engine, or JSON of a state. Throws if it is neither. */
export function decodeValue({ msgpack, json }: DynamicValue = {}): TerraformValue {
  if (msgpack && msgpack.length > 0) {
    return decodeMessagePack(msgpack);
  }
  return json && json.length > 0 ? JSON.parse(Buffer.from(json).toString('utf8')) : null;
}

function decodeMessagePack(bytes: Uint8Array): TerraformValue {
  try {
    // Every attribute is validated where it is used.
    return decode(bytes, { extensionCodec: extensions }) as TerraformValue;
  } catch (cause) {
    if (!String(cause).includes('__proto__')) {
      throw cause;
    }
    throw new ImagepinError(
      'InvalidQuery',
      'a map has the key "__proto__", which is not supported',
      { detail: 'Use another key.', cause },
    );
  }
}

export function encodeValue(value: TerraformValue): DynamicValue {
  return { msgpack: encode(value, { extensionCodec: extensions }) };
}

export function isMap(value: TerraformValue | undefined): value is TerraformMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
