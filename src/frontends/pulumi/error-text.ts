import { clouds } from '../../clouds/registry';
import { ImagepinError } from '../../errors';
import { toPrintable } from '../../image/printable';
import { PACKAGE } from './names';

/** A failure in words: what is wrong in the first line, and the way out in those after it. */
export function toErrorText(error: unknown): string {
  const lines = ImagepinError.is(error) ? toErrorLines(error) : toBugLines(error);
  const text = lines
    .flatMap((line) => line.split('\n'))
    .map(toPrintable)
    .join('\n');
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}...` : text;
}

/** What a gRPC trailer holds in any script. */
const MAX_LENGTH = 4000;

/** What is to blame, as the engine finds it: `ids[1]`, `alicloud.accessKey`. */
export function toPropertyPath([property = '', ...steps]: readonly string[]): string {
  return [property, ...steps.map(toPathStep)].join('');
}

function toPathStep(step: string): string {
  if (/^\d+$/.test(step)) {
    return `[${step}]`;
  }
  return /^[a-z_]\w*$/i.test(step) ? `.${step}` : `["${step}"]`;
}

function toErrorLines(error: ImagepinError): readonly string[] {
  const { code, message, detail } = error;
  return [
    message,
    ...(detail ? [detail] : []),
    ...(code === 'MissingCredentials' ? [CREDENTIALS_HINT] : []),
    ...(isMissingRegion(error) ? [REGION_HINT] : []),
  ];
}

/** Of what is wrong with a region, only that there is none is mended by a default. */
function isMissingRegion({ path, missing }: ImagepinError): boolean {
  return missing && path.join('.') === 'region';
}

const [FIRST_CLOUD, ...OTHER_CLOUDS] = clouds;

const REGION_HINT = `Or set one of the cloud's regions for the stack, where no Provider has a configuration of its own:
  pulumi config set ${PACKAGE}:region ${FIRST_CLOUD.exampleRegion}`;

const CREDENTIALS_HINT = `Or set them for the stack, where no Provider has a configuration of its own:
  pulumi config set --path --secret ${PACKAGE}:${FIRST_CLOUD.id}.accessKey ID
  pulumi config set --path --secret ${PACKAGE}:${FIRST_CLOUD.id}.secretKey SECRET
and the same under ${OTHER_CLOUDS.map(({ id }) => `${PACKAGE}:${id}`).join(' or ')} for that cloud.`;

function toBugLines(error: unknown): readonly string[] {
  const [first = ''] = String(error).split('\n');
  return [
    `unexpected error: ${first}`,
    'This is a bug in imagepin: please report it, with what `pulumi up --debug` shows of it; read that first, since it may tell of more than you want to.',
  ];
}
