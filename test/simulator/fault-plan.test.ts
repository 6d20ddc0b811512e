import { faults, parseFault } from '../../src/simulator';

test.each(faults.map(({ kind }) => kind))('%s is a fault', (kind) => {
  expect(parseFault(kind)).toEqual({ kind });
});

test('a number limits the faulty requests', () => {
  expect(parseFault('throttle=12')).toEqual({ kind: 'throttle', times: 12 });
});

test.each(['throttle=', 'throttle=0', 'throttle=-1', 'throttle=1.5', 'throttle=2=3', 'reset=x'])(
  '%s is rejected with the syntax of a fault',
  (text) => {
    expect(() => parseFault(text)).toThrow(
      expect.objectContaining({
        code: 'InvalidQuery',
        message: `invalid fault "${text}"`,
        path: ['fault'],
        detail: expect.stringContaining('KIND=N'),
      }),
    );
  },
);

test.each`
  text           | nearest
  ${'throtle'}   | ${'throttle'}
  ${'thottle=3'} | ${'throttle'}
  ${'htm'}       | ${'html'}
  ${''}          | ${'html'}
`('"$text" is no fault, $nearest may be meant', ({ text, nearest }) => {
  expect(() => parseFault(text)).toThrow(
    expect.objectContaining({
      code: 'InvalidQuery',
      message: `unknown fault "${text.split('=')[0]}"`,
      detail: expect.stringContaining(`Did you mean ${nearest}? Known faults: throttle, `),
    }),
  );
});
