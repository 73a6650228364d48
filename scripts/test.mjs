// Everything that must hold before a change lands: types, lint, formatting, the direction of imports, the build, and all
// tests. Ends with one line, «N passed, N failed», in which each check counts as one test.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const bin = (name) => path.join('node_modules', '.bin', name);
const checks = [
  ...[
    'tsconfig.json',
    'sidebar/tsconfig.json',
    'local/tsconfig.json',
    'local/page/tsconfig.json',
    'tests/tsconfig.json',
    'scripts/tsconfig.json',
  ].map((project) => [`types of ${project}`, bin('tsc'), ['-p', project]]),
  ['lint', bin('eslint'), ['.', '--max-warnings', '0']],
  ['formatting', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  [
    'direction of imports',
    bin('depcruise'),
    ['src', 'local', 'sidebar', 'files', '--config', '.dependency-cruiser.cjs'],
  ],
  ['build', process.execPath, ['scripts/build.mjs']],
];

let passed = 0;
let failed = 0;
for (const [name, command, args] of checks) {
  const started = performance.now();
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (status === 0) passed++;
  else failed++;
}

const report = path.join(mkdtempSync(path.join(os.tmpdir(), 'tests-')), 'jest.json');
const jest = spawnSync(bin('jest'), ['--json', `--outputFile=${report}`, '--maxWorkers=2'], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
try {
  const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, numTodoTests } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  const skipped = numPendingTests + numTodoTests;
  if (skipped > 0) console.log(`FAILED ${skipped} tests were skipped: every test must run.`);
  passed += numPassedTests;
  failed += Math.max(numFailedTests, numFailedTestSuites) + (skipped > 0 ? 1 : 0);
  if (jest.status !== 0 && numFailedTests + numFailedTestSuites === 0) failed++;
} catch (error) {
  console.log(`FAILED jest gave no report: ${error.message}`);
  failed++;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
