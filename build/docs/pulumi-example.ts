import { toToken } from '../../src/frontends/pulumi/names';
import type { Named } from '../../src/frontends/pulumi/offered';
import { type Example, questionOf } from './example';
import type { Arguments } from './hcl';

/** A program that asks as a function does, in two languages. */
export function toFunctionExample(asked: Named, example: Example): string {
  const { name, kind } = asked;
  const question = questionOf(asked, example);
  const result = kind === 'pick' ? 'id' : 'imageIds';
  return toExample(
    [
      `import { ${name} } from 'imagepin/pulumi';`,
      '',
      `export const ${result} = ${name}({`,
      ...toLines(question, '  ', ','),
      `}).then((found) => found.${result});`,
    ],
    [
      'variables:',
      '  found:',
      '    fn::invoke:',
      `      function: ${toToken(name)}`,
      '      arguments:',
      ...toLines(question, '        '),
      'outputs:',
      `  ${result}: \${found.${result}}`,
    ],
  );
}

/** A program that pins an image, in two languages. */
export function toPinExample(pin: Named, example: Example): string {
  const question = questionOf(pin, example);
  return toExample(
    [
      `import { ${pin.name} } from 'imagepin/pulumi';`,
      '',
      `const pin = new ${pin.name}('example', {`,
      ...toLines(question, '  ', ','),
      "  triggers: { release: '1' },",
      '});',
      'export const id = pin.image.id;',
    ],
    [
      'resources:',
      '  example:',
      `    type: ${toToken(pin.name)}`,
      '    properties:',
      ...toLines(question, '      '),
      '      triggers:',
      "        release: '1'",
      'outputs:',
      `  id: \${example.image.id}`,
    ],
  );
}

function toExample(typescript: readonly string[], yaml: readonly string[]): string {
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

/** Both languages write values in a way that is the same for them. */
function toLines(question: Arguments, indent: string, end = ''): readonly string[] {
  return Object.entries(question)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${indent}${name}: ${toLiteral(value)}${end}`);
}

function toLiteral(value: Arguments[string]): string {
  if (typeof value === 'string') {
    return `'${value}'`;
  }
  return Array.isArray(value) ? `[${value.map(toLiteral).join(', ')}]` : String(value);
}
