import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/** How a field of a message is written and read. */
interface FieldCodec<Value> {
  /** Writes the field, with its number. */
  writeField(writer: BinaryWriter, number: number, value: Value): void;
  /** Reads an occurrence of the field and adds it to those before. */
  readField(reader: BinaryReader, previous: Value | undefined): Value;
}

/** A protobuf message: it can be written, read and be a field of another one. */
export interface MessageCodec<Value> extends FieldCodec<Value> {
  encode(value: Value): Buffer;
  decode(bytes: Uint8Array): Value;
}

type MessageFields = Readonly<
  Record<string, readonly [number: number, codec: FieldCodec<unknown>]>
>;

/** What a message holds; a field that was not sent is absent. */
type MessageValue<Known extends MessageFields> = {
  readonly [Name in keyof Known]?:
    | (Known[Name][1] extends FieldCodec<infer Value> ? Value : never)
    | undefined;
};

/** What is known of a message when it is used. */
export type ValueOf<Known> = Known extends MessageCodec<infer Value> ? Value : never;

/** Declares a message by its fields: names in our spelling, with their numbers and kinds. */
export function defineMessage<const Known extends MessageFields>(
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
    // Its names and kinds are those of the table.
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

export const stringField: FieldCodec<string> = {
  writeField: (writer, number, value) => writer.tag(number, WireType.LengthDelimited).string(value),
  readField: (reader) => reader.string(),
};

export const bytesField: FieldCodec<Uint8Array> = {
  writeField: (writer, number, value) => writer.tag(number, WireType.LengthDelimited).bytes(value),
  readField: (reader) => reader.bytes(),
};

export const boolField: FieldCodec<boolean> = {
  writeField: (writer, number, value) => writer.tag(number, WireType.Varint).bool(value),
  readField: (reader) => reader.bool(),
};

/** An enumeration's value, or an integer: none of those here exceeds 2^53. */
export const integerField: FieldCodec<number> = {
  writeField: (writer, number, value) => writer.tag(number, WireType.Varint).int64(value),
  readField: (reader) => Number(reader.int64()),
};

/** A repeated field. */
export function repeatedField<Value>(codec: FieldCodec<Value>): FieldCodec<readonly Value[]> {
  return {
    writeField: (writer, number, values) => {
      for (const value of values) {
        codec.writeField(writer, number, value);
      }
    },
    readField: (reader, previous = []) => [...previous, codec.readField(reader, undefined)],
  };
}

/** A map with texts for keys: on the wire, a list of entries. */
export function mapField<Value>(
  codec: FieldCodec<Value>,
): FieldCodec<Readonly<Record<string, Value>>> {
  const entry = defineMessage({ key: [1, stringField], value: [2, codec] });
  return {
    writeField: (writer, number, values) => {
      for (const [key, value] of Object.entries(values)) {
        entry.writeField(writer, number, { key, value });
      }
    },
    readField: (reader, previous = {}) => {
      const { key = '', value } = entry.readField(reader, undefined);
      return value === undefined ? previous : { ...previous, [key]: value as Value };
    },
  };
}

/** A message that holds itself, by way of others. */
export function lazyField<Value>(get: () => FieldCodec<Value>): FieldCodec<Value> {
  return {
    writeField: (writer, number, value) => get().writeField(writer, number, value),
    readField: (reader, previous) => get().readField(reader, previous),
  };
}
