import { ImagepinError } from '../../../errors';
import type { Provider } from '../provider';
import type { Value } from '../value';

/**
 * A pin looks its image up once.
 * What it has asked is kept beside the state, where no block shows it: the question decides whether
 * the image is looked up anew, and nothing else does.
 */
export interface Memory {
  /** The question that was asked, in its canonical form; absent for an imported image. */
  readonly query?: string;
  /** Whether no cloud was asked. */
  readonly simulated: boolean;
  /** The image that was planned, for engines that hand the plan's memory to apply. */
  readonly planned?: Picked | undefined;
}

/** What a look-up adds to a block. */
export interface Picked {
  readonly id: string;
  readonly image: Value;
}

/** What a pin remembers, as the engine keeps it. */
export function readMemory(bytes: Uint8Array | undefined): Memory | undefined {
  return bytes && bytes.length > 0 ? JSON.parse(Buffer.from(bytes).toString('utf8')) : undefined;
}

/** The same, for the engine to keep. */
export function writeMemory(memory: Memory | undefined): Uint8Array | undefined {
  return memory && Buffer.from(JSON.stringify(memory));
}

/** What was simulated means nothing to a cloud, and the other way round. */
export function checkWorld(memory: Memory | undefined, { client, unknown }: Provider): void {
  if (memory && !unknown.has('simulate') && memory.simulated !== client.simulated) {
    const [made, now] = memory.simulated
      ? ['simulated images', 'a cloud is asked']
      : ['a cloud', 'images are simulated'];
    throw new ImagepinError('InvalidQuery', `the pin was made from ${made}, and now ${now}`, {
      path: ['id'],
      detail:
        'Set `simulate` as it was, or forget the pin: `terraform state rm ADDRESS`, or `terraform destroy -refresh=false`.',
    });
  }
}
