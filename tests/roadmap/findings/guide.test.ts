import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { menu, type MenuEntry } from '../../../src/menu';
import { catalogue, findingCodes } from '../../../src/roadmap/findings/catalogue';

const guide = resolve(__dirname, '../../../docs/guide');
const read = (path: string): string => readFileSync(join(guide, path), 'utf8');
const pages = readdirSync(guide, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));

describe('the guide', () => {
  test.each(findingCodes)('has a page for %s that says what it means, shows it and mends it', (code) => {
    const text = read(`findings/${code}.md`);
    const [title = '', facts = '', ...sections] = text.split(/\n\n/);
    const { title: expected, severity, otherwise, column } = catalogue[code];
    expect(title).toBe(`# ${expected}`);
    expect(facts).toContain(`\`${code}\` · ${severity}`);
    if (otherwise) expect(facts).toContain(otherwise.severity);
    expect(facts).toMatch(new RegExp(`${column}|любой столбец`));
    const headings = sections.filter((section) => section.startsWith('## '));
    expect(headings).toEqual(['## Что это значит', '## Пример', '## Как исправить']);
    expect(text.length).toBeGreaterThan(300);
  });

  test('has no page of a finding that does not exist, and lists every one', () => {
    const written = readdirSync(join(guide, 'findings')).map((name) => name.replace(/\.md$/, ''));
    expect(written.sort()).toEqual([...findingCodes].sort());
    // Tables are padded by the formatter.
    const index = read('findings.md').replace(/ {2,}/g, ' ');
    const listed = findingCodes.filter((code) => {
      const { title, severity } = catalogue[code];
      return index.includes(`| [${title}](findings/${code}.md) | ${severity}`);
    });
    expect(listed).toEqual(findingCodes);
  });

  test.each(pages)('%s links only to pages that exist', (path) => {
    const links = [...read(path).matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.filter((link) => !existsSync(join(guide, dirname(path), link)))).toEqual([]);
  });

  test('names menu items as the menu does', () => {
    const titles = (entries: readonly (MenuEntry | 'separator')[]): string[] =>
      entries.flatMap((entry) =>
        entry === 'separator' ? [] : [entry.title, ...('items' in entry ? titles(entry.items) : [])],
      );
    const known = ['Наставничество', ...titles(menu)];
    const named = pages.flatMap((path) =>
      [...read(path).matchAll(/\*\*([^*]+ ▸ [^*]+)\*\*/g)].map((match) => match[1] ?? ''),
    );
    expect(named.length).toBeGreaterThan(5);
    const unknown = named
      .flatMap((trail) => trail.replace(/\s+/g, ' ').split(' ▸ '))
      .filter((title) => !known.includes(title));
    expect(unknown).toEqual([]);
  });
});
