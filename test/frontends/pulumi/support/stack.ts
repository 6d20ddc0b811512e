import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { PulumiCommand } from '@pulumi/pulumi/automation';
import { commandResult, type CommandResult as Printed } from '../../../support/command-result';
import { image } from '../../../support/images';
import { ROOT } from '../../../support/paths';

/** What a command of the engine came to. */
export interface PulumiResult extends Printed {
  /** What was done to each resource of the program, by its name. */
  readonly changes: Readonly<Record<string, string>>;
  /** The resources as they are afterwards, or as a preview shows them, by their names. */
  readonly resources: Readonly<Record<string, StackResource>>;
  readonly diagnostics: readonly Diagnostic[];
  /** The engine's own record of the run, as JSON. */
  readonly eventLog: string;
}

/** A resource of a program. */
interface StackResource {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

type Properties = Readonly<Record<string, unknown>>;

/** A message, and the name of the resource that it is shown at. */
interface Diagnostic {
  readonly severity: string;
  readonly message: string;
  readonly resource?: string;
}

/** A project in a folder of its own, and a stack of it that nothing else keeps. */
export interface TestStack {
  /** The folder of the project. */
  readonly folder: string;
  /** What the engine runs with; nothing of this machine's own configuration is there. */
  readonly env: { [name: string]: string };
  write(name: string, content: string): void;
  /** Makes the stack. */
  init(): Promise<void>;
  /** Sets values by their keys, such as `imagepin:alicloud.accessKey`; secrets are encrypted. */
  configure(values: ConfigValues, secrets?: ConfigValues): Promise<void>;
  run(...args: readonly string[]): Promise<PulumiResult>;
  /** The resources that the stack keeps, by their names, with what is secret in them. */
  state(): Promise<Readonly<Record<string, StackResource>>>;
  /** Starts a command in a process group of its own, as a terminal does. */
  start(...args: readonly string[]): {
    readonly child: ChildProcess;
    readonly result: Promise<PulumiResult>;
  };
  remove(): void;
}

type ConfigValues = Readonly<Record<string, string>>;

/** The packages that the project of a program has installed, in addition to this one. */
const PROJECT_DEPENDENCIES = ['@pulumi/pulumi', '@types/node', 'typescript'];

/** The commands that write a record. */
const COMMANDS_WITH_EVENT_LOG = ['preview', 'up', 'refresh', 'destroy', 'import'];

/** Opens a stack of a copy of an example, with the same things around it as in the repository. */
export async function openExampleStack(
  commands: readonly string[],
  example: string,
): Promise<TestStack> {
  const home = makeHome();
  const folder = join(home, 'examples', example);
  cpSync(join(ROOT, 'examples', example), folder, { recursive: true });
  link(join(ROOT, 'dist'), join(home, 'dist'));
  install(folder);
  const stack = stackIn(folder, home, commands);
  await stack.init();
  return stack;
}

/** Options of the Automation API for programs in this process, with the plugin. */
export interface AutomationWorkspace {
  readonly workDir: string;
  readonly envVars: { [name: string]: string };
  readonly pulumiHome: string;
  readonly pulumiCommand: PulumiCommand;
  readonly run: TestStack['run'];
  remove(): void;
}

/** Opens a workspace in a folder of its own. */
export async function openAutomationWorkspace(
  commands: readonly string[],
): Promise<AutomationWorkspace> {
  const home = makeHome();
  const workDir = join(home, 'project');
  install(workDir);
  const { env, run, remove } = stackIn(workDir, home, commands);
  link(join(ROOT, 'dist/pulumi-resource-imagepin'), join(home, 'bin/pulumi-resource-imagepin'));
  return {
    workDir,
    envVars: env,
    pulumiHome: join(home, 'pulumi'),
    pulumiCommand: await PulumiCommand.get({ root: home }),
    run,
    remove,
  };
}

/** Images that the programs of the tests choose between. */
const ubuntuFields = {
  ownerAlias: 'system',
  platform: 'ubuntu',
  platformVersion: '22.04',
  os: 'linux',
  architecture: 'x86_64',
};
export const olderImage = image('m-old', {
  ...ubuntuFields,
  createdAt: '2026-01-01T00:00:00.000Z',
});
export const newerImage = image('m-new', {
  ...ubuntuFields,
  createdAt: '2026-03-01T00:00:00.000Z',
});

/** Runs the project of a folder as it is; what else there is to keep goes into another one. */
export function stackIn(folder: string, home: string, commands: readonly string[]): TestStack {
  const env = environment(home, commands);
  let runs = 0;

  const start: TestStack['start'] = (...args) => {
    runs += 1;
    const eventLog = join(home, `record-${runs}.json`);
    const hasEventLog = COMMANDS_WITH_EVENT_LOG.includes(args[0] ?? '');
    const flags = ['--non-interactive', '--color', 'never'];
    const child = spawn(
      join(home, 'bin/pulumi'),
      [...args, ...flags, ...(hasEventLog ? ['--event-log', eventLog] : [])],
      {
        cwd: folder,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        // Without it, the command knows no such flag.
        env: { ...env, ...(hasEventLog && { PULUMI_DEBUG_COMMANDS: 'true' }) },
      },
    );
    const result = commandResult(child).then((printed) => ({
      ...printed,
      ...readEventLog(existsSync(eventLog) ? readFileSync(eventLog, 'utf8') : ''),
    }));
    return { child, result };
  };

  const run: TestStack['run'] = (...args) => start(...args).result;

  async function runOrThrow(...args: readonly string[]): Promise<void> {
    const { code, text } = await run(...args);
    if (code !== 0) {
      throw new Error(text);
    }
  }

  return {
    folder,
    env,
    write: (name, content) => writeFileSync(join(folder, name), content),
    init: () => runOrThrow('stack', 'init', 'dev'),
    configure: (values, secrets = {}) =>
      runOrThrow(
        'config',
        'set-all',
        '--path',
        ...Object.entries(values).flatMap(([key, value]) => ['--plaintext', `${key}=${value}`]),
        ...Object.entries(secrets).flatMap(([key, value]) => ['--secret', `${key}=${value}`]),
      ),
    run,
    state: async () => {
      const { json } = await run('stack', 'export', '--show-secrets');
      return Object.fromEntries(
        (json() as ExportedStack).deployment.resources
          .filter(isProgramResource)
          .map(({ urn, id, inputs, outputs }) => [nameOf(urn), { id, inputs, outputs }]),
      );
    },
    start,
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** The errors of a command. */
export function errorsOf({ diagnostics }: PulumiResult): readonly string[] {
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

function makeHome(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'imagepin-stack-')));
}

/** Makes a folder the project of somebody who has installed the package. */
function install(folder: string): void {
  link(ROOT, join(folder, 'node_modules/imagepin'));
  for (const name of PROJECT_DEPENDENCIES) {
    link(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  }
  // npm writes this for a project without dependencies.
  writeFileSync(join(folder, 'package.json'), '{}');
}

function environment(home: string, commands: readonly string[]): { [name: string]: string } {
  const bin = join(home, 'bin');
  if (!existsSync(bin)) {
    for (const command of commands) {
      link(command, join(bin, basename(command)));
    }
    // The package brings it along, but npm keeps its x bit only for what is named as a command.
    const dynamic = join(bin, 'pulumi-resource-pulumi-nodejs');
    copyFileSync(join(ROOT, 'node_modules/@pulumi/pulumi/pulumi-resource-pulumi-nodejs'), dynamic);
    chmodSync(dynamic, 0o755);
    mkdirSync(join(home, 'backend'));
  }
  return {
    PATH: [bin, dirname(process.execPath), process.env.PATH].join(delimiter),
    HOME: home,
    PULUMI_HOME: join(home, 'pulumi'),
    PULUMI_BACKEND_URL: `file://${join(home, 'backend')}`,
    PULUMI_CONFIG_PASSPHRASE: 'passphrase',
    PULUMI_SKIP_UPDATE_CHECK: '1',
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: '1',
    PULUMI_DISABLE_REGISTRY_RESOLVE: '1',
    // Takes a third of the time of a run, and other tests check the types of examples.
    PULUMI_NODEJS_TRANSPILE_ONLY: 'true',
  };
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

/** An event of a run; its only property names its kind. */
interface EngineEvent {
  readonly resourcePreEvent?: { readonly metadata: Step };
  readonly resOutputsEvent?: { readonly metadata: Step };
  readonly diagnosticEvent?: {
    readonly severity: string;
    readonly message: string;
    readonly urn?: string;
  };
}

interface ExportedStack {
  readonly deployment: { readonly resources: readonly (StackResource & ResourceIdentity)[] };
}

interface ResourceIdentity {
  readonly urn: string;
  readonly type: string;
}

/** Stacks and providers are resources too. */
function isProgramResource({ type }: ResourceIdentity): boolean {
  return !type.startsWith('pulumi:');
}

interface Step extends ResourceIdentity {
  readonly op: string;
  /** Whether it is what a reader would name, of the steps that it takes. */
  readonly logical: boolean;
  readonly new: StackResource | null;
}

function readEventLog(
  eventLog: string,
): Pick<PulumiResult, 'changes' | 'resources' | 'diagnostics' | 'eventLog'> {
  const events: readonly EngineEvent[] = eventLog
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const steps = events
    .flatMap(({ resourcePreEvent }) => resourcePreEvent?.metadata ?? [])
    .filter((step) => step.logical && isProgramResource(step));
  const done = events.flatMap(({ resOutputsEvent }) => resOutputsEvent?.metadata ?? []);
  return {
    changes: Object.fromEntries(steps.map(({ urn, op }) => [nameOf(urn), op])),
    resources: Object.fromEntries(
      done.flatMap(({ urn, new: now }) => (now ? [[nameOf(urn), now]] : [])),
    ),
    diagnostics: events
      .flatMap(({ diagnosticEvent }) => diagnosticEvent ?? [])
      .filter(({ severity }) => severity !== 'debug')
      .map(({ severity, message, urn }) => ({
        severity,
        message: message.trim(),
        ...(urn && { at: nameOf(urn) }),
      })),
    eventLog,
  };
}

function nameOf(urn: string): string {
  return urn.split('::').at(-1) ?? '';
}
