import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { connect } from 'node:net';
import { join, normalize } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { credentials } from '@grpc/grpc-js';
import type { PluginInfo } from '@pulumi/pulumi/proto/plugin_pb';
import { ResourceProviderClient } from '@pulumi/pulumi/proto/provider_grpc_pb';
import { build } from 'esbuild';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { bin, dependencies, exports, peerDependencies, version } from '../package.json';
import { ROOT } from './support/paths';
import { openUserProject, type UserProject } from './support/user-project';

const { './package.json': _, ...entries } = exports;

/** What programs name: `imagepin`, `imagepin/simulator` and so on. */
const modules = Object.keys(entries).map((subpath) => join('imagepin', subpath));

/** What engines start: each is one file without an ending. */
const plugins = Object.values(bin)
  .map(normalize)
  .filter((path) => !path.endsWith('.js'));

let project: UserProject;
beforeAll(async () => {
  project = await openUserProject();
});
afterAll(() => project?.remove());

describe('the tarball', () => {
  test('holds the code that its entries reach, what holds types alone, and no other', async () => {
    const code = project.files.filter((path) => path.endsWith('.js') && !hasOnlyTypes(path));

    const { files } = await findReachableFiles();

    // What a source that is gone has left in `dist` is such other code: it goes with `rm -r dist`.
    expect(files).toEqual([...code, ...plugins].toSorted());
  });

  test('requires all that the package depends on, and nothing else', async () => {
    const offered = Object.keys({ ...dependencies, ...peerDependencies });

    const { packages } = await findReachableFiles();

    // Of constructs only types are taken.
    expect([...packages, 'constructs'].toSorted()).toEqual(offered.toSorted());
  });

  test('holds only code, declarations, maps that are named, and documents', () => {
    const companions = project.files
      .filter((path) => path.endsWith('.js'))
      .flatMap((path) => [path, path.replace(/\.js$/, '.d.ts'), ...sourceMapsNamedIn(path)]);

    expect(project.files.filter((path) => !companions.includes(path))).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/NOTICES.md',
      ...plugins,
      'package.json',
    ]);
  });

  test('lacks no map that is named', () => {
    const named = project.files
      .filter((path) => /\.(js|d\.ts)$/.test(path))
      .flatMap(sourceMapsNamedIn);

    expect(project.files).toEqual(expect.arrayContaining(named));
  });

  test.each(['@grpc/grpc-js', '@pulumi/pulumi', 'google-protobuf'])(
    'passes on the license of %s, which its plugins hold',
    (name) => {
      const [, notice] = read('dist/NOTICES.md').split(`## ${name} `);

      expect(notice?.split(/^## /m)[0]).toContain('Redistribution');
    },
  );

  test.each([
    ['publint', 'All good!'],
    ['attw', 'No problems found'],
  ])('has no problem that %s knows', async (checker, verdict) => {
    const outcome = await project.run(tool(checker), project.tarball);

    expect(outcome).toMatchObject({ code: 0, stdout: expect.stringContaining(verdict) });
  });
});

describe('what is installed', () => {
  test('gives ES modules by name what it gives CommonJS', async () => {
    const load = (how: string) => `Promise.all(${JSON.stringify(modules)}.map((id) => ${how}(id)))
      .then((loaded) => console.log(JSON.stringify(loaded.map((one) => Object.keys(one)))))`;

    const required = await namesIn('commonjs', load('require'));
    const imported = await namesIn('module', load('import'));

    expect(required.map((names) => names.length > 0)).toEqual(modules.map(() => true));
    expect(imported).toEqual(required);
  });

  test.each`
    module                       | peers
    ${'imagepin'}                | ${'none'}
    ${'imagepin/simulator'}      | ${'none'}
    ${'imagepin/cdktf'}          | ${'cdktf, constructs'}
    ${'imagepin/cdktn'}          | ${'cdktn, constructs'}
    ${'imagepin/pulumi'}         | ${'@pulumi/pulumi'}
    ${'imagepin/pulumi/dynamic'} | ${'none'}
  `('$module loads of its peers $peers', async ({ module, peers }) => {
    const program = `require('${module}'); console.log(JSON.stringify(Object.keys(require.cache)))`;

    const { stdout } = await project.run(process.execPath, '-e', program);

    const files: string[] = JSON.parse(stdout);
    const loaded = Object.keys(peerDependencies).filter((name) =>
      files.some((file) => file.includes(`/node_modules/${name}/`)),
    );
    expect(loaded.join(', ') || 'none').toBe(peers);
  });

  test('looks an image up in a cloud that it plays', async () => {
    const program = `
      const { findImage } = require('imagepin');
      const { startSimulator } = require('imagepin/simulator');
      startSimulator().then(async ({ url, close }) => {
        const { image } = await findImage(
          { source: 'alicloud-ecs', region: 'cn-hangzhou', owners: ['system'], mostRecent: true },
          { endpoint: url, credentials: { accessKeyId: 'simulator', accessKeySecret: 'simulator' } },
        );
        console.log(image.ownerAlias);
        await close();
      });`;

    const outcome = await project.run(process.execPath, '-e', program);

    expect(outcome).toEqual({ code: 0, stdout: 'system\n', stderr: '' });
  });

  test.each`
    resolution    | module        | skipLibCheck
    ${'node10'}   | ${'commonjs'} | ${true}
    ${'nodenext'} | ${'nodenext'} | ${false}
  `(
    'has types for programs under moduleResolution $resolution',
    async ({ resolution, module, skipLibCheck }) => {
      const compilerOptions = {
        ...{ module, moduleResolution: resolution, ignoreDeprecations: '6.0' },
        // Declarations are checked once: it takes long, and for the resolution of each attw has checked them.
        skipLibCheck,
        ...{ target: 'es2023', lib: ['es2023'], types: ['node'], strict: true, noEmit: true },
      };
      for (const program of ['examples', 'test/types.ts']) {
        cpSync(join(ROOT, program), join(project.folder, program), { recursive: true });
      }
      write('all.ts', modules.map((id, index) => `export * as m${index} from '${id}';\n`).join(''));
      write(
        'tsconfig.json',
        JSON.stringify({ compilerOptions, include: ['all.ts', 'examples', 'test'] }),
      );

      const outcome = await project.run(tool('tsc'));

      expect(outcome).toEqual({ code: 0, stdout: '', stderr: '' });
    },
  );

  // The one that compiles programs of Pulumi whose projects bring none.
  test('has types for programs of Pulumi under TypeScript 3.8', async () => {
    write('program.ts', PROGRAM);
    write('compile.js', COMPILE);

    const outcome = await project.run(process.execPath, 'compile.js', 'program.ts');

    expect(outcome).toEqual({
      code: 0,
      stdout: `3.8.3 program.ts:6 Type 'Output<string>' is not assignable to type 'number'.\n`,
      stderr: '',
    });
  });

  test('brings the command line', async () => {
    const outcome = await project.run('node_modules/.bin/imagepin', '--version');

    expect(outcome).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test.each(['npx', 'npm exec --'])(
    'ends the simulator that `%s` has started when that is killed',
    async (launcher) => {
      const [command = '', ...args] = [...launcher.split(' '), 'imagepin', 'simulate'];
      const npx = spawn(command, args, {
        cwd: project.folder,
        env: { PATH: process.env.PATH, HOME: project.folder },
        stdio: ['ignore', 'pipe', 'inherit'],
        detached: true,
      });
      try {
        const [line] = await once(createInterface(npx.stdout), 'line');
        const url = new URL(/http:\S+/.exec(line)?.[0] ?? '');
        const socket = connect(Number(url.port), url.hostname);
        // A response shows that the server has accepted the connection; others are reset when it ends.
        socket.write('HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n');
        await once(socket, 'data');

        npx.kill();

        const patience = { signal: AbortSignal.timeout(20_000) };
        await once(socket.resume(), 'close', patience);
        await once(npx, 'close', patience);
        await expect(fetch(url)).rejects.toThrow('fetch failed');
      } finally {
        killGroup(npx);
      }
    },
  );

  test('contains the provider, which explains itself when started by hand', async () => {
    const outcome = await project.run('node_modules/.bin/terraform-provider-imagepin');

    expect(outcome).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^This is the imagepin provider for Terraform and OpenTofu/),
    });
  });

  test('contains the Pulumi plugin, which listens on the port that it prints', async () => {
    const plugin = spawn(join(project.folder, 'node_modules/.bin/pulumi-resource-imagepin'), {
      env: { PATH: process.env.PATH },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(plugin, 'spawn');
    const [port] = await once(createInterface(plugin.stdout), 'line');
    const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());

    const getPluginInfo = promisify<Empty, PluginInfo>(client.getPluginInfo.bind(client));
    const info = await getPluginInfo(new Empty()).finally(() => {
      client.close();
      plugin.kill();
    });

    expect(info.getVersion()).toBe(version);
    expect(await once(plugin, 'exit')).toEqual([0, null]);
  });
});

const PROGRAM = `import * as pulumi from '@pulumi/pulumi';
import { AlicloudEcsImagePin, getAlicloudEcsImage } from 'imagepin/pulumi';

const pin = new AlicloudEcsImagePin('pin', { owners: ['system'] });
export const right: pulumi.Output<string> = pin.image.id;
export const wrong: number = pin.image.id;
export const found: Promise<string> = getAlicloudEcsImage({ ids: ['m-1'] }).then(({ id }) => id);
`;

/** Prints the compiler's version and what it finds wrong in a program and in what the package declares, with the options that Pulumi uses. */
const COMPILE = `
const ts = require('@pulumi/pulumi/vendor/typescript@3.8.3/typescript');
const program = ts.createProgram([process.argv[2]], { strict: true, types: [] });
const found = program
  .getSourceFiles()
  .filter(({ fileName }) => !/node_modules\\/(?!imagepin\\/)/.test(fileName))
  .flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ])
  .map(({ file, start, messageText }) =>
    file.fileName + ':' + (ts.getLineAndCharacterOfPosition(file, start).line + 1) + ' ' +
    ts.flattenDiagnosticMessageText(messageText, ' '),
  );
console.log([ts.version, ...found].join(' '));
`;

/** What is loaded, sooner or later, when a user names an entry or runs a program: files of the package, and packages. */
async function findReachableFiles() {
  const { metafile } = await build({
    absWorkingDir: join(project.folder, 'node_modules/imagepin'),
    entryPoints: [...Object.values(entries).map((entry) => entry.default), ...Object.values(bin)],
    bundle: true,
    packages: 'external',
    platform: 'node',
    loader: { '': 'js' },
    outdir: project.folder,
    write: false,
    metafile: true,
  });
  const required = Object.values(metafile.inputs)
    .flatMap(({ imports }) => imports)
    .filter(({ path, external }) => external && !isBuiltin(path))
    .map(({ path }) => /^(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path);
  return { files: Object.keys(metafile.inputs).toSorted(), packages: [...new Set(required)] };
}

/** The compiler leaves of such a file only that it is a module. */
function hasOnlyTypes(path: string): boolean {
  return /^"use strict";\s+Object\.defineProperty\(exports, "__esModule", \{ value: true \}\);\s*$/.test(
    read(path),
  );
}

function sourceMapsNamedIn(path: string): readonly string[] {
  const [, map] = /\n\/\/# sourceMappingURL=(\S+)\s*$/.exec(read(path)) ?? [];
  return map ? [join(path, '..', map)] : [];
}

/** Ends what is left of a process and all that it has started. */
function killGroup({ pid }: ChildProcess): void {
  try {
    process.kill(-(pid ?? Number.NaN), 'SIGKILL');
  } catch (error) {
    if (Object(error).code !== 'ESRCH') {
      throw error;
    }
  }
}

async function namesIn(type: 'commonjs' | 'module', program: string): Promise<readonly string[][]> {
  const args = [`--input-type=${type}`, '-e', program];
  const loaded: string[][] = JSON.parse((await project.run(process.execPath, ...args)).stdout);
  const own = (name: string) => !['__esModule', 'default', 'module.exports'].includes(name);
  return loaded.map((names) => names.filter(own).toSorted());
}

function read(path: string): string {
  return readFileSync(join(project.folder, 'node_modules/imagepin', path), 'utf8');
}

function write(name: string, text: string): void {
  writeFileSync(join(project.folder, name), text);
}

function tool(name: string): string {
  return join(ROOT, 'node_modules/.bin', name);
}
