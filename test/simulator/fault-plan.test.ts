import { faults, parseFault } from '../../src/simulator';

test.each(faults.map(({ kind }) => kind))('%s is a fault', (kind) => {
  expect(parseFault(kind)).toEqual({ kind });
});

test('a number limits the faulty requests', () => {
  expect(parseFault('throttle=12')).toEqual({ kind: 'throttle', times: 12 });
});

test.each`
  text           | plan
  ${'reset@3'}   | ${{ kind: 'reset', at: 3 }}
  ${'html=2@10'} | ${{ kind: 'html', times: 2, at: 10 }}
`('$text begins with a later request', ({ text, plan }) => {
  expect(parseFault(text)).toEqual(plan);
});

test.each([
  'throttle=',
  'throttle=0',
  'throttle=-1',
  'throttle=1.5',
  'throttle=2=3',
  'reset=x',
  'reset@',
  'reset@0',
  'reset@2=1',
])('%s is rejected with the syntax of a fault', (text) => {
  expect(() => parseFault(text)).toThrow(
    expect.objectContaining({
      code: 'InvalidQuery',
      message: `invalid fault "${text}"`,
      path: ['fault'],
      detail: expect.stringContaining('KIND=N'),
    }),
  );
});

test.each`
  text           | suggestion
  ${'throtle'}   | ${'Did you mean "throttle"? '}
  ${'thottle=3'} | ${'Did you mean "throttle"? '}
  ${'htm'}       | ${'Did you mean "html"? '}
  ${'foo'}       | ${''}
  ${''}          | ${''}
`('"$text" is not a fault; the error suggests: $suggestion', ({ text, suggestion }) => {
  expect(() => parseFault(text)).toThrow(
    expect.objectContaining({
      code: 'InvalidQuery',
      message: `unknown fault "${text.split('=')[0]}"`,
      detail: expect.stringMatching(`^${suggestion.replace('?', '\\?')}Known faults: throttle, `),
    }),
  );
});
