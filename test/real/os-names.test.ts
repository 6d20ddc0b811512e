import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Image } from '../../src/image/image';
import { normalizeArchitecture } from '../../src/image/normalize';
import { type OsName, readOsNames } from '../../src/image/os-name';
import { getSource } from '../../src/sources/registry';
import type { ReportedImage } from '../../src/sources/source';

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

const alicloud = labeledImages('alicloud-ecs', 'alicloud-ecs-more');
const volcengine = labeledImages('volcengine-ecs', 'volcengine-ecs-more');
const clouds = labeledImages('byteplus-ecs', 'tencent-cvm');

test.each(alicloud)('alicloud-ecs lists %s', (_, { wire, expect: facts }) => {
  const page = { PageNumber: 1, PageSize: 100, TotalCount: 1, Images: { Image: [wire] } };

  expectFields(parseOnlyImage('alicloud-ecs', page), facts);
});

test.each(volcengine)('volcengine-ecs lists %s', (_, { wire, expect: facts }) => {
  expectFields(parseOnlyImage('volcengine-ecs', { Result: { Images: [wire] } }), facts);
});

// Their sources do not exist yet; the grammar of the names is one.
test.each(clouds)('another cloud lists %s', (_, { wire, expect: facts }) => {
  const release = [wire.Platform, wire.PlatformVersion].filter(Boolean).join(' ');
  const os = readOsNames([wire.OsName, release]);

  expectFields({ ...os, architecture: normalizeArchitecture(wire.Architecture) }, facts);
});

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

function parseOnlyImage(source: string, reply: unknown): ReportedImage {
  const [image] = getSource(source).reply().pageSchema.parse(reply).images;
  if (!image) {
    throw new Error('the reply lists no image');
  }
  return image;
}

function labeledImages(...files: readonly string[]): [string, LabeledImage][] {
  return files.flatMap((file) => {
    const rows: LabeledImage[] = JSON.parse(readFileSync(join(__dirname, `${file}.json`), 'utf8'));
    return rows.map((row): [string, LabeledImage] => [titleOf(row), row]);
  });
}

function titleOf({ wire }: LabeledImage): string {
  return `${wire.ImageId}, ${wire.OSNameEn ?? wire.OSName ?? wire.OsName}`;
}
