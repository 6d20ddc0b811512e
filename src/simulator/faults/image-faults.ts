import type { CatalogImage } from '../catalog/catalog-image';
import { editImages } from '../reply/reply-layout';
import type { Fault } from './fault';

/** Catalogs that differ from one request to the next, and images that are listed twice. */
export const imageFaults = [
  {
    kind: 'added-image',
    description: 'responds as if an image had been added in front of the catalog',
    apply: ({ images, respond }) =>
      respond({
        images: [
          ...images.slice(0, 1).map((image) => ({ ...image, id: `0${image.id}` })),
          ...images,
        ],
      }),
  },
  {
    kind: 'vanished-image',
    description: 'responds as if the first image of the catalog had been deleted',
    apply: ({ images, respond }) => respond({ images: images.slice(1) }),
  },
  {
    kind: 'changed-image',
    description: 'responds as if the first image of the catalog had another name and description',
    apply: ({ images, respond }) =>
      respond({ images: [...images.slice(0, 1).map(changed), ...images.slice(1)] }),
  },
  {
    kind: 'duplicate-image',
    description: 'returns the first image of the page twice',
    apply: ({ layout, respond }) =>
      respond({
        editBody: (body) => editImages(body, layout, (page) => [...page.slice(0, 1), ...page]),
      }),
  },
  {
    kind: 'conflicting-images',
    description: 'responds as if two images had the ID of the first one',
    apply: ({ images, respond }) =>
      respond({ images: [...images.slice(0, 1).map(changed), ...images] }),
  },
] as const satisfies readonly Fault[];

const CHANGED = 'changed-meanwhile';

function changed(image: CatalogImage): CatalogImage {
  return { ...image, name: CHANGED, description: CHANGED };
}
