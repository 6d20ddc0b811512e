/** The body of a reply, before the protocol adds its envelope. */
export type ReplyBody = Readonly<Record<string, unknown>>;

/** The names of the fields that an operation replies with, for faults that change them. */
export interface ReplyLayout {
  /** The path of the list of images, such as `Images`, or `Images` and `Image`. */
  readonly images: readonly [string, ...string[]];
  /** The field with the ID of an image. */
  readonly id: string;
  /** The field with the number of images in the whole list. */
  readonly total?: string;
  /** The field with the token or marker of the next page. */
  readonly nextToken?: string;
}

/** Returns a body with other images. */
export function editImages(
  body: ReplyBody,
  { images: path }: ReplyLayout,
  edit: (images: readonly ReplyBody[]) => readonly unknown[],
): ReplyBody {
  const editAt = (value: unknown, [name, ...rest]: readonly string[]): unknown =>
    name === undefined
      ? // The path of a layout leads to a list of objects.
        edit(value as readonly ReplyBody[])
      : { ...Object(value), [name]: editAt(Object(value)[name], rest) };
  // The path is not empty, so that the result is an object.
  return editAt(body, path) as ReplyBody;
}

/** Returns a body without the fields of these names. */
export function omitFields(body: ReplyBody, ...names: readonly (string | undefined)[]): ReplyBody {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}
