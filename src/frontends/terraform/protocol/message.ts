import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/** How a field of a message is written and read. */
interface Kind<Value> {
  /** Writes the field, with its number. */
  put(writer: BinaryWriter, number: number, value: Value): void;
  /** Reads an occurrence of the field and adds it to those before. */
  add(reader: BinaryReader, before: Value | undefined): Value;
}

/** A protobuf message: it can be written, read and be a field of another one. */
export interface Message<Value> extends Kind<Value> {
  encode(value: Value): Buffer;
  decode(bytes: Uint8Array): Value;
}

type Fields = Readonly<Record<string, readonly [number: number, kind: Kind<unknown>]>>;

/** What a message holds; a field that was not sent is absent. */
type Holds<Known extends Fields> = {
  readonly [Name in keyof Known]?:
    | (Known[Name][1] extends Kind<infer Value> ? Value : never)
    | undefined;
};

/** What is known of a message when it is used. */
export type Content<Known> = Known extends Message<infer Value> ? Value : never;

/** Declares a message by its fields: names in our spelling, with their numbers and kinds. */
export function message<const Known extends Fields>(fields: Known): Message<Holds<Known>> {
  const byNumber = new Map(
    Object.entries(fields).map(([name, [number, kind]]) => [number, { name, kind }]),
  );

  const write = (writer: BinaryWriter, value: Readonly<Record<string, unknown>>): BinaryWriter => {
    for (const [name, [number, kind]] of Object.entries(fields)) {
      if (value[name] !== undefined) {
        kind.put(writer, number, value[name]);
      }
    }
    return writer;
  };

  const read = (reader: BinaryReader, end: number): Holds<Known> => {
    const value: Record<string, unknown> = {};
    while (reader.pos < end) {
      const [number, type] = reader.tag();
      const field = byNumber.get(number);
      if (field) {
        value[field.name] = field.kind.add(reader, value[field.name]);
      } else {
        reader.skip(type);
      }
    }
    // Its names and kinds are those of the table.
    return value as Holds<Known>;
  };

  return {
    encode: (value) => Buffer.from(write(new BinaryWriter(), value).finish()),
    decode: (bytes) => read(new BinaryReader(bytes), bytes.length),
    put: (writer, number, value) => {
      write(writer.tag(number, WireType.LengthDelimited).fork(), value).join();
    },
    add: (reader) => {
      const length = reader.uint32();
      return read(reader, reader.pos + length);
    },
  };
}

export const text: Kind<string> = {
  put: (writer, number, value) => writer.tag(number, WireType.LengthDelimited).string(value),
  add: (reader) => reader.string(),
};

export const bytes: Kind<Uint8Array> = {
  put: (writer, number, value) => writer.tag(number, WireType.LengthDelimited).bytes(value),
  add: (reader) => reader.bytes(),
};

export const flag: Kind<boolean> = {
  put: (writer, number, value) => writer.tag(number, WireType.Varint).bool(value),
  add: (reader) => reader.bool(),
};

/** An enumeration's value, or an integer: none of those here exceeds 2^53. */
export const integer: Kind<number> = {
  put: (writer, number, value) => writer.tag(number, WireType.Varint).int64(value),
  add: (reader) => Number(reader.int64()),
};

/** A repeated field. */
export function list<Value>(kind: Kind<Value>): Kind<readonly Value[]> {
  return {
    put: (writer, number, values) => {
      for (const value of values) {
        kind.put(writer, number, value);
      }
    },
    add: (reader, before = []) => [...before, kind.add(reader, undefined)],
  };
}

/** A map with texts for keys: on the wire, a list of entries. */
export function map<Value>(kind: Kind<Value>): Kind<Readonly<Record<string, Value>>> {
  const entry = message({ key: [1, text], value: [2, kind] });
  return {
    put: (writer, number, values) => {
      for (const [key, value] of Object.entries(values)) {
        entry.put(writer, number, { key, value });
      }
    },
    add: (reader, before = {}) => {
      const { key = '', value } = entry.add(reader, undefined);
      return value === undefined ? before : { ...before, [key]: value as Value };
    },
  };
}

/** A message that holds itself, by way of others. */
export function lazily<Value>(get: () => Kind<Value>): Kind<Value> {
  return {
    put: (writer, number, value) => get().put(writer, number, value),
    add: (reader, before) => get().add(reader, before),
  };
}
