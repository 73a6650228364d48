/** Opens a plan that somebody keeps in another file, for the command «Разобрать план». */
import path from 'node:path';
import { archiveLimits } from '../store/archive/archive';
import { errorCode, nodeFileSystem } from '../store/file-system';
import type { WorkbookContents } from '../store/xlsx/read-workbook';
import { readWorkbook } from '../store/xlsx/read-workbook';
import { RefusedFile } from '../../files/refused-file';
import { readInWorker } from '../store/safe-read';
import { parseDelimited } from '../../files/delimited';
import type { ImportedSheet } from './imported-sheet';
import { readPlainText } from './plain-text';
import { readDocx } from './read-docx';
import { workbookGrid } from './workbook-grid';

/** A file by its path, or bytes with the name that the page gave. */
export type ImportSource = string | { readonly name: string; readonly bytes: Uint8Array };

export interface ImportOptions {
  /** The built reader of foreign files; without it .xlsx and .docx are read in this thread. */
  readonly workerFile?: string | URL;
}

/** Reads .docx, .txt, .tsv, .csv or .xlsx. Throws RefusedFile with a Russian message for everything else. */
export async function importFile(source: ImportSource, options: ImportOptions = {}): Promise<ImportedSheet> {
  const name = path.basename(typeof source === 'string' ? source : source.name);
  const extension = path.extname(name).toLowerCase();
  if (!supported.has(extension)) {
    throw new RefusedFile(
      'wrong-extension',
      `Ожидался файл .docx, .txt, .tsv, .csv или .xlsx, а у этого файла расширение «${extension || 'нет'}».`,
      others.get(extension) ?? 'Сохраните план в одном из этих форматов и повторите.',
    );
  }
  const bytes = typeof source === 'string' ? await readBytes(source) : source.bytes;
  if (bytes.length === 0) throw new RefusedFile('empty', 'Ожидался файл с планом, а файл пуст (0 байт).');
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
const others = new Map([
  ['.doc', 'Откройте его в Word или LibreOffice и сохраните как «Документ Word (.docx)».'],
  ['.rtf', 'Откройте его в Word или LibreOffice и сохраните как «Документ Word (.docx)».'],
  ['.odt', 'Откройте его в LibreOffice и сохраните как «Word 2007–365 (.docx)».'],
  ['.ods', 'Откройте его в LibreOffice и сохраните как «Excel 2007–365 (.xlsx)».'],
  ['.xls', 'Откройте его в Excel или LibreOffice и сохраните как «Книга Excel (.xlsx)».'],
  ['.xlsm', 'Сохраните его в Excel как «Книга Excel (.xlsx)» без макросов.'],
  [
    '.pdf',
    'Откройте PDF в Word (он предложит преобразовать документ), проверьте таблицу и сохраните как .docx. Скан сначала распознайте.',
  ],
]);

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await nodeFileSystem.read(file, archiveLimits.file);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new RefusedFile('not-found', 'Ожидался файл с планом, а по этому пути ничего нет.');
    if (code === 'EISDIR' || code === 'ENXIO')
      throw new RefusedFile('not-a-file', 'Ожидался файл с планом, а по этому пути папка или устройство.');
    if (code === 'EFBIG') throw new RefusedFile('too-big', `Файл больше ${archiveLimits.file / (1024 * 1024)} МБ.`);
    throw new RefusedFile('no-access', 'Файл не удалось прочитать.');
  }
}
