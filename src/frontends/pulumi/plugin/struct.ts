import { Struct, Value } from 'google-protobuf/google/protobuf/struct_pb';
import type { Properties } from '../properties';

/** Converts a Struct to plain JSON; the generated conversion loses keys that JavaScript reserves. */
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

/** Converts plain JSON to a Struct; undefined values are omitted. */
export function toStruct(properties: Properties): Struct {
  return Struct.fromJavaScript(JSON.parse(JSON.stringify(properties)));
}
