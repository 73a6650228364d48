/** Joins the parts for one .xlsx file: the store that keeps it, the host that runs the add-on, and the import of plans. */
import path from 'node:path';
import type { BuiltFiles } from './built-files';
import { cellsOfGrid } from './document/source-sheet';
import type { ImportedSheet } from './import/imported-sheet';
import { importFile, type ImportSource } from './import/import-file';
import { renderPdf } from './pdf/render-pdf';
import { createHost, type HostOptions, type LocalHost } from './runtime/create-host';
import { readRuntime } from './runtime/guest-script';
import { FileStore } from './store/file-store';
import { openSibling } from './store/open-sibling';

export interface OpenFile {
  readonly host: LocalHost;
  readonly store: FileStore;
  /** Puts a plan into the sheet «Исходный план»; answers what the person should know. Throws RefusedFile. */
  importPlan(source: ImportSource): Promise<readonly string[]>;
  /** Reads answers that another form service has exported. Throws RefusedFile. */
  readAnswers(source: ImportSource): Promise<ImportedSheet>;
}

export async function openFile(
  file: string,
  built: BuiltFiles,
  options: Pick<HostOptions, 'carrier' | 'headless'>,
): Promise<OpenFile> {
  const workerFile = path.join(built.local, 'reader-worker.cjs');
  const store = await FileStore.open(file, { workerFile });
  const { document, state } = store;
  const host = createHost({
    distDir: built.addOn,
    runtime: readRuntime(built.local),
    document,
    state,
    pdf: renderPdf,
    openSpreadsheet: (id) => openSibling(path.dirname(store.file), id, workerFile),
    store: {
      save: async () => {
        const { messages } = await store.save(document, state);
        for (const message of messages) host.workplace.emit({ type: 'toast', title: 'Файл', message, seconds: 20 });
      },
    },
    ...options,
  });
  return {
    host,
    store,
    readAnswers: (source) => importFile(source, { workerFile, purpose: 'answers' }),
    importPlan: async (source) => {
      const imported: ImportedSheet = await importFile(source, { workerFile });
      cellsOfGrid(document, imported);
      return imported.warnings;
    },
  };
}
