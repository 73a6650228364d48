/**
 * Runs a reader of foreign files in a worker thread that can be killed: whatever a file does to the reader, the process
 * stays alive, its memory stays bounded and the person gets a message. The worker is `local/import/reader-worker.ts`, built.
 */
import { Worker } from 'node:worker_threads';
import type { RefusalCode } from '../../files/refused-file';
import { RefusedFile } from '../../files/refused-file';

/** What the worker is asked; `name` is the file's name without folder. */
export interface ReadJob {
  readonly kind: 'workbook' | 'document';
  readonly bytes: Uint8Array;
  readonly name: string;
}

export type ReadAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: string };

export interface SafeReadOptions {
  /** The built worker's file. */
  readonly workerFile: string | URL;
  /** milliseconds; 10,000 where absent */
  readonly timeLimit?: number;
  /** Of the worker's JavaScript heap, megabytes; 320 where absent. */
  readonly memoryLimit?: number;
}

/** The answer of the worker's reader (its type is the caller's knowledge of the job). Throws RefusedFile. */
export async function readInWorker<T>(job: ReadJob, options: SafeReadOptions): Promise<T> {
  const timeLimit = options.timeLimit ?? 10_000;
  const worker = new Worker(options.workerFile, {
    workerData: job,
    resourceLimits: {
      maxOldGenerationSizeMb: options.memoryLimit ?? 320,
      maxYoungGenerationSizeMb: 32,
      stackSizeMb: 4,
    },
    stdout: true,
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      timer = setTimeout(() => {
        reject(
          new RefusedFile(
            'too-slow',
            `Файл не удалось прочитать за ${Math.round(timeLimit / 1000)} с: он слишком велик или устроен как ловушка.`,
          ),
        );
      }, timeLimit);
      worker.once('message', (answer: ReadAnswer) => {
        if (answer.ok) resolve(answer.value as T);
        else reject(new RefusedFile(answer.code, answer.message, ''));
      });
      worker.once('error', (error: Error & { code?: string }) => {
        reject(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? new RefusedFile(
                'too-much-memory',
                'Файлу не хватило памяти, отведённой на чтение: он слишком велик или устроен как ловушка.',
              )
            : new RefusedFile('damaged', 'Файл не удалось прочитать: он повреждён или устроен необычно.'),
        );
      });
      worker.once('exit', () => {
        reject(new RefusedFile('damaged', 'Файл не удалось прочитать: чтение прервалось.'));
      });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
