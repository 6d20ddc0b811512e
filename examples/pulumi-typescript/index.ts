/**
 * A program that picks an image, pins another, and makes a server of each.
 * A copy of this folder wants `npm install imagepin @pulumi/pulumi @types/node typescript`.
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

// Looked up with every preview and every update: a newer image is a change to review.
const newest = getAlicloudEcsImageOutput(query);

// Looked up once: what is made of it stays until the question or the triggers change.
const pin = new AlicloudEcsImagePin('pin', {
  ...query,
  triggers: { release: new Config().require('release') },
});

new Server('canary', { imageId: newest.id });
new Server('web', { imageId: pin.image.id });

export const newestImage = newest.image.name;
export const pinnedImage = pin.image.name;
