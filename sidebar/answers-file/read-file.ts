/** Reads a chosen file with answers into rows, here in the browser: the file itself goes nowhere. */
import { parseDelimited } from '../../files/delimited';
import { readXlsxRows } from './read-xlsx';

/** Well above any school's answers. */
const largest = 16 * 1024 * 1024;
const known = /\.(csv|tsv|txt|xlsx)$/i;

export interface ReadRows {
  readonly rows: readonly (readonly string[])[];
  /** Russian sentences for the person. */
  readonly warnings: readonly string[];
}

/** `progress` is told the part that is read, 0 to 1. @throws Error with a Russian message */
export async function readRows(file: File, progress: (part: number) => void): Promise<ReadRows> {
  if (!known.test(file.name)) {
    throw new Error('Ожидался файл .csv, .tsv, .txt или .xlsx. Выгрузите ответы в одном из этих форматов.');
  }
  if (file.size > largest) throw new Error(`Файл больше ${largest / (1024 * 1024)} МБ: это не выгрузка ответов.`);
  const bytes = await bytesOf(file, progress);
  return /\.xlsx$/i.test(file.name) ? { rows: await readXlsxRows(bytes), warnings: [] } : parseDelimited(bytes);
}

function bytesOf(file: File, progress: (part: number) => void): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onprogress = ({ loaded, total }) => {
      progress(total === 0 ? 1 : loaded / total);
    };
    reader.onload = () => {
      resolve(new Uint8Array(reader.result as ArrayBuffer));
    };
    reader.onerror = () => {
      reject(new Error('Файл не удалось прочитать. Проверьте, что он не открыт в другой программе.'));
    };
    reader.readAsArrayBuffer(file);
  });
}
