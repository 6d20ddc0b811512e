import * as z from 'zod';
import { type ReplyFields, scalarToText } from '../clouds/reply-fields';
import { readArray } from './reply-values';
import type { Page, ReportedImage } from './source';

/** The list of images in a reply, by the names of its API. */
interface ImageList<ImageType extends ReportedImage> {
  readonly name: string;
  /** The field of an object around the images, as in `Images.Image`. */
  readonly wrapper?: string;
  /** The total; the reply may omit the list if it is zero. */
  readonly total: string;
  readonly image: z.ZodType<ImageType>;
}

/** An image of a reply; only its id is required. */
export function replyImage<ImageType extends ReportedImage>(
  idName: string,
  read: (id: string, raw: ReplyFields) => ImageType,
): z.ZodType<ImageType> {
  return (
    z
      // A loose object would copy every field.
      .preprocess(
        (raw) => ({ [idName]: Object(raw)[idName], raw }),
        z.object({ [idName]: z.string().min(1), raw: z.custom<ReplyFields>() }),
      )
      .transform(({ [idName]: id, raw }) => read(String(id), Object(raw)))
  );
}

/** A page of a list by tokens; each page returns the token of the next one. */
export function tokenPage<ImageType extends ReportedImage>(
  list: ImageList<ImageType>,
  tokenName: string,
): z.ZodType<Page<ImageType>> {
  return listReply(list, { [tokenName]: pageToken }, {}).transform(({ images, reply }) => {
    const token = reply[tokenName];
    return { images, nextCursors: token === undefined ? [] : [token] };
  });
}

/** A page of a numbered list; the first page returns the numbers of all others. */
export function numberedPage<ImageType extends ReportedImage>(
  list: ImageList<ImageType>,
  numberName: string,
  sizeName: string,
): z.ZodType<Page<ImageType>> {
  const counts = { [numberName]: imageCount, [sizeName]: imageCount, [list.total]: imageCount };
  // A reply without a list may omit its numbers, too.
  const defaults = { [numberName]: 1, [sizeName]: 1 };
  return listReply(list, counts, defaults).transform(({ images, reply }) => {
    const { [numberName]: number, [sizeName]: size = 0, [list.total]: total = 0 } = reply;
    const pages = number === 1 && size > 0 ? Math.ceil(total / size) : 1;
    return { images, nextCursors: cursors(pages, (page) => page + 1), total, size };
  });
}

/** A page of a list by offsets; every page returns the offsets of all but the first. */
export function offsetPage<ImageType extends ReportedImage>(
  list: ImageList<ImageType>,
): z.ZodType<Page<ImageType>> {
  return listReply(list, { [list.total]: imageCount }, {}).transform(({ images, reply }) => {
    const total = reply[list.total] ?? 0;
    const pages = images.length > 0 ? Math.ceil(total / images.length) : 1;
    return { images, nextCursors: cursors(pages, (page) => page * images.length), total };
  });
}

/** A required count; one above all catalogs is invalid. */
const imageCount = z
  .union([z.number(), z.string().regex(/^\d+$/)])
  .transform(Number)
  .pipe(z.int().min(0).max(1_000_000));

/** The token of the next page, absent on the last page; an unreadable one is an error, since images would be lost. */
const pageToken = z.transform((value: unknown, context): string | undefined => {
  const token = scalarToText(value ?? '');
  if (token === undefined) {
    context.issues.push({ code: 'custom', input: value, message: 'is not a string' });
  }
  return token || undefined;
});

/** The images of a reply with its cursor values. */
function listReply<ImageType extends ReportedImage, Value>(
  { name, wrapper, total, image }: ImageList<ImageType>,
  cursorValues: Readonly<Record<string, z.ZodType<Value>>>,
  defaults: Readonly<Record<string, number>>,
) {
  const images = wrapper === undefined ? imageList(image) : wrappedImageList(image, wrapper);
  return z
    .preprocess(
      (reply, context) => {
        const { [name]: listed, [total]: count } = Object(reply);
        if (listed !== undefined) {
          return reply;
        }
        if (count === 0 || count === '0') {
          return { ...defaults, ...Object(reply), [name]: null };
        }
        context.addIssue({ code: 'custom', path: [name], message: 'is missing' });
        return z.NEVER;
      },
      z.object({ ...cursorValues, [name]: images }),
    )
    .transform((reply) => ({
      // The schema gives the list its name and the other values theirs.
      images: reply[name] as ImageType[],
      reply: reply as Readonly<Record<string, Value | undefined>>,
    }));
}

/** The largest number of images on a page: ten times the largest page size, which some services ignore. */
export const MAX_IMAGES_PER_PAGE = 1_000;

/** Null is an empty list, a missing list is an error. */
function imageList<ImageType>(image: z.ZodType<ImageType>) {
  return z.array(z.unknown()).nullable().transform(readImages(image));
}

function wrappedImageList<ImageType>(image: z.ZodType<ImageType>, wrapper: string) {
  return z.preprocess((list) => readArray(list, wrapper), imageList(image));
}

/** Reads the images up to the first invalid one: an error for each would take seconds. */
function readImages<ImageType>(image: z.ZodType<ImageType>) {
  const nullable = image.nullable();
  return (list: readonly unknown[] | null, context: z.RefinementCtx): ImageType[] => {
    if (list && list.length > MAX_IMAGES_PER_PAGE) {
      const message = `has ${list.length} images, more than a page may have`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
    const images: ImageType[] = [];
    for (const [index, listed] of (list ?? []).entries()) {
      const { success, data, error } = nullable.safeParse(listed);
      if (!success) {
        addFirstIssue(error, index, context);
        return z.NEVER;
      }
      if (data !== null) {
        images.push(data);
      }
    }
    return images;
  };
}

function addFirstIssue({ issues }: z.ZodError, index: number, context: z.RefinementCtx): void {
  const [{ message, path }] = issues as [z.core.$ZodIssue];
  context.addIssue({ code: 'custom', message, path: [index, ...path] });
}

function cursors(pages: number, cursorOf: (page: number) => number): readonly string[] {
  return Array.from({ length: Math.max(0, pages - 1) }, (_, index) => String(cursorOf(index + 1)));
}
