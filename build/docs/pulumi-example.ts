import { toToken } from '../../src/frontends/pulumi/names';
import type { LookupSpec } from '../../src/frontends/pulumi/package-manifest';
import { type Example, exampleQuery } from './example';
import type { HclArguments } from './hcl';

/** Programs with the lookup of a function, in TypeScript and YAML. */
export function toPulumiFunctionExample(lookup: LookupSpec, example: Example): string {
  const { name, kind } = lookup;
  const query = exampleQuery(lookup, example);
  const result = kind === 'find' ? 'id' : 'imageIds';
  return toExamplesBlock(
    [
      `import { ${name} } from 'imagepin/pulumi';`,
      '',
      `export const ${result} = ${name}({`,
      ...toArgumentLines(query, '  ', ','),
      `}).then((found) => found.${result});`,
    ],
    [
      'variables:',
      '  found:',
      '    fn::invoke:',
      `      function: ${toToken(name)}`,
      '      arguments:',
      ...toArgumentLines(query, '        '),
      'outputs:',
      `  ${result}: \${found.${result}}`,
    ],
  );
}

/** Programs that pin an image, in TypeScript and YAML. */
export function toPulumiPinExample(pin: LookupSpec, example: Example): string {
  const query = exampleQuery(pin, example);
  return toExamplesBlock(
    [
      `import { ${pin.name} } from 'imagepin/pulumi';`,
      '',
      `const pin = new ${pin.name}('example', {`,
      ...toArgumentLines(query, '  ', ','),
      "  triggers: { release: '1' },",
      '});',
      'export const id = pin.image.id;',
    ],
    [
      'resources:',
      '  example:',
      `    type: ${toToken(pin.name)}`,
      '    properties:',
      ...toArgumentLines(query, '      '),
      '      triggers:',
      "        release: '1'",
      'outputs:',
      `  id: \${example.image.id}`,
    ],
  );
}

function toExamplesBlock(typescript: readonly string[], yaml: readonly string[]): string {
  return [
    '{{% examples %}}',
    '## Example Usage',
    '',
    '{{% example %}}',
    '',
    '```typescript',
    ...typescript,
    '```',
    '```yaml',
    ...yaml,
    '```',
    '',
    '{{% /example %}}',
    '{{% /examples %}}',
  ].join('\n');
}

/** Formats arguments in the notation that TypeScript and YAML share. */
function toArgumentLines(query: HclArguments, indent: string, end = ''): readonly string[] {
  return Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${indent}${name}: ${toLiteral(value)}${end}`);
}

function toLiteral(value: HclArguments[string]): string {
  if (typeof value === 'string') {
    return `'${value}'`;
  }
  return Array.isArray(value) ? `[${value.map(toLiteral).join(', ')}]` : String(value);
}
