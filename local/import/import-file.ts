/** Opens what somebody keeps in another file: a plan for «Разобрать план», answers for «Загрузить ответы из файла». */
import path from 'node:path';
import { archiveLimits } from '../store/archive/archive';
import { errorCode, nodeFileSystem } from '../store/file-system';
import type { WorkbookContents } from '../store/xlsx/read-workbook';
import { readWorkbook } from '../store/xlsx/read-workbook';
import { RefusedFile } from '../../files/refused-file';
import { readInWorker } from '../store/safe-read';
import { parseDelimited } from '../../files/delimited';
import { purposeWords, type FilePurpose } from './file-purpose';
import type { ImportedSheet } from './imported-sheet';
import { readPlainText } from './plain-text';
import { readDocx } from './read-docx';
import { workbookGrid } from './workbook-grid';

/** A file by its path, or bytes with the name that the page gave. */
export type ImportSource = string | { readonly name: string; readonly bytes: Uint8Array };

export interface ImportOptions {
  /** Decides the words of a refusal; a plan where nothing is said. */
  readonly purpose?: FilePurpose;
  /** The built reader of foreign files; without it .xlsx and .docx are read in this thread. */
  readonly workerFile?: string | URL;
}

/** Reads .docx, .txt, .tsv, .csv or .xlsx. Throws RefusedFile with a Russian message for everything else. */
export async function importFile(source: ImportSource, options: ImportOptions = {}): Promise<ImportedSheet> {
  const words = purposeWords[options.purpose ?? 'plan'];
  const name = path.basename(typeof source === 'string' ? source : source.name);
  const extension = path.extname(name).toLowerCase();
  if (!supported.has(extension)) {
    throw new RefusedFile(
      'wrong-extension',
      `Ожидался ${words.file}: ${words.kinds}, а у этого файла расширение «${extension || 'нет'}».`,
      words.ways.get(extension) ?? words.otherwise,
    );
  }
  const bytes = typeof source === 'string' ? await readBytes(source, words.file) : source.bytes;
  if (bytes.length === 0) throw new RefusedFile('empty', `Ожидался ${words.file}, а файл пуст (0 байт).`);
  switch (extension) {
    case '.docx':
      if (options.workerFile === undefined) return readDocx(bytes);
      return readInWorker<ImportedSheet>({ kind: 'document', bytes, name }, { workerFile: options.workerFile });
    case '.xlsx': {
      const contents =
        options.workerFile === undefined
          ? readWorkbook(bytes, name)
          : await readInWorker<WorkbookContents>({ kind: 'workbook', bytes, name }, { workerFile: options.workerFile });
      return workbookGrid(contents.document);
    }
    case '.csv':
      return { ...parseDelimited(bytes), merges: [] };
    default:
      return readPlainText(bytes);
  }
}

const supported = new Set(['.docx', '.txt', '.tsv', '.csv', '.xlsx']);

async function readBytes(file: string, expected: string): Promise<Uint8Array> {
  try {
    return await nodeFileSystem.read(file, archiveLimits.file);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new RefusedFile('not-found', `Ожидался ${expected}, а по этому пути ничего нет.`);
    if (code === 'EISDIR' || code === 'ENXIO')
      throw new RefusedFile('not-a-file', `Ожидался ${expected}, а по этому пути папка или устройство.`);
    if (code === 'EFBIG') throw new RefusedFile('too-big', `Файл больше ${archiveLimits.file / (1024 * 1024)} МБ.`);
    throw new RefusedFile('no-access', 'Файл не удалось прочитать.');
  }
}
