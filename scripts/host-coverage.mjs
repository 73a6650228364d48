// Writes docs/host-coverage.md: which methods of Apps Script the local host has, by interface, and which it lacks.
// The services themselves are loaded to find out what is there, so the table cannot promise more than the code.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import vm from 'node:vm';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { knownMethods } from './known-methods.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Methods that the services have: interface -> set of names. */
function implemented() {
  const { outputFiles } = buildSync({
    stdin: {
      contents:
        "import './main'; import { implementedMethods } from './lacking'; globalThis.methods = implementedMethods();",
      resolveDir: path.join(root, 'local/services'),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  const boot = {
    spreadsheetId: '',
    spreadsheetUrl: '',
    scriptId: '',
    authMode: 'FULL',
    timeZone: 'UTC',
    locale: 'ru_RU',
    clock: 0,
  };
  const context = vm.createContext({
    [Symbol.for('local-host.carrier')]: { boot: JSON.stringify(boot), call: () => '{"clock":0,"ok":null}' },
  });
  vm.runInContext(outputFiles[0].text, context);
  return new Map([...context.methods].map(([name, methods]) => [name, new Set(methods)]));
}

/** The page as Markdown. */
export async function coveragePage() {
  const known = await knownMethods();
  const have = implemented();
  const rows = [...have.keys()].filter((name) => known[name]).sort((a, b) => (a < b ? -1 : 1));
  const lines = rows.map((name) => {
    const lacking = known[name].filter((method) => !have.get(name).has(method));
    const [service, type] = name.split('.');
    const list = lacking.length === 0 ? '' : lacking.map((method) => `\`${method}\``).join(' ');
    return `| ${service} | ${type} | ${known[name].length - lacking.length} / ${known[name].length} | ${list} |`;
  });
  return `# What the local host has of Apps Script

Written by \`node scripts/host-coverage.mjs\` from \`@types/google-apps-script\` and the services in \`local/services\`; a test holds
it to the code. A method in the last column throws «not supported by the local host: Class.method»; a service that is not
listed is not there at all, as its global is missing.

| Service | Interface | Has | Lacks |
| --- | --- | --- | --- |
${lines.join('\n')}

## What the host decides where Google says nothing

- Writes wait in a buffer until something of the spreadsheet is read, \`flush\` is called, a person is asked, or the run ends. An
  export by URL sees only what was flushed.
- A range is a handle: its coordinates are checked against the grid at the first call that needs them, \`getDataRange\` takes its
  bounds then.
- A value that Google would turn into the text of a Java object (a plain object, an array, NaN) is refused.
- The last writes of an execution that failed are kept, those of one that was killed are kept as the test asks.
- Sorting leaves developer metadata of rows where it was, unless a test asks otherwise.
- Formulas: sums, counts, averages, IF, IFERROR, ROUND, arithmetic and texts are found; any other formula keeps the value it came with.
- Texts in cells of plain text behave by one of six accounts (\`Dialect\` in \`local/document/write.ts\`).
- Data validation by formula, conditional colour scales and filters by condition are not applied.
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(path.join(root, 'docs/host-coverage.md'), await coveragePage());
}
