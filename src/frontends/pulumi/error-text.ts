import { ImagepinError } from '../../errors';
import { toPrintable } from '../../image/printable';
import {
  joinTexts,
  type MessageTexts,
  type Naming,
  renderText,
  shorten,
  textsOf,
} from '../../text';

/** Formats an error: the problem in the first line, the advice in the following ones. */
export function toErrorText(error: unknown): string {
  const lines = ImagepinError.is(error) ? toErrorLines(error) : toBugLines(error);
  return shorten(lines.map(toPrintable).join('\n'), MAX_LENGTH);
}

/** The length that fits into a gRPC trailer in any script. */
const MAX_LENGTH = 4000;

/** The naming of Pulumi, such as `ids[1]` and `alicloud.accessKey`. */
export const propertyNaming: Naming = ({ role, path }) =>
  role === 'argument' ? `\`${toPropertyPath(path)}\`` : toPropertyPath(path);

/** The path of a property in the engine's syntax. */
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
  const { message, detail } = textsOf<MessageTexts>(error);
  return renderText(joinTexts([message, detail], '\n'), propertyNaming).split('\n');
}

/** Returns a copy of an error with other texts. */
export function changeErrorTexts(
  error: ImagepinError,
  change: (texts: MessageTexts) => MessageTexts,
): ImagepinError {
  const { message, detail } = change(textsOf<MessageTexts>(error));
  const { code, path, missing, cause } = error;
  return new ImagepinError(code, message, { detail, path, missing, cause });
}

function toBugLines(error: unknown): readonly string[] {
  const [first = ''] = String(error).split('\n');
  return [
    `unexpected error: ${first}`,
    'This is a bug in imagepin: please report it with the output of `pulumi up --debug`. Check that output first, since it may contain confidential data.',
  ];
}
