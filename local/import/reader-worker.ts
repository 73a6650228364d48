/** The thread in which foreign files are read; `store/safe-read.ts` starts it, waits for its answer and ends it. */
import { parentPort, workerData } from 'node:worker_threads';
import { readWorkbook } from '../store/xlsx/read-workbook';
import { RefusedFile } from '../../files/refused-file';
import type { ReadAnswer, ReadJob } from '../store/safe-read';
import { readDocx } from './read-docx';

function answer({ kind, bytes, name }: ReadJob): ReadAnswer {
  try {
    return { ok: true, value: kind === 'workbook' ? readWorkbook(bytes, name) : readDocx(bytes) };
  } catch (error) {
    if (error instanceof RefusedFile) return { ok: false, code: error.code, message: error.message };
    return { ok: false, code: 'damaged', message: 'Файл не удалось прочитать: он повреждён или устроен необычно.' };
  }
}

parentPort?.postMessage(answer(workerData as ReadJob));
