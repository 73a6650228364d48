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
      testMatch: [
        '<rootDir>/tests/{roadmap,people,questionnaires,pairing,reports,russian,workbook,document}/**/*.test.ts',
      ],
    },
    {
      ...base,
      displayName: 'host',
      globalSetup: '<rootDir>/tests/setup/built-files.cjs',
      testMatch: ['<rootDir>/tests/{local,bundle,e2e,commands}/**/*.test.ts'],
    },
  ],
};
