import { Struct, Value } from 'google-protobuf/google/protobuf/struct_pb';
import type { Properties } from '../properties';

/** The properties of a message, as plain JSON; their own reader loses a key that JavaScript has a use for. */
export function fromStruct(struct: Struct | undefined): Properties {
  return Object.fromEntries(
    [...(struct?.getFieldsMap().entries() ?? [])].map(([name, value]) => [
      name,
      fromStructValue(value),
    ]),
  );
}

function fromStructValue(value: Value): unknown {
  switch (value.getKindCase()) {
    case Value.KindCase.NUMBER_VALUE:
      return value.getNumberValue();
    case Value.KindCase.STRING_VALUE:
      return value.getStringValue();
    case Value.KindCase.BOOL_VALUE:
      return value.getBoolValue();
    case Value.KindCase.STRUCT_VALUE:
      return fromStruct(value.getStructValue());
    case Value.KindCase.LIST_VALUE:
      return value.getListValue()?.getValuesList().map(fromStructValue) ?? [];
    default:
      return null;
  }
}

/** The same, for a message; what is absent is left out. */
export function toStruct(properties: Properties): Struct {
  const struct = new Struct();
  for (const [name, value] of Object.entries(properties)) {
    if (value !== undefined) {
      struct.getFieldsMap().set(name, toStructValue(value));
    }
  }
  return struct;
}

function toStructValue(value: unknown): Value {
  // The map of a struct takes the message that a value of JavaScript becomes.
  return Value.fromJavaScript(
    withoutUndefined(value) as Parameters<typeof Value.fromJavaScript>[0],
  );
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutUndefined);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, part]) => part !== undefined)
          .map(([name, part]) => [name, withoutUndefined(part)]),
      )
    : value;
}
