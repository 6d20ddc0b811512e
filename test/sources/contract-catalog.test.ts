import { SAFE_OWNERS, Status } from '../../src/image/enums';
import type { Image } from '../../src/image/image';
import { evaluateList } from '../../src/lookup/lookup';
import { describeSources, queryAll } from '../support/describe-sources';
import { generateImages, sharedImages } from '../support/listed-images';
import { parseQuery } from '../support/parse-query';
import { simulatedReader } from '../support/simulated-reader';

// What a source declares holds for the images of its simulator.
describeSources((source) => {
  let images: readonly Image[];
  beforeAll(async () => {
    const { read } = await simulatedReader(source, await sharedImages(source, 400));
    const everyOwner = { owners: source.owners, allowUnverifiedOwner: true };
    const query = source.listsThirdPartyImages ? everyOwner : { owners: source.owners };
    ({ images } = await evaluateList(
      parseQuery(queryAll(source, { ...query, ...source.listHiddenOptions }), 'list'),
      read,
    ));
  });

  test('lists the whole catalog', () => {
    expect(images).toHaveLength(400);
  });

  test('`owners` are those of its images', () => {
    expect(valuesOf(images, 'ownerAlias')).toEqual([...source.owners].sort());
  });

  test('`statuses` are those of its images', () => {
    const reportsStatus = source.reportedFields.includes('status');

    expect(valuesOf(images, 'status')).toEqual(
      reportsStatus ? [...(source.statuses ?? Status.options)].sort() : [],
    );
  });

  test('`reportedFields` are those of its images', () => {
    const reported = source.reportedFields.filter((field) => valuesOf(images, field).length > 0);

    expect(reported).toEqual(source.reportedFields);
  });

  test('`possibleValues` has each value of its images', () => {
    for (const [field, values] of Object.entries(source.possibleValues ?? {})) {
      const possible: readonly unknown[] = values;

      expect(valuesOf(images, field).filter((value) => !possible.includes(value))).toEqual([]);
      expect(valuesOf(images, field).length).toBeGreaterThan(0);
    }
  });

  test('`listsThirdPartyImages` is true if an image is not of the vendor or the account', () => {
    const { ownershipOption } = source;
    const own = images.filter(({ ownerAlias }) => ownerAlias === 'self');
    const accounts = ownershipOption ? valuesOf(own, ownershipOption) : [];
    const thirdParty = images.filter(({ ownerAlias = '' }) => !SAFE_OWNERS.includes(ownerAlias));

    expect(source.listsThirdPartyImages).toBe(thirdParty.length > 0 || accounts.length > 1);
  });

  test('`requiresRegion` is true if endpoints or images differ between regions', async () => {
    const regional = await Promise.all(
      ['cn-one', 'cn-two'].map(async (region) => [
        source.api.endpoint(region),
        ...(await generateImages(source, 20, { region })).map(({ id }) => id),
      ]),
    );

    expect(source.requiresRegion).toBe(String(regional[0]) !== String(regional[1]));
  });
});

function valuesOf(images: readonly Image[], field: string): readonly unknown[] {
  const values = images.map((image) => Reflect.get(image, field) as unknown);
  return [...new Set(values)].filter((value) => value !== undefined).sort();
}
