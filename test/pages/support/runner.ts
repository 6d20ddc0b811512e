import { type CodeBlock, commandsOf, type PageSection, sections } from './page';
import { packagesIn } from './project';

/** Which test runs the commands of a section. */
export type Walker = 'shell' | 'terraform' | 'pulumi';

const OTHERS = 'it shows another provider, which is not installed';

/** Commands that no test runs as they are printed, and why. */
export const NOT_RUN: Readonly<Record<string, string>> = {
  'npm install && npm run build && npm run engines': '.ci/run runs it',
  'npm install && npm pack && npm run package:terraform':
    'test/package-process.test.ts packs, and test/frontends/terraform/release-process.test.ts makes the zips',
  'npm install && npm run demo': 'test/frontends/cli/demo.test.ts shows it',
  'npm install && npm test': 'it runs this test',
  'npm install && npm run package:terraform':
    'test/frontends/terraform/release-process.test.ts makes the zips',
  "jq -s '[.[].images[]]' ecs.json eci.json > images.json": 'jq may be absent',
  'pulumi import --protect=false imagepin:index:AlicloudEcsImagePin other cn-hangzhou/ubuntu_22_04_x64_20G_alibase_20260130.vhd':
    'the host for Node that is built here generates no code; test/frontends/pulumi/yaml-engine.test.ts imports',
  'npx imagepin simulate --port 8080 --latency-ms 200 --fault throttle=2':
    'it ends with Ctrl-C; test/package-process.test.ts starts it',
};

/** Blocks that no test runs, by their first lines, and why. */
export const NOT_CHECKED: Readonly<Record<string, string>> = {
  'data "alicloud_images" "ubuntu" {': OTHERS,
  'data "volcengine_images" "ubuntu" {': OTHERS,
  'data "volcenginecc_ecs_image" "web" {': OTHERS,
  'Alibaba Cloud ECS': 'test/frontends/cli/demo.test.ts compares it with the demo',
};

/** The sections whose commands a test runs, each in the order of its blocks. */
export function sectionsFor(walker: Walker): readonly PageSection[] {
  return sections.filter((section) => walkerOf(section) === walker);
}

function walkerOf({ blocks }: PageSection): Walker | undefined {
  const commands = blocks
    .filter(({ language }) => language === 'sh')
    .flatMap(commandsOf)
    .filter((command) => !(command in NOT_RUN));
  if (commands.length === 0) {
    return undefined;
  }
  return (
    (['pulumi', 'terraform'] as const).find((engine) =>
      commands.some((command) => new RegExp(`\\b${engine} `).test(command)),
    ) ?? 'shell'
  );
}

/** What runs or compiles a block; nothing where no test does. */
export function runnerOf(block: CodeBlock): string | undefined {
  const { language, file, text } = block;
  const [first = ''] = text.split('\n');
  if (first in NOT_CHECKED) {
    return NOT_CHECKED[first];
  }
  if (language === 'ts') {
    return 'program';
  }
  if (language === 'terraform') {
    return 'configuration';
  }
  const section = sections.find(({ blocks }) => blocks.includes(block));
  const walker = section && walkerOf(section);
  if (language === 'sh') {
    return commandsOf(block).every((command) => command in NOT_RUN || (walker && !isNpm(command)))
      ? 'walk'
      : undefined;
  }
  if (language === 'text') {
    return walker && isOutput(block, section) ? 'walk' : undefined;
  }
  return file && walker ? 'walk' : undefined;
}

/** npm calls its registry; only a command that installs packages has a replacement. */
function isNpm(command: string): boolean {
  return /\bnpm /.test(command) && !packagesIn(command);
}

/** Whether the block is what the commands before it print. */
export function isOutput(block: CodeBlock, { blocks }: PageSection): boolean {
  return (
    block.language === 'text' &&
    blocks.slice(0, blocks.indexOf(block)).some(({ language }) => language === 'sh')
  );
}
