/** npm start: the page for a file of one's own, or for a demo workbook. */
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { builtFiles } from './built-files';
import { fillDemo } from './demo/fill-demo';
import type { HostEvent } from './host';
import { openFile, type OpenFile } from './open-file';
import { startServer } from './server/start-server';
import { writeWorkbook } from './store/xlsx/write-workbook';

const built = builtFiles();

/** How often the host looks whether a daily run is due, in milliseconds. */
const triggerRound = 60_000;

/** How long the document rests before it is saved, in milliseconds: typing and commands come in bursts. */
const restBeforeSave = 500;

async function main(): Promise<void> {
  const [file] = process.argv.slice(2);
  const opened = await openFile(file ?? (await demoFile()), built, { carrier: 'worker' });
  if (file === undefined) await fillDemo(opened);
  const { host, store } = opened;
  const stopSaving = saveWhenChanged(opened);
  const round = setInterval(() => {
    host
      .runDueTriggers()
      .catch((error: unknown) => host.workplace.emit({ type: 'trouble', message: messageOf(error) }));
  }, triggerRound);
  const server = await startServer(host, {
    fileName: path.basename(store.file),
    assetsDir: path.join(built.local, 'page'),
    readFile: () => Promise.resolve(writeWorkbook(host.document, host.state)),
    importPlan: async (name, bytes) => {
      await opened.importPlan({ name, bytes });
      host.workplace.emit({ type: 'changed', sheetIds: [], structure: true });
    },
    letters: () => host.state.outbox,
    port: Number(process.env['PORT'] ?? 0),
  });
  // The panel stands open from the beginning, as a curator leaves it; the page keeps it for the browser to come.
  await host.run('openPanel');
  for (const message of store.messages) console.log(message);
  console.log(
    file === undefined ? 'Демонстрационная таблица (изменения не сохранятся после выхода):' : `${store.file}:`,
  );
  console.log(`  ${server.url}`);
  console.log('Откройте этот адрес в браузере. Завершить работу — Ctrl+C.');
  const end = (): void => {
    void (async () => {
      clearInterval(round);
      stopSaving();
      await host.save().catch((error: unknown) => console.error(messageOf(error)));
      await server.close();
      await host.close();
      process.exit(0);
    })();
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

/** A folder of the system's temporary ones: a demo is nobody's file. */
async function demoFile(): Promise<string> {
  return path.join(await mkdtemp(path.join(os.tmpdir(), 'mentoring-demo-')), 'Демонстрация.xlsx');
}

/** Saves soon after every change; what cannot be saved is said on the page and tried again with the next change. */
function saveWhenChanged({ host }: OpenFile): () => void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    host.save().catch((error: unknown) => host.workplace.emit({ type: 'trouble', message: messageOf(error) }));
  };
  const forget = host.on((event: HostEvent) => {
    if (event.type !== 'changed') return;
    clearTimeout(timer);
    timer = setTimeout(save, restBeforeSave);
  });
  return () => {
    clearTimeout(timer);
    forget();
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

main().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});
