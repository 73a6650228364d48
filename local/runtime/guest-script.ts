/** Builds what runs inside an execution: the services as one script, and the worker that carries it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

export interface RuntimeScripts {
  /** Apps Script's services, evaluated in every new context before the add-on. */
  readonly guest: string;
  /** The worker's main script (CommonJS). */
  readonly worker: string;
}

const GUEST_FILE = 'guest.js';
const WORKER_FILE = 'worker.cjs';

/** Compiles the sources under `root` (the project's folder). */
export function buildRuntime(root: string): RuntimeScripts {
  const bundle = (entry: string, options: Parameters<typeof buildSync>[0]) =>
    buildSync({ entryPoints: [path.join(root, entry)], bundle: true, write: false, charset: 'utf8', ...options })
      .outputFiles?.[0]?.text ?? '';
  return {
    guest: bundle('local/services/main.ts', { format: 'iife', target: 'es2022' }),
    worker: bundle('local/runtime/worker-main.ts', { format: 'cjs', target: 'node20', platform: 'node' }),
  };
}

/** Compiles the sources under `root` into files in `outDir`; the build calls it. */
export function writeRuntime(root: string, outDir: string): void {
  const { guest, worker } = buildRuntime(root);
  mkdirSync(outDir, { recursive: true });
  writeFileSync(path.join(outDir, GUEST_FILE), guest);
  writeFileSync(path.join(outDir, WORKER_FILE), worker);
}

/** Reads what `writeRuntime` wrote. */
export function readRuntime(outDir: string): RuntimeScripts {
  const read = (name: string) => readFileSync(path.join(outDir, name), 'utf8');
  return { guest: read(GUEST_FILE), worker: read(WORKER_FILE) };
}
