// The server's scripts as they are built: the one that every click compiles, and the parts that wait in pages.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const dist = path.resolve(__dirname, '../../dist');

export interface BuiltScript {
  readonly name: string;
  readonly source: string;
}

export const core: BuiltScript = { name: 'Code.js', source: readFileSync(path.join(dist, 'Code.js'), 'utf8') };

export const parts: readonly BuiltScript[] = readdirSync(path.join(dist, 'parts')).map((name) => {
  const page = readFileSync(path.join(dist, 'parts', name), 'utf8');
  const [, source] = /^<script>\n([\s\S]*)<\/script>$/.exec(page.trim()) ?? [];
  if (source === undefined) throw new Error(`${name} is more than one script`);
  return { name, source };
});
