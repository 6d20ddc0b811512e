import { upToDateStatus } from '../../pin/newest-status';
import type { LookupBlock } from '../../provider/schema';
import { type ConfigValues, toAttributeValues } from '../convert-values';
import { runBlockLookup, type TerraformRequestContext } from '../data-source';
import { toWarningDiagnostic } from '../diagnostic';
import type { Diagnostic } from '../protocol/messages';
import type { TerraformMap } from '../terraform-value';
import type { ReplacedPins } from './replaced-pins';

/** What a pin works with. */
export interface PinRequestContext extends TerraformRequestContext {
  readonly block: LookupBlock;
  readonly replaced: ReplacedPins;
}

/** What a look-up adds to a block, by the names that it has there. */
export interface PinLookupResult {
  readonly results: TerraformMap;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the look-up that a pin asks for; a fresh one sees an image that was built a moment ago. */
export async function lookUpPin(
  query: ConfigValues,
  context: PinRequestContext,
  fresh = false,
): Promise<PinLookupResult> {
  const { block } = context;
  const result = await runBlockLookup(query, block, context, fresh);
  return {
    results: toAttributeValues(
      { ...result, ...upToDateStatus(result.id) },
      computedAttributes(block),
    ),
    diagnostics: result.warnings.map((warning) => toWarningDiagnostic(warning, block)),
  };
}

/** The attributes that a look-up fills in. */
export function computedAttributes({ attributes }: LookupBlock): LookupBlock['attributes'] {
  return attributes.filter(({ mode }) => mode === 'computed');
}
