/**
 * A stand-in for the built page, so that tests of the server need no build of the page.
 */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export async function pageFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'page-'));
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>Page</title><script src="page.js"></script>');
  await writeFile(path.join(folder, 'page.js'), 'void 0;');
  await writeFile(path.join(folder, 'page.css'), 'body{}');
  await writeFile(path.join(folder, 'frame.js'), 'window.shim=1;');
  await writeFile(path.join(folder, 'secret.txt'), 'not of the page');
  return folder;
}
