import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { emptyHostState } from '../../../local/document/host-state';
import type { FileStoreOptions } from '../../../local/store/file-store';
import { FileStore } from '../../../local/store/file-store';
import type { FileSystem } from '../../../local/store/file-system';
import { nodeFileSystem } from '../../../local/store/file-system';
import { RefusedFile } from '../../../files/refused-file';
import { readWorkbook } from '../../../local/store/xlsx/read-workbook';
import { writeWorkbook } from '../../../local/store/xlsx/write-workbook';
import { documentOf, foreignWorkbook, sheetOf } from './samples';

// Every step of a save is tried, and the machine may be busy.
jest.setTimeout(120_000);

let folder: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'store-'));
});
afterEach(async () => {
  await fs.rm(folder, { recursive: true, force: true });
});

const at = (name: string): string => path.join(folder, name);
const today = (): string => '2026-09-01';
const open = (name: string, options: FileStoreOptions = {}): Promise<FileStore> =>
  FileStore.open(at(name), { today, ...options });
const names = async (): Promise<string[]> => (await fs.readdir(folder)).sort();
const firstValue = async (name: string): Promise<unknown> =>
  readWorkbook(new Uint8Array(await fs.readFile(at(name))), '').document.sheets[0]?.rows[0]?.[0]?.value;
const refusal = async (work: Promise<unknown>): Promise<RefusedFile> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof RefusedFile)) throw new Error('nothing was refused', { cause: error });
  return error;
};
async function write(name: string, value: string): Promise<Uint8Array> {
  const bytes = writeWorkbook(documentOf(sheetOf([[value]])), emptyHostState());
  await fs.writeFile(at(name), bytes);
  return bytes;
}

describe('opening', () => {
  test('a file that does not exist is a new spreadsheet, and nothing is written before the first save', async () => {
    const store = await open('Школа.xlsx');
    expect(store.document).toMatchObject({ name: 'Школа', locale: 'ru_RU', sheets: [{ name: 'Лист1' }] });
    expect(await names()).toEqual([]);
    expect(await store.save()).toMatchObject({ written: true });
    expect(await names()).toEqual(['Школа.xlsx']);
    expect((await open('Школа.xlsx')).document).toEqual(store.document);
  });

  test('links are followed to the file, which is replaced where it lies', async () => {
    await fs.mkdir(at('папка'));
    await write('папка/файл.xlsx', 'а');
    await fs.symlink(at('папка/файл.xlsx'), at('ссылка.xlsx'));
    const store = await open('ссылка.xlsx');
    store.document.sheets[0]!.rows[0] = [{ value: 'б' }];
    await store.save();
    expect((await fs.lstat(at('ссылка.xlsx'))).isSymbolicLink()).toBe(true);
    expect(await firstValue('папка/файл.xlsx')).toBe('б');
  });

  test.each([
    ['план.xls', 'wrong-extension'],
    ['план.csv', 'wrong-extension'],
    ['план', 'wrong-extension'],
    ['план.xlsx.exe', 'wrong-extension'],
    ['план.xlsm', 'wrong-extension'],
    ['CON.xlsx', 'not-a-file'],
    ['nul.xlsx', 'not-a-file'],
    ['~$план.xlsx', 'not-a-file'],
    ['нет/такой/папки.xlsx', 'not-found'],
    ['a\0.xlsx', 'not-a-file'],
  ])('%j is refused', async (name, code) => {
    expect((await refusal(open(name))).code).toBe(code);
    expect(await names()).toEqual([]);
  });

  test('a folder, a link to a folder, a link that leads nowhere, a link to another kind of file', async () => {
    await fs.mkdir(at('папка.xlsx'));
    await fs.symlink(at('папка.xlsx'), at('к-папке.xlsx'));
    await fs.symlink(at('нет.xlsx'), at('никуда.xlsx'));
    await fs.symlink(at('сама.xlsx'), at('сама.xlsx'));
    await fs.writeFile(at('секрет.txt'), 'x');
    await fs.symlink(at('секрет.txt'), at('к-тексту.xlsx'));
    const codes = [];
    for (const name of ['папка.xlsx', 'к-папке.xlsx', 'никуда.xlsx', 'сама.xlsx', 'к-тексту.xlsx'])
      codes.push((await refusal(open(name))).code);
    expect(codes).toEqual(['not-a-file', 'not-a-file', 'not-found', 'not-a-file', 'wrong-extension']);
  });

  test('a device and a pipe are no files and do not keep the program waiting', async () => {
    await fs.symlink('/dev/zero', at('нули.xlsx'));
    expect((await refusal(open('нули.xlsx'))).code).toBe('wrong-extension');
    execFileSync('mkfifo', [at('труба.xlsx')]);
    expect((await refusal(open('труба.xlsx'))).code).toBe('not-a-file');
  });

  test('a broken file is refused and left as it is', async () => {
    await fs.writeFile(at('план.xlsx'), 'просто текст');
    expect((await refusal(open('план.xlsx'))).code).toBe('not-an-archive');
    expect(await fs.readFile(at('план.xlsx'), 'utf8')).toBe('просто текст');
  });

  test('what a power cut left of an old save is removed, a save of now is not', async () => {
    await write('план.xlsx', 'а');
    await fs.writeFile(at('.план.xlsx.aaaa.mentoring-tmp'), 'персональные данные');
    await fs.utimes(at('.план.xlsx.aaaa.mentoring-tmp'), 1, 1);
    await fs.writeFile(at('.план.xlsx.bbbb.mentoring-tmp'), 'пишется');
    await open('план.xlsx');
    expect(await names()).toEqual(['.план.xlsx.bbbb.mentoring-tmp', 'план.xlsx']);
  });
});

describe('saving', () => {
  test('an unchanged document does not touch the file', async () => {
    await write('план.xlsx', 'а');
    await fs.utimes(at('план.xlsx'), 1000, 1000);
    const store = await open('план.xlsx');
    expect(await store.save()).toEqual({ written: false, messages: [] });
    expect((await fs.stat(at('план.xlsx'))).mtimeMs).toBe(1_000_000);
    store.document.sheets[0]!.rows[0] = [{ value: 'б' }];
    expect((await store.save()).written).toBe(true);
    expect((await store.save()).written).toBe(false);
    store.state.properties.document.push(['ключ', 'значение']);
    expect((await store.save()).written).toBe(true);
  });

  test('the rights of the file stay', async () => {
    await write('план.xlsx', 'а');
    await fs.chmod(at('план.xlsx'), 0o640);
    const store = await open('план.xlsx');
    store.document.name = 'другое';
    await store.save();
    expect((await fs.stat(at('план.xlsx'))).mode & 0o777).toBe(0o640);
  });

  test('a file that somebody changed is not written over', async () => {
    await write('план.xlsx', 'а');
    const store = await open('план.xlsx');
    store.document.sheets[0]!.rows[0] = [{ value: 'мое' }];
    await write('план.xlsx', 'чужое');
    const refused = await refusal(store.save());
    expect(refused.code).toBe('changed-on-disk');
    expect(refused.message).toMatch(/изменила другая программа/);
    expect(await firstValue('план.xlsx')).toBe('чужое');
    expect(await names()).toEqual(['план.xlsx']);
  });

  test('equal size and time do not hide a change; a new time alone is none', async () => {
    const bytes = await write('план.xlsx', 'а');
    await fs.utimes(at('план.xlsx'), 1000, 1000);
    const store = await open('план.xlsx');
    store.document.name = 'другое';
    await fs.utimes(at('план.xlsx'), 2000, 2000);
    expect((await store.save()).written).toBe(true);
    const saved = await fs.stat(at('план.xlsx'));
    const other = await fs.readFile(at('план.xlsx'));
    other[other.length - 1] = 1;
    await fs.writeFile(at('план.xlsx'), other);
    await fs.utimes(at('план.xlsx'), saved.atime, saved.mtime);
    store.document.name = 'третье';
    expect((await refusal(store.save())).code).toBe('changed-on-disk');
    expect(bytes.length).toBeGreaterThan(0);
  });

  test('a file that appeared meanwhile is not written over, one that went is made again', async () => {
    const store = await open('новый.xlsx');
    await write('новый.xlsx', 'чужое');
    expect((await refusal(store.save())).code).toBe('changed-on-disk');
    const other = await open('новый.xlsx');
    await fs.rm(at('новый.xlsx'));
    other.document.name = 'мое';
    expect((await other.save()).messages.join()).toContain('создан заново');
    expect(await names()).toEqual(['новый.xlsx']);
  });

  test.each([
    ['Excel', '~$план.xlsx'],
    ['LibreOffice', '.~lock.план.xlsx#'],
  ])('a file open in %s is noticed on opening and not written over', async (program, lock) => {
    await write('план.xlsx', 'а');
    await fs.writeFile(at(lock), '');
    const store = await open('план.xlsx');
    expect(store.messages.join()).toContain(`открыт в ${program}`);
    store.document.name = 'другое';
    const refused = await refusal(store.save());
    expect(refused.code).toBe('open-elsewhere');
    expect(refused.message).toContain(lock);
    await fs.rm(at(lock));
    expect((await store.save()).written).toBe(true);
  });

  test('before a file with pictures and macros is written over, it is copied, once', async () => {
    const original = foreignWorkbook({
      sheets: ['<row r="1"><c r="A1"><v>1</v></c></row>'],
      parts: { 'xl/vbaProject.bin': 'макрос' },
    });
    await fs.writeFile(at('план.xlsx'), original);
    await fs.writeFile(at('план (копия от 2026-09-01).xlsx'), 'старая копия');
    const store = await open('план.xlsx');
    expect(store.losses).toEqual(['макросы']);
    expect(store.messages.join()).toContain('макросы');
    store.document.name = 'раз';
    const saved = await store.save();
    expect(saved.backup).toBe(at('план (копия от 2026-09-01, 2).xlsx'));
    expect(saved.messages.join()).toContain('«план (копия от 2026-09-01, 2).xlsx»');
    expect(Buffer.compare(await fs.readFile(saved.backup!), original)).toBe(0);
    store.document.name = 'два';
    expect(await store.save()).toEqual({ written: true, messages: [] });
    expect(await names()).toEqual(
      ['план (копия от 2026-09-01).xlsx', 'план (копия от 2026-09-01, 2).xlsx', 'план.xlsx'].sort(),
    );
  });

  test('saves asked for at once come one after another', async () => {
    const store = await open('план.xlsx');
    const outcomes = await Promise.all(
      [1, 2, 3].map((number) => {
        store.document.name = `имя ${number}`;
        return store.save();
      }),
    );
    expect(outcomes.map(({ written }) => written)).toEqual([true, false, false]);
    expect(await names()).toEqual(['план.xlsx']);
  });
});

/** Counts the steps that change the disk and fails at the n-th: cleanly, or with the power cut, so that nothing runs after it. */
function failing(step: number, code: string): { fileSystem: FileSystem; steps: () => number } {
  let steps = 0;
  let dead = false;
  const change = async <T>(work: () => Promise<T>): Promise<T> => {
    steps += 1;
    if (dead || steps === step) {
      if (code === 'power') dead = true;
      throw Object.assign(new Error('injected'), { code });
    }
    return work();
  };
  const fileSystem: FileSystem = {
    ...nodeFileSystem,
    create: (file, mode) =>
      change(async () => {
        const writer = await nodeFileSystem.create(file, mode);
        return {
          // Half of a block is on the disk when the writing of it fails.
          write: (block) =>
            change(() => writer.write(block)).catch(async (error: unknown) => {
              await writer.write(block.subarray(0, block.length / 2));
              throw error;
            }),
          sync: () => change(() => writer.sync()),
          close: () => writer.close(),
        };
      }),
    rename: (from, to) => change(() => nodeFileSystem.rename(from, to)),
    remove: (file) => change(() => nodeFileSystem.remove(file)),
    syncFolder: (where) => change(() => nodeFileSystem.syncFolder(where)),
  };
  return { fileSystem, steps: () => steps };
}

describe('faults at every step of a save', () => {
  // Random digits do not pack: the file is several blocks long.
  const large = Array.from({ length: 30_000 }, (_, index) => String(Math.imul(index + 1, 2_654_435_761) >>> 0))
    .join(' ')
    .slice(0, 200_000);
  const rows = Array.from({ length: 8 }, (_, index) => [{ value: large.slice(index * 25_000, (index + 1) * 25_000) }]);

  async function attempt(step: number, code: string): Promise<{ outcome: 'saved' | RefusedFile; steps: number }> {
    await fs.writeFile(
      at('план.xlsx'),
      foreignWorkbook({
        sheets: ['<row r="1"><c r="A1" t="str"><v>прежнее</v></c></row>'],
        parts: { 'xl/vbaProject.bin': 'x' },
      }),
    );
    const { fileSystem, steps } = failing(step, code);
    const store = await open('план.xlsx', { fileSystem });
    store.document.sheets[0]!.rows = [[{ value: 'новое' }], ...rows];
    const outcome = await store.save().then(
      () => 'saved' as const,
      (error: unknown) => error as RefusedFile,
    );
    return { outcome, steps: steps() };
  }

  test.each(['ENOSPC', 'EACCES', 'power'])(
    '%s: the old file is whole or the new one is, and a clean failure leaves nothing behind',
    async (code) => {
      const { steps } = await attempt(-1, code);
      expect(steps).toBeGreaterThan(8);
      for (let step = 1; step <= steps; step += 1) {
        await fs.rm(folder, { recursive: true });
        await fs.mkdir(folder);
        const { outcome } = await attempt(step, code);
        const value = await firstValue('план.xlsx');
        if (outcome === 'saved') expect(value).toBe('новое');
        else {
          expect(outcome).toBeInstanceOf(RefusedFile);
          expect(value).toBe('прежнее');
          if (code !== 'power') expect((await names()).filter((name) => name.endsWith('.mentoring-tmp'))).toEqual([]);
        }
        // After the fault is over, saving works.
        const store = await open('план.xlsx');
        store.document.sheets[0]!.rows = [[{ value: 'потом' }]];
        await store.save();
        expect(await firstValue('план.xlsx')).toBe('потом');
      }
    },
  );

  test('a change between writing and replacing is noticed', async () => {
    await write('план.xlsx', 'а');
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      create: async (file, mode) => {
        const writer = await nodeFileSystem.create(file, mode);
        return {
          ...writer,
          sync: async () => {
            await writer.sync();
            await write('план.xlsx', 'чужое');
          },
        };
      },
    };
    const store = await open('план.xlsx', { fileSystem });
    store.document.sheets[0]!.rows[0] = [{ value: 'мое' }];
    expect((await refusal(store.save())).code).toBe('changed-on-disk');
    expect(await firstValue('план.xlsx')).toBe('чужое');
    expect(await names()).toEqual(['план.xlsx']);
  });
});
