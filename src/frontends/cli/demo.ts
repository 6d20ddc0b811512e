import { type SourceId, sources } from '../../sources/registry';
import type { Source } from '../../sources/source';
import { exitOnWriteError } from './exit-on-write-error';
import type { Io, Output } from './io';
import { run } from './run';

const UBUNTU_FLAGS =
  '--region cn-hangzhou --owners system --platform ubuntu --platform-version 22.04 --architecture x86_64 --most-recent';

/** What to ask each source; one that is not here gets a question of its own facts. */
const FLAGS_BY_SOURCE: Readonly<Partial<Record<SourceId, string>>> = {
  'alicloud-ecs': UBUNTU_FLAGS,
  'alicloud-aic': '--owners system --platform-version 14 --most-recent',
  'alicloud-eci':
    '--region cn-hangzhou --name-regex ^web --created-before 2026-02-01 --most-recent',
  'alicloud-batchcompute':
    '--region cn-hangzhou --owners system --os linux --sort-by name --most-recent',
  'volcengine-ecs':
    '--region cn-beijing --owners system --platform ubuntu --architecture x86_64 --created-after 2026-02-15 --sort-by version --most-recent',
};

const NEXT_STEPS = `Try next:
  npx imagepin list --source alicloud-ecs --region cn-hangzhou --platform debian --simulate
  npx imagepin explain --source alicloud-ecs --region cn-hangzhou --owners system \\
    --platform ubuntu --platform-version 22.10 --most-recent --simulate
  npx imagepin simulate        the same clouds on a local port, for programs of your own
  npx imagepin --help`;

/** What one screen shows: a command, and what it prints. */
interface Screen {
  readonly title: string;
  readonly source: string;
  readonly flags: string;
}

/** The plain image is taken though a GPU build is newer, which this shows. */
const ANY_VARIANT_SCREEN: Screen = {
  title: 'Alibaba Cloud ECS, with variants: the newest comes with a GPU driver',
  source: 'alicloud-ecs',
  flags: `${UBUNTU_FLAGS} --variant any`,
};

/** One look-up of every source, each on one screen, as the command line prints it. */
export async function demo(io: Io): Promise<void> {
  for (const { title, source, flags } of sources.flatMap(toScreens)) {
    const line = `imagepin find --source ${source} ${flags} --simulate`;
    io.stdout.write(`${title}\n${wrapCommand(`$ ${line}`)}\n`);
    await run(line.split(' ').slice(1), io);
    io.stdout.write('\n');
  }
  io.stdout.write(`${NEXT_STEPS}\n`);
}

function toScreens(source: (typeof sources)[number]): readonly Screen[] {
  const { id, title } = source;
  const screen = { title, source: id, flags: FLAGS_BY_SOURCE[id] ?? defaultFlags(source) };
  return id === ANY_VARIANT_SCREEN.source ? [screen, ANY_VARIANT_SCREEN] : [screen];
}

/** A question for any source: the newest image of the first owner that it knows. */
export function defaultFlags({ requiresRegion, owners: [owner] }: Source): string {
  return [requiresRegion && '--region cn-beijing', owner && `--owners ${owner}`, '--most-recent']
    .filter(Boolean)
    .join(' ');
}

/** A command on lines of less than 100 columns, as a shell takes it. */
function wrapCommand(line: string): string {
  return line.replace(/(.{1,90})(?: (?=--)|$)/g, '$1 \\\n    ').replace(/ \\\n +$/, '');
}

if (require.main === module) {
  // One screen: reasons beside the answer, also where it is piped.
  const screen: Output = process.stdout;
  const io = {
    stdout: screen,
    stderr: screen,
    env: process.env,
    signal: new AbortController().signal,
  };
  exitOnWriteError({ args: [], io });
  void demo(io);
}
