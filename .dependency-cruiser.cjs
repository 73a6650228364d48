// The direction in which data runs: menu -> command -> workbook -> domain. What would turn it round is forbidden here.
const domain = '^src/(calendar|roadmap|people|questionnaires|pairing|reports|russian)/';

module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'The domain takes plain values and gives plain values: it knows no sheet, no service and no command.',
      severity: 'error',
      from: { path: domain },
      to: {
        path: '^(src/(workbook|platform|commands|parts)/|src/(main|menu|command|parts)\\.ts|local/|sidebar/|node:)',
      },
    },
    {
      name: 'workbook-knows-no-command',
      severity: 'error',
      from: { path: '^src/(workbook|platform)/' },
      to: { path: '^src/(commands/|parts/|main\\.ts|command\\.ts|parts\\.ts)' },
    },
    {
      name: 'parts-are-loaded-not-imported',
      comment: 'What is imported is compiled at every click; a part is loaded by its name when it is needed.',
      severity: 'error',
      from: {},
      to: { path: '^src/parts/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'add-on-knows-no-host',
      comment: 'The same bytes run on Google and on the local host; nothing in src may know which.',
      severity: 'error',
      from: { path: '^(src|sidebar)/' },
      to: { path: '^local/' },
    },
    {
      name: 'host-runs-the-built-files',
      comment: 'The local host runs dist/, as Google does, and never imports the source.',
      severity: 'error',
      from: { path: '^local/' },
      to: { path: '^(src|sidebar)/' },
    },
    {
      name: 'panel-takes-shapes-only',
      comment: 'The panel shares types and constants with the server, no code that needs a service.',
      severity: 'error',
      from: { path: '^sidebar/' },
      to: { path: '^src/', pathNot: '^src/(outcome|[a-z-]+-contract)\\.ts$' },
    },
    {
      name: 'files-stand-alone',
      comment: 'Text files are read alike in the panel of a browser and on the local host.',
      severity: 'error',
      from: { path: '^files/' },
      to: { path: '^(src|sidebar|local)/' },
    },
    {
      name: 'no-circles',
      comment: 'Modules that need each other while running cannot be read one by one. Shapes may refer to each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-circles-of-shapes',
      comment: 'In the host what several files need of one another stands in a shape of its own: run.ts, shapes.ts.',
      severity: 'error',
      from: { path: '^local/(runtime|services)/' },
      to: { circular: true },
    },
    {
      name: 'no-orphans-of-npm',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['core', 'npm-no-pkg', 'unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^(dist|dist-local|tests)/' },
  },
};
