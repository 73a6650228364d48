// Builds the page that the local server serves: its script and style sheet, the script that draws
// charts, and one for the sidebar's frames.
import { copyFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));

/** Hyphenation of forty languages, five megabytes: cells are never hyphenated, and the grid asks for it nowhere else. */
const withoutHyphenation = {
  name: 'without-hyphenation',
  setup(build) {
    build.onResolve({ filter: /^\.\// }, ({ importer, kind, path: file }) =>
      kind === 'dynamic-import' && importer.includes('@univerjs/engine-render')
        ? { path: file, namespace: 'hyphenation' }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'hyphenation' }, () => ({ contents: 'export {};' }));
  },
};

/**
 * Fills `outDir` with index.html, page.js, page.css, form.css, frame.js and icon.svg.
 *
 * @param {string} outDir emptied first
 */
export async function buildPage(outDir) {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const common = { bundle: true, minify: true, format: 'iife', target: 'es2022', legalComments: 'none' };
  await Promise.all([
    esbuild.build({
      ...common,
      entryPoints: { page: path.join(here, 'main.ts') },
      outdir: outDir,
      charset: 'utf8',
      define: { 'process.env.NODE_ENV': '"production"' },
      // page.css takes the grid's styles in, in the order that the page needs.
      loader: { '.css': 'empty' },
      plugins: [withoutHyphenation],
    }),
    esbuild.build({ ...common, entryPoints: { page: path.join(here, 'page.css') }, outdir: outDir, charset: 'utf8' }),
    // Put inline into the add-on's HTML, whose own encoding is unknown: so ASCII only.
    esbuild.build({
      ...common,
      entryPoints: { frame: path.join(here, 'frame/main.ts') },
      outdir: outDir,
      charset: 'ascii',
    }),
    // Loaded when the first chart is to be seen.
    esbuild.build({
      ...common,
      format: 'esm',
      entryPoints: { charts: path.join(here, 'charts/draw.ts') },
      outdir: outDir,
      charset: 'utf8',
    }),
    copyFile(path.join(here, 'index.html'), path.join(outDir, 'index.html')),
    copyFile(path.join(here, 'form.css'), path.join(outDir, 'form.css')),
    copyFile(path.join(here, 'icon.svg'), path.join(outDir, 'icon.svg')),
  ]);
}
