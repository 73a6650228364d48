// Two projects: `unit` is the quick loop (pure code, seconds); `host` drives the built add-on on the local host,
// the command line and a real browser.
const base = {
  transform: { '^.+\\.[cm]?tsx?$': '<rootDir>/tests/setup/esbuild-transform.cjs' },
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
};

module.exports = {
  projects: [
    {
      ...base,
      displayName: 'unit',
      // All rooms but those of the other project, so that none can be forgotten.
      testMatch: ['<rootDir>/tests/!(local|bundle|e2e|commands)/**/*.test.ts'],
    },
    {
      ...base,
      displayName: 'host',
      globalSetup: '<rootDir>/tests/setup/built-files.cjs',
      testMatch: ['<rootDir>/tests/{local,bundle,e2e,commands}/**/*.test.ts'],
    },
  ],
};
