import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const SRC = join(__dirname, '../../src');

const CORE = [
  'text.ts',
  'field-metadata.ts',
  'errors.ts',
  'lazy.ts',
  'image',
  'query',
  'clouds',
  'sources',
  'lookup',
  'client',
];
const SHARED = [
  ...CORE,
  'types of http',
  'frontends',
  'frontends/pin',
  'frontends/lookup-definition.ts',
];

/**
 * The layers from the ground up, each with all that it may import, later loading included.
 * A layer is a file or a folder of `src`, `*` any name; a file belongs to the longest that fits.
 * Of `types of` a layer, only types are known.
 */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  'text.ts': [],
  'field-metadata.ts': ['text.ts'],
  'errors.ts': ['text.ts'],
  'lazy.ts': [],
  image: ['lazy.ts', 'text.ts'],
  query: ['text.ts', 'field-metadata.ts', 'errors.ts', 'lazy.ts', 'image'],
  http: ['text.ts', 'errors.ts'],
  clouds: ['text.ts', 'errors.ts', 'lazy.ts', 'http'],
  'clouds/send-request.ts': ['text.ts', 'errors.ts', 'http', 'clouds'],
  simulator: ['text.ts', 'errors.ts', 'image'],
  'clouds/*/server': ['simulator'],
  'sources/*/simulator': ['simulator', 'clouds/*/server'],
  sources: [
    'text.ts',
    'field-metadata.ts',
    'errors.ts',
    'image',
    'types of query',
    'clouds',
    'types of simulator',
    'sources/*/simulator',
  ],
  'simulator.ts': ['query', 'simulator', 'sources'],
  lookup: ['text.ts', 'errors.ts', 'lazy.ts', 'http', 'clouds', 'image', 'query', 'sources'],
  client: [
    'text.ts',
    'errors.ts',
    'lazy.ts',
    'http',
    'clouds',
    'clouds/send-request.ts',
    'image',
    'query',
    'sources',
    'lookup',
    'simulator',
    'simulator.ts',
  ],
  'index.ts': [
    'text.ts',
    'errors.ts',
    'sources',
    'client',
    'types of image',
    'types of lookup',
    'types of clouds',
  ],
  frontends: [...CORE, 'types of http'],
  'frontends/pin': [...CORE, 'frontends'],
  'frontends/lookup-definition.ts': [...CORE, 'frontends', 'frontends/pin'],
  'frontends/provider': SHARED,
  'frontends/cli': [...SHARED, 'simulator', 'simulator.ts'],
  'frontends/terraform': [...SHARED, 'frontends/provider'],
  'frontends/cdktf': [...SHARED, 'frontends/provider'],
  'frontends/pulumi': SHARED,
  'frontends/pulumi/plugin': [...SHARED, 'frontends/pulumi'],
  'frontends/pulumi/program': [...SHARED, 'frontends/pulumi'],
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isTypeOnly: boolean;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
const imports = files.flatMap(importsOf);

test('a layer imports only the layers that its line of the table names', () => {
  const forbidden = imports.filter((one) => !isAllowed(one)).map(toText);

  expect(forbidden).toEqual([]);
});

test('a layer may import only layers above its line, so that there is no circle of layers', () => {
  const names = Object.keys(LAYERS);
  const upward = Object.entries(LAYERS).flatMap(([layer, allowed]) =>
    allowed
      .map((one) => one.replace('types of ', ''))
      .filter((one) => !names.slice(0, names.indexOf(layer)).includes(one))
      .map((one) => `${layer} > ${one}`),
  );

  expect(upward).toEqual([]);
});

test('no source imports another one', () => {
  const sourceOf = (file: string) => /^sources\/([^/]+)\//.exec(file)?.[1];
  const across = imports.filter(({ from, to }) => {
    const [one, other] = [sourceOf(from), sourceOf(to)];
    return one !== undefined && other !== undefined && one !== other;
  });

  expect(across.map(toText)).toEqual([]);
});

/** The cloud of the folder that a file stands in. */
const cloudOf = (file: string) => /^clouds\/([^/]+)\//.exec(file)?.[1];

test('only the registry, sources and a cloud itself import a cloud', () => {
  const foreign = imports.filter(
    ({ from, to }) =>
      cloudOf(to) !== undefined &&
      cloudOf(from) !== cloudOf(to) &&
      from !== 'clouds/registry.ts' &&
      !from.startsWith('sources/'),
  );

  expect(foreign.map(toText)).toEqual([]);
});

test('a source imports one cloud', () => {
  const sources = files.filter((file) => /^sources\/[^/]+\/index\.ts$/.test(file)).map(dirname);
  const clouds = sources.map((source) => {
    const ofSource = imports.filter(({ from }) => from.startsWith(`${source}/`));
    return new Set(ofSource.flatMap(({ to }) => cloudOf(to) ?? []));
  });

  expect(clouds.map(({ size }) => size)).toEqual(sources.map(() => 1));
});

/** The server's side of clouds and of sources, which shares no code with the client's side. */
const isServerSide = (path: string) =>
  /^(clouds\/[^/]+\/server|sources\/[^/]+\/simulator)\//.test(path);

test('only the index of a source imports the server side, and only its own simulator', () => {
  const crossing = imports.filter(({ from, to }) => !isServerSide(from) && isServerSide(to));

  expect(crossing.map(toText)).toEqual(
    files
      .filter((file) => /^sources\/[^/]+\/index\.ts$/.test(file))
      .map((from) => toText({ from, to: from.replace('index.ts', 'simulator/index.ts') })),
  );
});

test('the server side imports nothing of the client side', () => {
  const crossing = imports.filter(
    ({ from, to }) => isServerSide(from) && !isServerSide(to) && !to.startsWith('simulator/'),
  );

  expect(crossing.map(toText)).toEqual([]);
});

test('no file imports itself by way of others, types included', () => {
  expect(filesInCircles()).toEqual([]);
});

test.each`
  from                                   | to                                     | isTypeOnly
  ${'errors.ts'}                         | ${'image/image.ts'}                    | ${true}
  ${'lazy.ts'}                           | ${'errors.ts'}                         | ${false}
  ${'image/image.ts'}                    | ${'errors.ts'}                         | ${false}
  ${'query/query.ts'}                    | ${'sources/source.ts'}                 | ${true}
  ${'query/check-query.ts'}              | ${'lookup/client-filter.ts'}           | ${false}
  ${'http/retry.ts'}                     | ${'clouds/redact.ts'}                  | ${false}
  ${'clouds/redact.ts'}                  | ${'image/printable.ts'}                | ${false}
  ${'simulator/handler.ts'}              | ${'http/json.ts'}                      | ${false}
  ${'sources/a/simulator/index.ts'}      | ${'sources/a/reply.ts'}                | ${false}
  ${'sources/a/request.ts'}              | ${'query/regex.ts'}                    | ${false}
  ${'sources/a/request.ts'}              | ${'lookup/parsed-query.ts'}            | ${true}
  ${'clouds/redact.ts'}                  | ${'clouds/send-request.ts'}            | ${false}
  ${'clouds/a/server/protocol.ts'}       | ${'clouds/a/sign.ts'}                  | ${false}
  ${'sources/a/request.ts'}              | ${'clouds/send-request.ts'}            | ${true}
  ${'simulator/operation.ts'}            | ${'sources/source.ts'}                 | ${true}
  ${'simulator.ts'}                      | ${'client/client.ts'}                  | ${false}
  ${'lookup/evaluate.ts'}                | ${'client/settings.ts'}                | ${true}
  ${'client/client.ts'}                  | ${'frontends/fields.ts'}               | ${true}
  ${'index.ts'}                          | ${'lookup/lookup.ts'}                  | ${false}
  ${'frontends/fields.ts'}               | ${'frontends/lookup-definition.ts'}    | ${true}
  ${'frontends/pin/stable.ts'}           | ${'frontends/lookup-definition.ts'}    | ${true}
  ${'frontends/lookup-definition.ts'}    | ${'frontends/provider/schema.ts'}      | ${true}
  ${'frontends/lookup-query.ts'}         | ${'frontends/pin/pin-state.ts'}        | ${true}
  ${'frontends/provider/schema.ts'}      | ${'frontends/terraform/log.ts'}        | ${true}
  ${'frontends/cli/run.ts'}              | ${'frontends/pulumi/names.ts'}         | ${false}
  ${'frontends/terraform/log.ts'}        | ${'frontends/cdktf/token-type.ts'}     | ${false}
  ${'frontends/cdktf/token-type.ts'}     | ${'frontends/terraform/log.ts'}        | ${false}
  ${'frontends/pulumi/names.ts'}         | ${'frontends/provider/hcl-names.ts'}   | ${false}
  ${'frontends/pulumi/plugin/invoke.ts'} | ${'frontends/pulumi/program/bind.ts'}  | ${false}
  ${'frontends/pulumi/program/bind.ts'}  | ${'frontends/pulumi/plugin/invoke.ts'} | ${false}
  ${'frontends/pulumi/run-lookup.ts'}    | ${'frontends/pulumi/plugin/invoke.ts'} | ${true}
`('$from may not import $to', (planted) => {
  expect(isAllowed(planted)).toBe(false);
});

function isAllowed({ from, to, isTypeOnly }: Import): boolean {
  const [layer, imported] = [layerOf(from), layerOf(to)];
  const allowed = LAYERS[layer] ?? [];
  return (
    layer === imported ||
    allowed.includes(imported) ||
    (isTypeOnly && allowed.includes(`types of ${imported}`))
  );
}

function layerOf(file: string): string {
  const [layer] = Object.keys(LAYERS)
    .filter((name) => toPattern(name).test(file))
    .sort((a, b) => b.length - a.length);
  if (layer === undefined) {
    throw new Error(`${file} belongs to no layer`);
  }
  return layer;
}

function toPattern(layer: string): RegExp {
  const path = layer.replace('.', '\\.').replace('*', '[^/]+');
  return new RegExp(layer.endsWith('.ts') ? `^${path}$` : `^${path}/`);
}

function toText({ from, to }: Pick<Import, 'from' | 'to'>): string {
  return `${from} imports ${to}`;
}

/** What a file imports of ours, by whatever syntax. */
function importsOf(from: string): readonly Import[] {
  const code = readFileSync(join(SRC, from), 'utf8');
  const valuePaths = importPathsIn(code.replace(/^(?:import|export) type [^;=]*;/gm, ''));
  return importPathsIn(code).flatMap((path) => {
    const to = path.startsWith('.') ? resolve(join(dirname(from), path)) : undefined;
    return to === undefined ? [] : [{ from, to, isTypeOnly: !valuePaths.includes(path) }];
  });
}

function importPathsIn(code: string): readonly string[] {
  return ts.preProcessFile(code).importedFiles.map(({ fileName }) => fileName);
}

function resolve(path: string): string | undefined {
  return [`${path}.ts`, `${path}/index.ts`].find((file) => files.includes(file));
}

/** What is left when files that import, or are imported by, nothing that is left are taken away. */
function filesInCircles(): readonly string[] {
  let left = new Set(files);
  for (;;) {
    const inside = imports.filter(({ from, to }) => left.has(from) && left.has(to));
    const [importing, imported] = [inside.map(({ from }) => from), inside.map(({ to }) => to)];
    const next = new Set(importing.filter((file) => imported.includes(file)));
    if (next.size === left.size) {
      return [...left];
    }
    left = next;
  }
}
