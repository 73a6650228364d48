// Runs a TypeScript file of this project: node scripts/run.mjs FILE.ts [arguments]. Packages stay where they are.
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const [file, ...args] = process.argv.slice(2);
const folder = await mkdtemp(path.join('node_modules', '.run-'));
const outfile = path.join(folder, 'script.cjs');
try {
  await esbuild.build({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  process.argv = [process.argv[0], file, ...args];
  await import(pathToFileURL(path.resolve(outfile)));
} finally {
  await rm(folder, { recursive: true, force: true });
}
