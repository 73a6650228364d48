/**
 * The .xlsx file behind an open spreadsheet: opens it, replaces it whole or not at all, and never writes over what
 * somebody else changed meanwhile (R40).
 */
import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import type { HostState } from '../document/host-state';
import { emptyHostState } from '../document/host-state';
import type { SpreadsheetDocument } from '../document/model';
import { newDocument } from '../document/sheets';
import { archiveLimits } from './archive/archive';
import type { FileSystem } from './file-system';
import { errorCode, nodeFileSystem, splitPath } from './file-system';
import type { WorkbookContents } from './xlsx/read-workbook';
import { readWorkbook } from './xlsx/read-workbook';
import { RefusedFile } from '../../files/refused-file';
import { readInWorker } from './safe-read';
import { writeWorkbook } from './xlsx/write-workbook';

export interface FileStoreOptions {
  /** The built reader of foreign files; without it the file is read in this thread. */
  readonly workerFile?: string | URL;
  readonly fileSystem?: FileSystem;
  /** The day for the name of a backup, `YYYY-MM-DD`. */
  readonly today?: () => string;
}

export interface SaveOutcome {
  /** False where nothing had changed and the file was left alone. */
  readonly written: boolean;
  /** The backup made before this save, if any. */
  readonly backup?: string;
  /** What the person should know; Russian sentences. */
  readonly messages: readonly string[];
}

const BLOCK = 64 * 1024;
const STALE_AFTER = 10 * 60 * 1000;
const temporaryEnding = '.mentoring-tmp';

export class FileStore {
  private saving: Promise<unknown> = Promise.resolve();
  /** Of the file as it was last read or written; undefined while there is no file. */
  private onDisk: { size: number; modified: number; mode: number; hash: string } | undefined;
  private savedContent: string | undefined;
  private backupDone = false;

  private constructor(
    /** Where the file really lies, links followed. */
    readonly file: string,
    readonly document: SpreadsheetDocument,
    readonly state: HostState,
    /** What saving drops from the file, as Russian noun phrases. */
    readonly losses: readonly string[],
    /** What the person should know after opening; Russian sentences. */
    readonly messages: readonly string[],
    private readonly fileSystem: FileSystem,
    private readonly today: () => string,
  ) {}

  /** Opens the file, or begins a new spreadsheet where there is none; the first save makes the file. Throws RefusedFile. */
  static async open(file: string, options: FileStoreOptions = {}): Promise<FileStore> {
    const fileSystem = options.fileSystem ?? nodeFileSystem;
    const today = options.today ?? localDay;
    refuseName(file);
    const real = await realFile(path.resolve(file), fileSystem);
    refuseName(real);
    const title = path.basename(real).replace(/\.xlsx$/i, '');
    const found = await guarded(() => fileSystem.stat(real));
    if (found === undefined) {
      const state = emptyHostState();
      return new FileStore(
        real,
        newDocument(randomBytes(33).toString('base64url'), title),
        state,
        [],
        [],
        fileSystem,
        today,
      );
    }
    if (!found.regular)
      throw new RefusedFile('not-a-file', 'Ожидался файл .xlsx, а по этому пути папка или устройство.');
    const bytes = await guarded(() => fileSystem.read(real, archiveLimits.file));
    const contents =
      options.workerFile === undefined
        ? readWorkbook(bytes, title)
        : await readInWorker<WorkbookContents>(
            { kind: 'workbook', bytes, name: title },
            { workerFile: options.workerFile },
          );
    const messages = [...lossMessages(contents.losses)];
    const holder = await openedBy(real, fileSystem);
    if (holder !== undefined)
      messages.push(
        `Похоже, файл сейчас открыт в ${holder}. Закройте его там, иначе сохранить изменения не получится.`,
      );
    const store = new FileStore(real, contents.document, contents.state, contents.losses, messages, fileSystem, today);
    store.onDisk = { size: found.size, modified: found.modified, mode: found.mode, hash: hashOf(bytes) };
    store.savedContent = contentOf(contents.document, contents.state);
    await removeStale(real, fileSystem);
    return store;
  }

  /** Writes the document over the file. Throws RefusedFile; the old file is then whole. Calls wait for each other. */
  save(document: SpreadsheetDocument = this.document, state: HostState = this.state): Promise<SaveOutcome> {
    const run = this.saving.then(() => this.saveNow(document, state));
    this.saving = run.catch(() => undefined);
    return run;
  }

  private async saveNow(document: SpreadsheetDocument, state: HostState): Promise<SaveOutcome> {
    const content = contentOf(document, state);
    if (this.onDisk !== undefined && content === this.savedContent) return { written: false, messages: [] };
    await this.refuseIfOpenElsewhere();
    const gone = await this.refuseIfChanged();
    const messages = gone ? ['Файла на прежнем месте не оказалось, он создан заново.'] : [];
    const bytes = writeWorkbook(document, state);
    const backup = gone ? undefined : await this.backUp();
    if (backup !== undefined) {
      messages.push(
        `Прежний файл сохранён как «${path.basename(backup)}»: в нём есть то, что здесь не сохраняется (${this.losses.join(', ')}).`,
      );
    }
    const temporary = path.join(
      splitPath(this.file).folder,
      `.${splitPath(this.file).name}.${randomBytes(6).toString('hex')}${temporaryEnding}`,
    );
    try {
      await this.writeFile(temporary, bytes, this.onDisk?.mode ?? 0o644);
      await this.refuseIfChanged();
      await this.fileSystem.rename(temporary, this.file);
    } catch (error) {
      await this.fileSystem.remove(temporary).catch(() => undefined);
      throw asRefusal(error);
    }
    // The file is in place: from here on nothing may turn success into failure.
    await this.fileSystem.syncFolder(splitPath(this.file).folder).catch(() => undefined);
    const written = await this.fileSystem.stat(this.file).catch(() => undefined);
    this.onDisk = {
      size: bytes.length,
      modified: written?.modified ?? 0,
      mode: written?.mode ?? 0o644,
      hash: hashOf(bytes),
    };
    this.savedContent = content;
    return { written: true, ...(backup !== undefined && { backup }), messages };
  }

  private async refuseIfOpenElsewhere(): Promise<void> {
    const holder = await openedBy(this.file, this.fileSystem);
    if (holder === undefined) return;
    throw new RefusedFile(
      'open-elsewhere',
      `Файл открыт в ${holder}, поэтому изменения не сохранены.`,
      `Закройте его там и сохраните снова. Если он нигде не открыт, удалите рядом с ним скрытый файл «${path.basename(lockName(this.file, holder))}».`,
    );
  }

  /** Throws where the file is not the one that was read or written last; true where it is gone. */
  private async refuseIfChanged(): Promise<boolean> {
    const found = await guarded(() => this.fileSystem.stat(this.file));
    const known = this.onDisk;
    if (known === undefined) {
      if (found === undefined) return false;
      throw new RefusedFile(
        'changed-on-disk',
        'Пока таблица была открыта, файл с этим именем создала другая программа; поверх него ничего не записано.',
      );
    }
    if (found === undefined) return true;
    const same =
      found.regular &&
      found.size === known.size &&
      hashOf(await guarded(() => this.fileSystem.read(this.file, archiveLimits.file))) === known.hash;
    if (same) return false;
    throw new RefusedFile(
      'changed-on-disk',
      'Файл на диске изменила другая программа; поверх её изменений ничего не записано.',
    );
  }

  /** Copies a file that saving would impoverish, once. */
  private async backUp(): Promise<string | undefined> {
    if (this.backupDone || this.losses.length === 0 || this.onDisk === undefined) return undefined;
    const bytes = await guarded(() => this.fileSystem.read(this.file, archiveLimits.file));
    const base = this.file.replace(/\.xlsx$/i, '');
    for (let number = 1; number < 100; number += 1) {
      const backup = `${base} (копия от ${this.today()}${number === 1 ? '' : `, ${number}`}).xlsx`;
      if ((await guarded(() => this.fileSystem.stat(backup))) !== undefined) continue;
      try {
        await this.writeFile(backup, bytes, this.onDisk.mode);
      } catch (error) {
        if (errorCode(error) === 'EEXIST') continue;
        await this.fileSystem.remove(backup).catch(() => undefined);
        throw asRefusal(error);
      }
      this.backupDone = true;
      return backup;
    }
    throw new RefusedFile(
      'not-saved',
      'Не удалось сделать копию прежнего файла: копий за этот день уже слишком много.',
    );
  }

  private async writeFile(file: string, bytes: Uint8Array, mode: number): Promise<void> {
    const writer = await this.fileSystem.create(file, mode);
    try {
      for (let at = 0; at < bytes.length; at += BLOCK) await writer.write(bytes.subarray(at, at + BLOCK));
      await writer.sync();
    } finally {
      await writer.close();
    }
  }
}

/** What an unchanged document and state have in common. */
function contentOf(document: SpreadsheetDocument, state: HostState): string {
  return createHash('sha256').update(JSON.stringify(document)).update('\n').update(JSON.stringify(state)).digest('hex');
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function lossMessages(losses: readonly string[]): string[] {
  if (losses.length === 0) return [];
  return [
    `В файле есть то, что здесь не сохраняется: ${losses.join(', ')}. Перед первым сохранением рядом появится копия прежнего файла.`,
  ];
}

const otherTables = new Map([
  ['.xls', 'Откройте его в Excel или LibreOffice и сохраните как «Книга Excel (.xlsx)».'],
  ['.xlsm', 'Макросы здесь не выполняются. Сохраните файл в Excel как «Книга Excel (.xlsx)» без макросов.'],
  ['.xlsb', 'Откройте его в Excel и сохраните как «Книга Excel (.xlsx)».'],
  ['.ods', 'Откройте его в LibreOffice и сохраните как «Excel 2007–365 (.xlsx)».'],
  ['.csv', 'Такой файл можно загрузить внутрь таблицы командой меню, а открыть как таблицу нельзя.'],
]);

function refuseName(file: string): void {
  const name = path.basename(file);
  const extension = path.extname(name).toLowerCase();
  if (extension !== '.xlsx') {
    throw new RefusedFile(
      'wrong-extension',
      `Ожидался файл .xlsx, а у этого файла расширение «${extension || 'нет'}».`,
      otherTables.get(extension) ?? 'Укажите файл с расширением .xlsx.',
    );
  }
  // Windows gives such names to devices, whatever their extension.
  if (file.includes('\0') || /^(?:con|prn|aux|nul|com\d|lpt\d)\./i.test(name) || /^(?:~\$|\.~lock)/.test(name)) {
    throw new RefusedFile('not-a-file', 'Имя указывает на устройство или служебный файл, а не на таблицу.');
  }
}

async function realFile(file: string, fileSystem: FileSystem): Promise<string> {
  try {
    return await fileSystem.realPath(file);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw asRefusal(error);
  }
  if (await fileSystem.isLink(file)) throw new RefusedFile('not-found', 'Ссылка ведёт к файлу, которого нет.');
  const { folder, name } = splitPath(file);
  try {
    return path.join(await fileSystem.realPath(folder), name);
  } catch {
    throw new RefusedFile('not-found', 'Папки, в которой должен лежать файл, нет.');
  }
}

type Holder = 'Excel' | 'LibreOffice';

function lockName(file: string, holder: Holder): string {
  const { folder, name } = splitPath(file);
  return path.join(folder, holder === 'Excel' ? `~$${name}` : `.~lock.${name}#`);
}

/** Which program keeps a lock beside the file. */
async function openedBy(file: string, fileSystem: FileSystem): Promise<Holder | undefined> {
  for (const holder of ['Excel', 'LibreOffice'] as const) {
    if ((await fileSystem.stat(lockName(file, holder)).catch(() => undefined)) !== undefined) return holder;
  }
  return undefined;
}

/** What a power cut left of an earlier save; it may hold personal data. */
async function removeStale(file: string, fileSystem: FileSystem): Promise<void> {
  const { folder, name } = splitPath(file);
  const names = await fileSystem.list(folder).catch(() => []);
  for (const candidate of names) {
    if (!candidate.startsWith(`.${name}.`) || !candidate.endsWith(temporaryEnding)) continue;
    const stale = path.join(folder, candidate);
    const found = await fileSystem.stat(stale).catch(() => undefined);
    if (found?.regular === true && Date.now() - found.modified > STALE_AFTER)
      await fileSystem.remove(stale).catch(() => undefined);
  }
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asRefusal(error);
  }
}

/** Words for what the system answered. */
function asRefusal(error: unknown): RefusedFile {
  if (error instanceof RefusedFile) return error;
  const code = errorCode(error);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new RefusedFile(
        'not-saved',
        'На диске не хватило места; прежний файл цел.',
        'Освободите место и сохраните снова.',
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new RefusedFile('no-access', 'Нет прав на файл или папку; прежний файл цел.');
    case 'EBUSY':
    case 'ETXTBSY':
      return new RefusedFile('open-elsewhere', 'Файл занят другой программой; прежний файл цел.');
    case 'EFBIG':
      return new RefusedFile(
        'too-big',
        `Открываются файлы до ${archiveLimits.file / (1024 * 1024)} МБ, а этот больше.`,
      );
    case 'EISDIR':
    case 'ENXIO':
      return new RefusedFile('not-a-file', 'Ожидался файл .xlsx, а по этому пути папка или устройство.');
    case 'ENOENT':
      return new RefusedFile('not-found', 'Файла или папки на прежнем месте нет.');
    case 'ENAMETOOLONG':
      return new RefusedFile('not-saved', 'Имя файла слишком длинное.', 'Переименуйте файл короче и откройте снова.');
    case 'ELOOP':
      return new RefusedFile('not-a-file', 'Ссылка ведёт сама на себя.');
    default:
      return new RefusedFile(
        'not-saved',
        `Работа с файлом не удалась${code === '' ? '' : ` (${code})`}; прежний файл цел.`,
      );
  }
}

function localDay(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}
