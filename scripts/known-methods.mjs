// Writes local/services/known-methods.json: the methods that @types/google-apps-script knows, by service and interface.
// With it the host tells «lacking here» from «no such method». Run it after the types were updated.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const types = path.join(root, 'node_modules/@types/google-apps-script');
const SERVICES = new Set([
  'Base',
  'Cache',
  'Charts',
  'Forms',
  'HTML',
  'Lock',
  'Mail',
  'Properties',
  'Script',
  'Spreadsheet',
  'URL_Fetch',
  'Utilities',
]);

/** Methods of every interface of the services the host knows: `Spreadsheet.Range` -> sorted names. */
export async function knownMethods() {
  const known = new Map();
  for (const file of (await readdir(types)).filter((name) => name.endsWith('.d.ts'))) {
    const source = ts.createSourceFile(file, await readFile(path.join(types, file), 'utf8'), ts.ScriptTarget.Latest);
    const visit = (node, space) => {
      if (ts.isModuleDeclaration(node)) {
        node.body?.forEachChild((child) => visit(child, node.name.text));
      } else if (ts.isInterfaceDeclaration(node) && SERVICES.has(space)) {
        const names = node.members.filter(ts.isMethodSignature).map((member) => member.name.text);
        const key = `${space}.${node.name.text}`;
        if (names.length > 0) known.set(key, [...new Set([...(known.get(key) ?? []), ...names])].sort());
      }
    };
    source.forEachChild((node) => visit(node, ''));
  }
  return Object.fromEntries([...known].sort(([a], [b]) => (a < b ? -1 : 1)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = Object.entries(await knownMethods()).map(
    ([name, methods]) => `  ${JSON.stringify(name)}: ${JSON.stringify(methods)}`,
  );
  await writeFile(path.join(root, 'local/services/known-methods.json'), `{\n${text.join(',\n')}\n}\n`);
}
