import { getSource, sources } from '../../src/sources/registry';
import { readBack } from '../support/neutral-image';

test.each(sources.map(({ id }) => id))(
  '%s serves an image with an ID and no other field',
  async (source) => {
    expect(await readBack(getSource(source), {})).toMatchObject([{ id: 'm-1' }]);
  },
);

test.each(sources.map(({ id }) => id))(
  '%s serves timestamps without milliseconds, and text that is not a timestamp',
  async (source) => {
    const seconds = await readBack(getSource(source), { createdAt: '2026-03-01T08:00:00Z' });
    const none = await readBack(getSource(source), { createdAt: 'lately', updatedAt: 'lately' });

    expect(seconds).toMatchObject([{ createdAt: '2026-03-01T08:00:00.000Z' }]);
    expect(none).toMatchObject([{ id: 'm-1', createdAt: undefined }]);
  },
);
