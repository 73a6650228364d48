// Builds only when a source is newer than what was built, so that a script of many menu items does not wait for it.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { buildAll, root } from './build.mjs';

const newest = (folder) =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(path.join(entry.parentPath, entry.name)).mtimeMs), 0);

const built = ['dist/Code.js', 'dist/Sidebar.html', 'dist-local/menu.mjs'].map((file) => {
  try {
    return statSync(path.join(root, file)).mtimeMs;
  } catch {
    return 0;
  }
});
const sources = Math.max(
  ...['src', 'sidebar', 'local', 'files', 'docs/guide'].map(newest),
  statSync(path.join(root, 'appsscript.json')).mtimeMs,
);
if (Math.min(...built) < sources) await buildAll();
