// Builds everything that runs: the add-on (dist/, what clasp pushes) and the local host (dist-local/).
// esbuild is the only compiler; webpack is there because gas-webpack-plugin makes the top-level functions that
// Apps Script calls by name.
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';
import GasPlugin from 'gas-webpack-plugin';
import { marked } from 'marked';
import webpack from 'webpack';
import * as esbuild from 'esbuild';
import { buildPage } from '../local/page/build.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => path.join(root, ...parts);

/**
 * The server half: readable ES2020. dist/Code.js is the one script, its only globals are the entry points of src/main.ts.
 * Each file of src/parts/ becomes a page of the project, which Apps Script keeps as a text until it is asked for; it
 * holds what the script has not.
 */
async function buildServer() {
  const script = 'Code';
  const parts = (await readdir(at('src/parts'))).map((file) => path.parse(file).name);
  const compiler = webpack({
    mode: 'production',
    devtool: false,
    target: ['web', 'es2020'],
    context: root,
    entry: {
      [script]: at('src/main.ts'),
      ...Object.fromEntries(parts.map((part) => [part, { import: at('src/parts', `${part}.ts`), dependOn: script }])),
    },
    output: {
      path: at('dist'),
      filename: ({ chunk }) => (chunk.name === script ? `${script}.js` : `parts/${chunk.name}.html`),
      globalObject: 'globalThis',
      chunkLoadingGlobal: 'mentoringParts',
    },
    resolve: { extensions: ['.ts', '.js'] },
    module: {
      rules: [{ test: /\.ts$/, loader: 'esbuild-loader', options: { target: 'es2020', charset: 'utf8' } }],
    },
    optimization: {
      minimize: false,
      concatenateModules: true,
      mangleExports: false,
      moduleIds: 'named',
      chunkIds: 'named',
    },
    performance: { hints: false },
    plugins: [new GasPlugin({ include: ['src/main.ts'] })],
  });
  const stats = await new Promise((resolve, reject) => {
    compiler.run((error, result) => (error ? reject(error) : resolve(result)));
  });
  await new Promise((resolve) => compiler.close(resolve));
  if (stats.hasErrors()) throw new Error(stats.toString({ colors: false, all: false, errors: true }));
  for (const part of parts) {
    const page = at('dist/parts', `${part}.html`);
    // In a script these two stand inside texts alone; in a page they would begin a scriptlet or end the script.
    const source = (await readFile(page, 'utf8')).replaceAll('<?', '\\x3C?').replaceAll('</script', '\\x3C/script');
    await writeFile(page, `<script>\n${source}\n</script>\n`);
  }
}

/** The sidebar: one HTML file with its style and script inside, as HtmlService serves it. */
async function buildSidebar() {
  const bundle = await esbuild.build({
    entryPoints: [at('sidebar/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'ascii',
    legalComments: 'none',
    // The library's build for browsers brings its own Buffer.
    alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
  });
  const styles = await esbuild.build({
    entryPoints: [at('sidebar/sidebar.css')],
    bundle: true,
    write: false,
    minify: true,
  });
  const script = bundle.outputFiles[0].text;
  const style = styles.outputFiles[0].text;
  const page = await readFile(at('sidebar/sidebar.html'), 'utf8');
  const html = page
    .replace('<link rel="stylesheet" href="sidebar.css" />', () => `<style>\n${style}</style>`)
    .replace('<script src="main.ts"></script>', () => `<script>\n${script}</script>`);
  await writeFile(at('dist/Sidebar.html'), html);
}

/** The guide as one page: what «Справка» shows, from the same files that people read in docs/guide. */
async function buildHelp() {
  const folder = at('docs/guide');
  const pages = [path.join(folder, 'README.md'), ...(await markdownBeside(folder))];
  const texts = await Promise.all(pages.map((page) => readFile(page, 'utf8')));
  const sections = texts.map((text, index) => {
    const anchor = path.relative(folder, pages[index]).replaceAll(path.sep, '/');
    return `<section id="${anchor}">${marked.parse(text)}</section>`;
  });
  // Links between the files become links within the page; the window has no other place to go to.
  const body = sections
    .join('\n')
    .replace(/href="(?:\.{1,2}\/)*((?:findings\/)?[\w-]+\.md)"/g, 'target="_self" href="#$1"');
  const template = await readFile(at('sidebar/help.html'), 'utf8');
  await writeFile(
    at('dist/Help.html'),
    template.replace('<main></main>', () => `<main>${body}</main>`),
  );
}

/** What the law asks, from its page of the guide: the window of «Режим и памятка». */
async function buildMemo() {
  const text = await readFile(at('docs/guide/personal-data.md'), 'utf8');
  const template = await readFile(at('sidebar/help.html'), 'utf8');
  const page = template
    .replace('<title>Справка</title>', '<title>Персональные данные</title>')
    .replace('<main></main>', () => `<main>${marked.parse(text)}</main>`);
  await writeFile(at('dist/Privacy.html'), page);
}

async function markdownBeside(folder) {
  const names = (await readdir(folder, { recursive: true })).filter(
    (name) => name.endsWith('.md') && name !== 'README.md',
  );
  return names.sort().map((name) => path.join(folder, name));
}

export async function buildAddon() {
  await rm(at('dist'), { recursive: true, force: true });
  await mkdir(at('dist'), { recursive: true });
  await Promise.all([
    buildServer(),
    buildSidebar(),
    buildHelp(),
    buildMemo(),
    copyFile(at('appsscript.json'), at('dist/appsscript.json')),
  ]);
}

/** The local host: what `npm start` and `npm run menu` run. Packages stay where npm has put them. */
export async function buildLocal() {
  await rm(at('dist-local'), { recursive: true, force: true });
  await mkdir(at('dist-local'), { recursive: true });
  const common = {
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  };
  const { outputFiles } = await esbuild.build({
    ...common,
    sourcemap: false,
    entryPoints: [at('local/runtime/guest-script.ts')],
    format: 'esm',
    write: false,
  });
  const guestScript = at('dist-local/guest-script.mjs');
  await writeFile(guestScript, outputFiles[0].text);
  const { writeRuntime } = await import(pathToFileURL(guestScript));
  writeRuntime(root, at('dist-local'));
  await Promise.all([
    esbuild.build({
      ...common,
      entryPoints: { start: at('local/start.ts'), menu: at('local/menu.ts') },
      outdir: at('dist-local'),
      outExtension: { '.js': '.mjs' },
      format: 'esm',
    }),
    esbuild.build({
      ...common,
      entryPoints: { 'reader-worker': at('local/import/reader-worker.ts') },
      outdir: at('dist-local'),
      outExtension: { '.js': '.cjs' },
      format: 'cjs',
    }),
    buildPage(at('dist-local/page')),
  ]);
}

export async function buildAll() {
  await Promise.all([buildAddon(), buildLocal()]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now();
  await buildAll();
  console.log(`Built in ${Math.round(performance.now() - started)} ms.`);
}
