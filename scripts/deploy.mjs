// Builds the add-on and pushes it to the script that .clasp.json names. Without a script id or a login it says what to
// do and does nothing else.
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { buildAddon, root } from './build.mjs';

const { scriptId } = JSON.parse(readFileSync(path.join(root, '.clasp.json'), 'utf8'));
if (!scriptId || scriptId.startsWith('PASTE')) {
  console.error(`No script to push to yet.
1. Open the spreadsheet the add-on is for (or a new one: https://sheets.new).
2. Extensions > Apps Script; in the editor: Project Settings > IDs > Script ID > Copy.
3. Paste it into .clasp.json instead of "${scriptId}".
4. Turn the Apps Script API on, once: https://script.google.com/home/usersettings
Then run "npm run deploy" again.`);
  process.exit(1);
}
if (!existsSync(path.join(os.homedir(), '.clasprc.json'))) {
  console.error(`You are not logged in to Google yet. Run "npx clasp login", allow access in the browser that opens,
then run "npm run deploy" again.`);
  process.exit(1);
}
await buildAddon();
const { status } = spawnSync(path.join(root, 'node_modules', '.bin', 'clasp'), ['push', '--force'], {
  cwd: root,
  stdio: 'inherit',
});
if (status === 0) console.log('Pushed. Reload the spreadsheet: the menu «Наставничество» appears in a few seconds.');
process.exit(status ?? 1);
