/**
 * The page's files, read once at the start: a request can then name no file of the disk, whatever its path.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The files of a folder by their path in an address; `index.html` is also `/`. Other kinds of files are left out. */
export async function readAssets(folder: string): Promise<ReadonlyMap<string, Asset>> {
  const assets = new Map<string, Asset>();
  for (const name of await readdir(folder)) {
    const type = TYPES[path.extname(name)];
    if (type === undefined) continue;
    const asset = { bytes: new Uint8Array(await readFile(path.join(folder, name))), type };
    assets.set(`/${name}`, asset);
    if (name === 'index.html') assets.set('/', asset);
  }
  return assets;
}
