/**
 * A program that finds the newest image, pins one, and creates a server from each.
 * In a copy of this folder, install `imagepin`, `@pulumi/pulumi`, `@types/node` and `typescript`.
 */
import { Config } from '@pulumi/pulumi';
import { AlicloudEcsImagePin, getAlicloudEcsImageOutput } from 'imagepin/pulumi';
import { Server } from './server';

const query = {
  owners: ['system'],
  platform: 'ubuntu',
  platformVersion: '22.04',
  architecture: 'x86_64',
  mostRecent: true,
} as const;

// Found at every preview and every update: a newer image is a change to review.
const newest = getAlicloudEcsImageOutput(query);

// Found once: resources that use it stay until the query or the triggers change.
const pin = new AlicloudEcsImagePin('pin', {
  ...query,
  triggers: { release: new Config().require('release') },
});

new Server('canary', { imageId: newest.id });
new Server('web', { imageId: pin.image.id });

export const newestImage = newest.image.name;
export const pinnedImage = pin.image.name;
