/** The table of what the host has is that of the code, and the list of what Apps Script has is that of the types. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');
const evaluated = (code: string) =>
  execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: root, encoding: 'utf8' });

test('docs/host-coverage.md is what the script would write now', () => {
  const page = evaluated(
    `import { coveragePage } from './scripts/host-coverage.mjs'; process.stdout.write(await coveragePage());`,
  );
  expect(readFileSync(path.join(root, 'docs/host-coverage.md'), 'utf8')).toBe(page);
});

test('the known methods are those of the installed types', () => {
  const known = evaluated(
    `import { knownMethods } from './scripts/known-methods.mjs'; process.stdout.write(JSON.stringify(await knownMethods()));`,
  );
  expect(JSON.parse(readFileSync(path.join(root, 'local/services/known-methods.json'), 'utf8'))).toEqual(
    JSON.parse(known),
  );
});
