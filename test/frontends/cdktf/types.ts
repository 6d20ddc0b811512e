/** Checked by the compiler alone: what compiles here and what must not. */
import { type IResolvable, type TerraformStack, type TerraformVariable, Token } from 'cdktf';
import * as overCdktf from 'imagepin/cdktf';
import type * as overCdktn from 'imagepin/cdktn';

type Config = overCdktf.AlicloudEcsImagePinConfig;

export const chosenValue: Config = { architecture: 'arm64', owners: ['system'], mostRecent: true };
// @ts-expect-error it is no choice
export const misnamed: Config = { architecture: 'amd64' };
// @ts-expect-error a string may be any, though it may be a token too
export const unsure: Config = { architecture: String(process.env.ARCHITECTURE) };
// @ts-expect-error it is no argument
export const misspelled: Config = { platfrom: 'ubuntu' };
// @ts-expect-error family is an argument of another source
export const misplaced: overCdktn.VolcengineEcsImagePinConfig = { family: 'ubuntu' };
// @ts-expect-error source is required
export const unaddressed: overCdktn.DataImagepinImageConfig = { platform: 'ubuntu' };
// @ts-expect-error a find returns one image, so it has no limit
export const limited: overCdktf.DataImagepinAlicloudEcsImageConfig = { limit: 2 };

export function tokens(variable: TerraformVariable, stack: TerraformStack): Config {
  const web = new overCdktf.DataImagepinAlicloudEcsImage(stack, 'web');
  const createdAt: string = web.image.createdAt;
  const usable: IResolvable = web.image.usable;
  // @ts-expect-error a result is not set
  web.image = createdAt;
  // @ts-expect-error an image has no such part
  web.image.creationTime;
  return {
    architecture: variable.value,
    bootMode: Token.asAny(variable.stringValue),
    platform: variable.stringValue,
    owners: variable.listValue,
    timeoutSeconds: variable.numberValue,
    mostRecent: variable.booleanValue,
    usable,
    tags: web.image.tags,
    triggers: Token.asStringMap(variable.value),
    createdBefore: createdAt,
  };
}
