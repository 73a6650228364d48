import { randomBytes } from 'node:crypto';
import { archiveLimits, readArchive } from '../../../local/store/archive/archive';
import type { RefusedFile } from '../../../files/refused-file';
import type { RawEntry } from './raw-zip';
import { rawZip } from './raw-zip';
import { refusalOf } from './samples';

// Bounds are held in processor time below; the clock of a busy machine proves nothing.
jest.setTimeout(120_000);

const read = (bytes: Uint8Array): Map<string, Uint8Array> => readArchive(bytes, 'workbook');
const refused = (bytes: Uint8Array): RefusedFile => refusalOf(() => read(bytes));
const entries: RawEntry[] = [
  { name: 'a.xml', data: '<a/>' },
  { name: 'folder/b.xml', data: `<b>${'текст '.repeat(1000)}</b>` },
  { name: 'c.bin', data: 'без сжатия', stored: true },
];
const text = (parts: Map<string, Uint8Array>, name: string): string => new TextDecoder().decode(parts.get(name));

describe('sound archives', () => {
  test('stored and packed parts', () => {
    const parts = read(rawZip(entries));
    expect([...parts.keys()]).toEqual(['a.xml', 'folder/b.xml', 'c.bin']);
    expect(text(parts, 'c.bin')).toBe('без сжатия');
    expect(text(parts, 'folder/b.xml')).toHaveLength(6007);
  });

  test('sizes in the 64-bit field, a comment, an entry of a folder, a name such as __proto__', () => {
    const parts = read(
      rawZip(
        [
          ...entries.map((entry) => ({ ...entry, wide: true })),
          { name: 'folder/', data: '', stored: true },
          { name: '__proto__', data: 'x' },
        ],
        { comment: 'примечание' },
      ),
    );
    expect([...parts.keys()]).toEqual(['a.xml', 'folder/b.xml', 'c.bin', '__proto__']);
    expect(text(parts, '__proto__')).toBe('x');
  });
});

describe('what is no archive', () => {
  test.each([
    ['nothing', new Uint8Array(), 'empty', '0 байт'],
    ['a text', Buffer.from('№;Мероприятие\n1;Приказ'), 'not-an-archive', 'обычный текст'],
    ['a page', Buffer.from('\ufeff<!DOCTYPE html><html><body>Войдите</body></html>'), 'not-an-archive', 'HTML'],
    ['a PDF', Buffer.from('%PDF-1.7 ...'), 'not-an-archive', 'PDF'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), 'not-an-archive', 'картинка'],
    ['noise', Buffer.from([1, 2, 3, 4, 5, 0, 9]), 'not-an-archive', 'неизвестные данные'],
    [
      'an old workbook',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]),
      'old-format',
      'старый формат',
    ],
    [
      'an encrypted one',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(500),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'encrypted',
      'паролем',
    ],
    ['an empty archive', rawZip([]), 'damaged', 'пуст'],
  ])('%s', (_, bytes, code, words) => {
    const refusal = refused(new Uint8Array(bytes));
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(words);
  });

  test('a file cut anywhere is refused', () => {
    const whole = rawZip(entries);
    for (let length = 1; length < whole.length; length += 7) {
      expect(['cut', 'damaged', 'not-an-archive']).toContain(refused(whole.subarray(0, length)).code);
    }
  });

  test('a file over the limit is refused before it is looked into', () => {
    expect(refused(new Uint8Array(archiveLimits.file + 1)).code).toBe('too-big');
  });
});

describe('bombs and lies', () => {
  const zeros = (megabytes: number): Uint8Array => new Uint8Array(megabytes * 1024 * 1024);

  test('a part that unfolds a thousandfold', () => {
    expect(refused(rawZip([{ name: 'xl/worksheets/sheet1.xml', data: zeros(40) }])).code).toBe('bomb');
  });

  test('a part over the limit, even if it unfolds modestly', () => {
    expect(
      refused(rawZip([{ name: 'a', data: zeros(1), stored: true, declaredSize: archiveLimits.part + 1 }])).code,
    ).toBe('bomb');
  });

  test('many modest parts that are too much together', () => {
    const part = Buffer.concat(Array.from({ length: 24 }, () => Buffer.alloc(1024 * 1024, randomBytes(4096))));
    const bytes = rawZip(Array.from({ length: 8 }, (_, index) => ({ name: `p${index}`, data: part })));
    expect(refused(bytes).code).toBe('bomb');
  });

  test('a size declared smaller than the truth is caught while unpacking', () => {
    const before = process.memoryUsage().rss;
    expect(refused(rawZip([{ name: 'a', data: zeros(60), declaredSize: 100 }])).code).toBe('bomb');
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  test.each<[string, Partial<RawEntry>, string]>([
    ['a size declared larger than the truth', { declaredSize: 10_000 }, 'damaged'],
    ['a wrong checksum', { declaredCrc: 1 }, 'damaged'],
    ['a packed size past the end of the file', { declaredPacked: 1_000_000 }, 'damaged'],
    ['a stored part of two sizes', { stored: true, declaredSize: 3 }, 'damaged'],
    ['another name inside than in the directory', { localName: 'b.xml' }, 'damaged'],
    ['an unknown method', { method: 99 }, 'damaged'],
    ['a locked part', { flags: 1 }, 'encrypted'],
    ['a place outside the file', { offset: 5_000_000 }, 'damaged'],
  ])('%s', (_, change, code) => {
    expect(
      refused(
        rawZip([
          { name: 'first', data: 'x' },
          { name: 'a.xml', data: '<a>текст</a>', ...change },
        ]),
      ).code,
    ).toBe(code);
  });

  test('entries that share their data', () => {
    const shared = { name: 'a', data: 'x'.repeat(1000) };
    const refusal = refused(rawZip([shared, { ...shared, name: 'b', localName: 'a', offset: 0 }]));
    expect(refusal.code).toBe('damaged');
    expect(refusal.message).toContain('накладываются');
  });

  test('more parts than any workbook has', () => {
    const bytes = rawZip(
      Array.from({ length: archiveLimits.parts + 1 }, (_, index) => ({ name: `p${index}`, data: '', stored: true })),
    );
    expect(refused(bytes).code).toBe('too-many-parts');
  });

  test('a directory that promises more than it has', () => {
    expect(refused(rawZip(entries, { count: 9 })).code).toBe('damaged');
  });
});

describe('names', () => {
  test.each([
    ['../evil.xml'],
    ['xl/../../evil.xml'],
    ['/etc/passwd'],
    ['C:/x.xml'],
    ['xl\\sheet.xml'],
    ['xl//sheet.xml'],
    ['a\0b'],
    ['./a'],
    [''],
  ])('%j is refused', (name) => {
    expect(refused(rawZip([{ name, data: 'x' }])).code).toBe('unsafe-part-name');
  });

  test('two parts of one name, whatever the case', () => {
    expect(
      refused(
        rawZip([
          { name: 'xl/Workbook.xml', data: 'a' },
          { name: 'xl/workbook.xml', data: 'b' },
        ]),
      ).code,
    ).toBe('duplicate-part');
  });
});

test('every refusal is Russian, says what was expected or found and what to do', () => {
  const messages = [new Uint8Array(), Buffer.from('текст'), rawZip([{ name: '../a', data: 'x' }]), rawZip([])].map(
    (bytes) => refused(new Uint8Array(bytes)).message,
  );
  for (const message of messages) expect(message).toMatch(/^[А-ЯЁ].*\. [А-ЯЁ].*\.$/s);
});
