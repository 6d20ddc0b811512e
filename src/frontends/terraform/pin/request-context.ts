import type { LookupBlock } from '../../provider/schema';
import type { TerraformRequestContext } from '../data-source';
import type { ReplacedPins } from './replaced-pins';

/** The inputs of a pin's calls. */
export interface PinRequestContext extends TerraformRequestContext {
  readonly block: LookupBlock;
  readonly replaced: ReplacedPins;
}
