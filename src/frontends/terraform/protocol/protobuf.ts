import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/** Writes and reads one field of a message. */
interface FieldCodec<Value> {
  writeField(writer: BinaryWriter, number: number, value: Value): void;
  /** Reads one occurrence of the field and combines it with the previous ones. */
  readField(reader: BinaryReader, previous: Value | undefined): Value;
}

/** A protobuf message, which can also be a field of another one. */
export interface MessageCodec<Value> extends FieldCodec<Value> {
  encode(value: Value): Buffer;
  decode(bytes: Uint8Array): Value;
}

/** The fields of a message: names in camel case, with numbers and codecs. */
export type MessageFields = Readonly<
  Record<string, readonly [number: number, codec: FieldCodec<unknown>]>
>;

/** The value of a message; fields that were not sent are absent. */
type MessageValue<Known extends MessageFields> = {
  readonly [Name in keyof Known]?:
    | (Known[Name][1] extends FieldCodec<infer Value> ? Value : never)
    | undefined;
};

export type ValueOf<Known> = Known extends MessageCodec<infer Value> ? Value : never;

/** A message with these fields; others are skipped on receipt. */
export function message<const Known extends MessageFields>(
  fields: Known,
): MessageCodec<MessageValue<Known>> {
  const byNumber = new Map(
    Object.entries(fields).map(([name, [number, codec]]) => [number, { name, codec }]),
  );

  const write = (writer: BinaryWriter, value: Readonly<Record<string, unknown>>): BinaryWriter => {
    for (const [name, [number, codec]] of Object.entries(fields)) {
      if (value[name] !== undefined) {
        codec.writeField(writer, number, value[name]);
      }
    }
    return writer;
  };

  const read = (reader: BinaryReader, end: number): MessageValue<Known> => {
    const value: Record<string, unknown> = {};
    while (reader.pos < end) {
      const [number, type] = reader.tag();
      const field = byNumber.get(number);
      if (field) {
        value[field.name] = field.codec.readField(reader, value[field.name]);
      } else {
        reader.skip(type);
      }
    }
    // The loop above sets declared fields only.
    return value as MessageValue<Known>;
  };

  return {
    encode: (value) => Buffer.from(write(new BinaryWriter(), value).finish()),
    decode: (bytes) => read(new BinaryReader(bytes), bytes.length),
    writeField: (writer, number, value) => {
      write(writer.tag(number, WireType.LengthDelimited).fork(), value).join();
    },
    readField: (reader) => {
      const length = reader.uint32();
      return read(reader, reader.pos + length);
    },
  };
}

export const string: FieldCodec<string> = {
  writeField: (writer, number, value) => writer.tag(number, WireType.LengthDelimited).string(value),
  readField: (reader) => reader.string(),
};

export const bytes: FieldCodec<Uint8Array> = {
  writeField: (writer, number, value) => writer.tag(number, WireType.LengthDelimited).bytes(value),
  readField: (reader) => reader.bytes(),
};

export const bool: FieldCodec<boolean> = {
  writeField: (writer, number, value) => writer.tag(number, WireType.Varint).bool(value),
  readField: (reader) => reader.bool(),
};

/** An enumeration value or an integer; those of this protocol do not exceed 2^53. */
export const int64: FieldCodec<number> = {
  writeField: (writer, number, value) => writer.tag(number, WireType.Varint).int64(value),
  readField: (reader) => Number(reader.int64()),
};

export function repeated<Value>(codec: FieldCodec<Value>): FieldCodec<readonly Value[]> {
  return {
    writeField: (writer, number, values) => {
      for (const value of values) {
        codec.writeField(writer, number, value);
      }
    },
    readField: (reader, previous = []) => [...previous, codec.readField(reader, undefined)],
  };
}
