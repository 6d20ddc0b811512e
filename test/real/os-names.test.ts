import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Image } from '../../src/image/image';
import { normalizeArchitecture } from '../../src/image/normalize';
import { type OsName, readOsNames } from '../../src/image/os-name';
import { sources } from '../../src/sources/registry';
import type { ReportedImage, Source } from '../../src/sources/source';
import { samplesOf } from '../support/samples';

/** An image as a cloud really lists it, and what a person reads in its names. */
interface LabeledImage {
  readonly wire: Readonly<Record<string, string>>;
  readonly expect: {
    readonly platform: string;
    readonly platformVersion?: string;
    readonly plain: boolean;
    readonly variantWords?: readonly string[];
    readonly language?: string;
    readonly architecture?: string;
  };
}

const rowFiles = readdirSync(__dirname).filter((file) => file.endsWith('.json'));

describe.each(rowFiles)('%s', (file) => {
  const id = file.replace(/(?:-more)?\.json$/, '');
  const source = sources.find((known) => known.id === id);

  test.each(labeledImages(file))('lists %s', async (_, { wire, expect: facts }) => {
    const image = source ? await parseOnlyImage(source, wire) : readNames(wire);

    expectFields(image, facts);
  });
});

/** What the names say where no source reads them: the grammar of the names is one. */
function readNames(wire: LabeledImage['wire']) {
  const release = [wire.Platform, wire.PlatformVersion].filter(Boolean).join(' ');
  const os = readOsNames([wire.OsName, release]);
  return { ...os, architecture: normalizeArchitecture(wire.Architecture) };
}

function expectFields(
  image: Pick<Image, 'architecture' | keyof OsName>,
  { plain, variantWords = [], ...fields }: LabeledImage['expect'],
): void {
  const { platform, platformVersion, language, architecture } = image;
  expect({ language, platform, platformVersion }).toEqual({
    language: fields.language,
    platform: fields.platform,
    platformVersion: fields.platformVersion,
  });
  expect(architecture).toBe(fields.architecture ?? architecture);
  expect(image.variant?.split('-') ?? []).toEqual(
    plain ? [] : expect.arrayContaining([...variantWords]),
  );
}

/** Reads an image in the place of those of a documented reply. */
async function parseOnlyImage(
  { id, reply }: Source,
  wire: LabeledImage['wire'],
): Promise<ReportedImage> {
  const [sample] = await samplesOf(id);
  const [image] = reply().pageSchema.parse(replaceList(sample?.reply, [wire])).images;
  if (!image) {
    throw new Error('the reply lists no image');
  }
  return image;
}

/** A reply with another list of images, which is its outermost list. */
function replaceList(value: unknown, images: readonly unknown[]): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Array.isArray(value)
    ? images
    : Object.fromEntries(
        Object.entries(value).map(([name, part]) => [name, replaceList(part, images)]),
      );
}

function labeledImages(file: string): [string, LabeledImage][] {
  const rows: LabeledImage[] = JSON.parse(readFileSync(join(__dirname, file), 'utf8'));
  return rows.map((row) => [titleOf(row), row]);
}

function titleOf({ wire }: LabeledImage): string {
  return `${wire.ImageId}, ${wire.OSNameEn ?? wire.OSName ?? wire.OsName}`;
}
