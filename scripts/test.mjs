// Everything that must hold before a change lands: types, lint, formatting, the direction of imports, the build, and all
// tests. Ends with one line, «N passed, N failed», in which each check counts as one test.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What the smallest machine that the tests are meant for has processors. */
const workers = 2;

const bin = (name) => path.join('node_modules', '.bin', name);
// The longest first, so that the others run beside it.
const checks = [
  ['lint', bin('eslint'), ['.', '--max-warnings', '0']],
  ...[
    'tsconfig.json',
    'sidebar/tsconfig.json',
    'local/tsconfig.json',
    'local/page/tsconfig.json',
    'tests/tsconfig.json',
    'scripts/tsconfig.json',
  ].map((project) => [`types of ${project}`, bin('tsc'), ['-p', project]]),
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

/** Runs one check, then says how it went and what it said: checks that run side by side would speak into each other. */
function run([name, command, args]) {
  const started = performance.now();
  return new Promise((resolve) => {
    const said = [];
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part));
    child.on('error', (error) => said.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (status) => {
      process.stdout.write(Buffer.concat(said));
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      if (status === 0) passed++;
      else failed++;
      resolve();
    });
  });
}

const waiting = [...checks];
const worker = async () => {
  for (let check = waiting.shift(); check; check = waiting.shift()) await run(check);
};
await Promise.all(Array.from({ length: workers }, worker));

const report = path.join(mkdtempSync(path.join(os.tmpdir(), 'tests-')), 'jest.json');
const jest = spawnSync(bin('jest'), ['--json', `--outputFile=${report}`, `--maxWorkers=${workers}`], {
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
