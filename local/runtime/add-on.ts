/** The built add-on as clasp would push it: scripts in push order, pages, manifest. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export interface Manifest {
  readonly timeZone?: string;
  readonly oauthScopes?: readonly string[];
}

export interface AddOn {
  /** In the order in which they share one global scope. */
  readonly scripts: readonly { readonly name: string; readonly source: string }[];
  /** HTML files by name, with the extension. */
  readonly pages: ReadonlyMap<string, string>;
  readonly manifest: Manifest;
}

function filesUnder(folder: string, prefix = ''): string[] {
  return readdirSync(path.join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const name = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(folder, name) : [name];
  });
}

/** Files that `.clasp.json` beside the folder wants pushed first, when its rootDir is this folder. */
function pushOrder(folder: string): string[] {
  const settings = path.join(path.dirname(folder), '.clasp.json');
  if (!existsSync(settings)) return [];
  const { rootDir = '.', filePushOrder = [] } = JSON.parse(readFileSync(settings, 'utf8')) as {
    rootDir?: string;
    filePushOrder?: string[];
  };
  const root = path.resolve(path.dirname(settings), rootDir);
  if (root !== path.resolve(folder)) return [];
  return filePushOrder.map((file) =>
    path
      .relative(root, path.resolve(path.dirname(settings), file))
      .split(path.sep)
      .join('/'),
  );
}

/** Reads the folder that clasp pushes. Throws when it has no manifest or no script. */
export function loadAddOn(distDir: string): AddOn {
  const folder = path.resolve(distDir);
  const names = filesUnder(folder).sort((a, b) => a.localeCompare(b));
  if (!names.includes('appsscript.json')) throw new Error(`No appsscript.json in ${folder}: is the add-on built?`);
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const first = pushOrder(folder);
  const rank = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length);
  const scripts = names
    .filter((name) => /\.(js|gs)$/.test(name))
    .sort((a, b) => rank(a) - rank(b))
    .map((name) => ({ name, source: read(name) }));
  if (scripts.length === 0) throw new Error(`No script in ${folder}: is the add-on built?`);
  const pages = new Map(names.filter((name) => name.endsWith('.html')).map((name) => [name, read(name)]));
  return { scripts, pages, manifest: JSON.parse(read('appsscript.json')) as Manifest };
}

/** Whether a script of the add-on declares this top-level function: simple triggers are found by their names. */
export function declares(addOn: AddOn, functionName: string): boolean {
  const pattern = new RegExp(`^[ \\t]*function ${functionName}\\s*\\(`, 'm');
  return addOn.scripts.some(({ source }) => pattern.test(source));
}
