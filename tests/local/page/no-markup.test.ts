/**
 * S04: the page's own code has no place where a text could turn into markup or a script.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(__dirname, '../../../local/page');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:ts|html)$/.test(name));

test('there is code to look at', () => {
  expect(files.length).toBeGreaterThan(30);
});

test.each(files)('%s', (name) => {
  const sinks =
    /innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|document\.write|srcdoc|\beval\(|new Function|\son[a-z]+="/g;
  expect(readFileSync(path.join(folder, name), 'utf8').match(sinks)).toBeNull();
});
