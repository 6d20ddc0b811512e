import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, posix } from 'node:path';

/** A program that the end-to-end tests run, and how to build it with Go. */
interface Engine {
  readonly module: string;
  readonly version: string;
  /** The folder of the program within the module. */
  readonly package: string;
  readonly tags?: string;
  readonly ldflags?: string;
  /** Further lines of go.mod, because Go ignores the `replace` lines of a module that is not the main one. */
  readonly lines?: readonly string[];
  /** Whether any version on PATH is accepted. */
  readonly anyVersion?: boolean;
}

/** The command refuses its language hosts if either has no version. */
const PULUMI_VERSION = '-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version';

const engines = {
  terraform: {
    module: 'github.com/hashicorp/terraform',
    version: '1.11.4',
    package: '.',
    ldflags: '-X github.com/hashicorp/terraform/version.dev=no',
    // Separate modules, at the commit of the version.
    lines: [
      'internal/legacy',
      'internal/backend/remote-state/azure',
      'internal/backend/remote-state/consul',
      'internal/backend/remote-state/cos',
      'internal/backend/remote-state/gcs',
      'internal/backend/remote-state/kubernetes',
      'internal/backend/remote-state/oss',
      'internal/backend/remote-state/pg',
      'internal/backend/remote-state/s3',
    ]
      .map((part) => `github.com/hashicorp/terraform/${part}`)
      .map((part) => `replace ${part} => ${part} v0.0.0-20250409131005-35645b8fca68`),
    anyVersion: true,
  },
  tofu: {
    module: 'github.com/opentofu/opentofu',
    version: '1.10.6',
    package: 'cmd/tofu',
    ldflags: '-X github.com/opentofu/opentofu/version.dev=no',
    lines: [
      'replace github.com/hashicorp/hcl/v2 v2.20.1 => github.com/opentofu/hcl/v2 v2.20.2-0.20250121132637-504036cd70e7',
    ],
  },
  pulumi: {
    module: 'github.com/pulumi/pulumi/pkg/v3',
    version: '3.259.0',
    package: 'cmd/pulumi',
    tags: 'osusergo,grpcnotrace',
    ldflags: `${PULUMI_VERSION}=v3.259.0`,
  },
  'pulumi-language-yaml': {
    module: 'github.com/pulumi/pulumi-yaml',
    version: '1.38.1',
    package: 'cmd/pulumi-language-yaml',
    ldflags: '-X github.com/pulumi/pulumi-yaml/pkg/version.Version=v1.38.1',
  },
  // Later versions belong to a module whose versions Go's proxies do not list.
  'pulumi-language-nodejs': {
    module: 'github.com/pulumi/pulumi/sdk/v3',
    version: '3.66.0',
    package: 'nodejs/cmd/pulumi-language-nodejs',
    ldflags: `${PULUMI_VERSION}=v3.66.0`,
  },
} satisfies Readonly<Record<string, Engine>>;

type EngineName = keyof typeof engines;

const FOLDER = join(__dirname, '../.engines');

/** The command of an engine; undefined if `npm run engines` has to build it first. */
export function findEngine(name: EngineName): string | undefined {
  return findPreferred(name, engines[name]) ?? findOnPath(name);
}

function findPreferred(name: string, engine: Engine): string | undefined {
  return (engine.anyVersion ? findOnPath(name) : undefined) ?? findBuilt(name, engine);
}

function findBuilt(name: string, engine: Engine): string | undefined {
  const { command, record } = pathsOf(name);
  return isExecutable(command) && readIfPresent(record) === toBuildRecord(engine)
    ? command
    : undefined;
}

function build(name: string, engine: Engine): void {
  const go = findOnPath('go');
  if (!go) {
    throw new Error(
      `go is not on PATH, and ${name} ${engine.version} is built with it: ` +
        'install Go 1.24 or later (https://go.dev/doc/install), then run `npm run engines` again',
    );
  }
  const { buildFolder, command, record } = pathsOf(name);
  mkdirSync(buildFolder, { recursive: true });
  mkdirSync(dirname(command), { recursive: true });
  writeFileSync(join(buildFolder, 'go.mod'), toGoMod(name, engine));
  const { status, stderr } = spawnSync(go, toGoArguments(name, engine), {
    cwd: buildFolder,
    encoding: 'utf8',
  });
  if (status !== 0) {
    const reasons = stderr.split('\n').filter((line) => !line.startsWith('go: downloading'));
    throw new Error(`${name} ${engine.version} is not built:\n${reasons.join('\n').trim()}`);
  }
  // Moved only when it is complete.
  renameSync(join(buildFolder, name), command);
  writeFileSync(record, toBuildRecord(engine));
}

function toGoMod(name: string, { module, version, lines = [] }: Engine): string {
  return [`module engines/${name}`, 'go 1.24', `require ${module} v${version}`, ...lines, ''].join(
    '\n',
  );
}

function toGoArguments(name: string, engine: Engine): readonly string[] {
  return [
    'build',
    // No go.sum is kept: the module's go.mod fixes every version, and Go's checksum database every content.
    '-mod=mod',
    ...(engine.tags ? ['-tags', engine.tags] : []),
    '-ldflags',
    ['-s -w', engine.ldflags].filter(Boolean).join(' '),
    '-o',
    name,
    posix.join(engine.module, engine.package),
  ];
}

function pathsOf(name: string) {
  return {
    buildFolder: join(FOLDER, 'build', name),
    command: join(FOLDER, 'bin', name),
    record: join(FOLDER, 'bin', `${name}.json`),
  };
}

/** The text that identifies a build: a different version or flag needs a new build. */
function toBuildRecord(engine: Engine): string {
  return `${JSON.stringify(engine, undefined, 2)}\n`;
}

function findOnPath(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function main(): void {
  for (const [name, engine] of Object.entries<Engine>(engines)) {
    const command = findPreferred(name, engine);
    if (command) {
      process.stdout.write(`${name}: is there, ${command}\n`);
      continue;
    }
    const start = performance.now();
    process.stdout.write(`${name} ${engine.version}: is built, which takes minutes ... `);
    build(name, engine);
    process.stdout.write(`done in ${Math.round((performance.now() - start) / 1000)} s\n`);
  }
}

if (require.main === module) {
  try {
    main();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
