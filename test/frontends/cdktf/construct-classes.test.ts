import * as cdktf from 'cdktf';
import { createConstructClasses } from '../../../src/frontends/cdktf/construct-classes';
import type { FieldType } from '../../../src/frontends/fields';
import type { BlockAttribute } from '../../../src/frontends/provider/schema';

const numberType: FieldType = { kind: 'number' };

// A new source is told so when it is built, not when somebody uses it.
test.each`
  mode          | type                                                      | shape
  ${'optional'} | ${{ kind: 'object', fields: [] }}                         | ${'object'}
  ${'optional'} | ${{ kind: 'map', of: numberType }}                        | ${'map of number'}
  ${'computed'} | ${{ kind: 'list', of: { kind: 'boolean' } }}              | ${'list of boolean'}
  ${'computed'} | ${{ kind: 'list', of: { kind: 'list', of: numberType } }} | ${'list of list of number'}
`('a $shape that is $mode is refused', ({ mode, type, shape }) => {
  const odd: BlockAttribute = { name: 'odd', mode, type, required: false, summary: '' };
  const block = { kind: 'find', description: '', attributes: [odd] } as const;
  const schema = {
    provider: { description: '', attributes: [] },
    dataSources: { imagepin_image: block },
    resources: {},
  };

  expect(() => createConstructClasses(cdktf, schema, '1.0.0')).toThrow(
    `no construct can refer to "odd", which is a ${shape}`,
  );
});
