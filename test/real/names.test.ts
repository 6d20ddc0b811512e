import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Image } from '../../src/image/image';
import { type OsName, readOsNames } from '../../src/image/os-name';
import { toArchitecture } from '../../src/image/spelling';
import { getSource } from '../../src/sources/registry';
import type { Reported } from '../../src/sources/source';

/** An image as a cloud really lists it, and what a person reads in its names. */
interface Row {
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

const alicloud = rowsOf('alicloud-ecs', 'alicloud-ecs-more');
const volcengine = rowsOf('volcengine-ecs', 'volcengine-ecs-more');
const clouds = rowsOf('byteplus-ecs', 'tencent-cvm');

test.each(alicloud)('alicloud-ecs lists %s', (_, { wire, expect: facts }) => {
  const page = { PageNumber: 1, PageSize: 100, TotalCount: 1, Images: { Image: [wire] } };

  expectFacts(onlyImage('alicloud-ecs', page), facts);
});

test.each(volcengine)('volcengine-ecs lists %s', (_, { wire, expect: facts }) => {
  expectFacts(onlyImage('volcengine-ecs', { Result: { Images: [wire] } }), facts);
});

// Their sources do not exist yet; the grammar of the names is one.
test.each(clouds)('another cloud lists %s', (_, { wire, expect: facts }) => {
  const release = [wire.Platform, wire.PlatformVersion].filter(Boolean).join(' ');
  const os = readOsNames([wire.OsName, release]);

  expectFacts({ ...os, architecture: toArchitecture(wire.Architecture) }, facts);
});

function expectFacts(
  image: Pick<Image, 'architecture' | keyof OsName>,
  { plain, variantWords = [], ...facts }: Row['expect'],
): void {
  const { platform, platformVersion, language, architecture } = image;
  expect({ language, platform, platformVersion }).toEqual({
    language: facts.language,
    platform: facts.platform,
    platformVersion: facts.platformVersion,
  });
  expect(architecture).toBe(facts.architecture ?? architecture);
  expect(image.variant?.split('-') ?? []).toEqual(
    plain ? [] : expect.arrayContaining([...variantWords]),
  );
}

function onlyImage(source: string, reply: unknown): Reported {
  const [image] = getSource(source).reply().parse(reply).images;
  if (!image) {
    throw new Error('the reply lists no image');
  }
  return image;
}

function rowsOf(...files: readonly string[]): [string, Row][] {
  return files.flatMap((file) => {
    const rows: Row[] = JSON.parse(readFileSync(join(__dirname, `${file}.json`), 'utf8'));
    return rows.map((row): [string, Row] => [titleOf(row), row]);
  });
}

function titleOf({ wire }: Row): string {
  return `${wire.ImageId}, ${wire.OSNameEn ?? wire.OSName ?? wire.OsName}`;
}
