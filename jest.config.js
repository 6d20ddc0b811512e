/** What the tests of every project share. */
const shared = {
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
      },
    ],
  },
};

/** Projects whose tests run the built package. */
const built = {
  ...shared,
  globalSetup: '<rootDir>/test/support/build.cjs',
  setupFilesAfterEnv: ['<rootDir>/test/support/timeout.cjs'],
};

/** A test belongs to the project that its file name ends with, and otherwise to `unit`. */
module.exports = {
  randomize: true,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      globalSetup: '<rootDir>/test/support/clean-environment.cjs',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['-(?:process|engine)\\.test\\.ts$'],
      // Neither a child process nor the built package is within reach.
      moduleNameMapper: {
        '^(?:node:)?child_process$': '<rootDir>/test/support/no-child-process.cjs',
        '^imagepin/pulumi/dynamic$': '<rootDir>/src/frontends/pulumi/dynamic.ts',
        '^imagepin(?:/.*)?$': '<rootDir>/test/support/no-package.cjs',
        '/locales/index\\.cjs$': '<rootDir>/test/support/no-locales.cjs',
        '^@npmcli/arborist$|/typescript-shim$': '<rootDir>/test/support/no-function-serializer.cjs',
      },
    },
    {
      ...built,
      displayName: 'process',
      testMatch: ['<rootDir>/test/**/*-process.test.ts'],
    },
    {
      ...built,
      displayName: 'engine',
      testMatch: ['<rootDir>/test/**/*-engine.test.ts'],
    },
  ],
};
