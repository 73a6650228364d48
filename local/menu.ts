/**
 * npm run menu -- "<title>" file.xlsx: runs a menu item without a screen, as schools script it and tests drive it.
 * Exit status 0 when it was done, 1 when it was refused (the file stays as it was), 2 for a wrong call.
 */
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { builtFiles } from './built-files';
import type { ExecutionResult, MenuItem } from './host';
import { openFile, type OpenFile } from './open-file';

/** What the add-on's functions answer. */
interface Outcome {
  readonly command: string;
  readonly ok: boolean;
  readonly messages: readonly string[];
  readonly changed: Readonly<Record<string, number>>;
  /** A file that the command has made; it is written beside the workbook or where `--out` says. */
  readonly file?: { readonly name: string; readonly base64: string };
}

interface Report extends Outcome {
  readonly calls: { readonly total: number; readonly read: number; readonly write: number };
  readonly ms: number;
}

const usage = `Использование: npm run menu -- "<пункт меню>" файл.xlsx [--from план.docx] [--set "Параметр=значение"]… [--role наставник|наставляемый] [--sheet "Лист"]… [--audience все|наставник|сайт] [--mentor М-001] [--pair П-001] [--person Н-014] [--out план.pdf|строка.csv|строка.xlsx] [--json]`;
const built = builtFiles();

/** A call that cannot be understood. */
class WrongCall extends Error {}

async function main(): Promise<number> {
  const { title, file, from, role, settings, options, out, json } = readArguments();
  const started = performance.now();
  // A thread of its own, as on the page: the add-on may have to wait for a PDF.
  const opened = await openFile(file, built, { carrier: 'worker', headless: true });
  for (const message of opened.store.messages) console.error(message);
  try {
    const functionName = await functionOf(opened, title);
    const format = formatAsked(functionName, out);
    const asked = { ...options, ...(format !== undefined && { format }) };
    const args: unknown[] = Object.keys(asked).length === 0 ? [] : [asked];
    if (from !== undefined) {
      // Answers go to the command itself: unlike a plan, they are nobody's sheet.
      const imported = functionName === 'loadAnswers' ? await opened.readAnswers(from) : undefined;
      if (imported) args.push({ rows: imported.rows, ...(role === undefined ? {} : { role }) });
      for (const warning of imported?.warnings ?? (await opened.importPlan(from))) console.error(warning);
    }
    const lettersBefore = opened.host.state.outbox.length;
    const { file: made, ...outcome } = await runItem(opened, title, functionName, settings, args);
    const letters = opened.host.state.outbox.length - lettersBefore;
    const written = made && (await writeMade(made, out ?? path.join(path.dirname(opened.store.file), made.name)));
    const report = {
      ...outcome,
      messages: [
        ...outcome.messages,
        ...(letters === 0
          ? []
          : [
              `Программа на этом компьютере почту не отправляет, письма лежат в файле: ${letters}. Прочитать их: npm start, кнопка «Письма».`,
            ]),
        ...(written === undefined ? [] : [`Файл записан: ${written}`]),
      ],
      ms: Math.round(performance.now() - started),
    };
    if (report.ok) await opened.host.save();
    if (json) console.log(JSON.stringify(report));
    else for (const line of linesOf(report)) console.log(line);
    return report.ok ? 0 : 1;
  } finally {
    await opened.host.close();
  }
}

function readArguments(): {
  title: string;
  file: string;
  from: string | undefined;
  role: string | undefined;
  settings: [string, string][];
  options: Readonly<Record<string, unknown>>;
  out: string | undefined;
  json: boolean;
} {
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: {
        from: { type: 'string' },
        role: { type: 'string' },
        set: { type: 'string', multiple: true, default: [] },
        sheet: { type: 'string', multiple: true },
        audience: { type: 'string' },
        mentor: { type: 'string' },
        person: { type: 'string' },
        pair: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new WrongCall(error instanceof Error ? error.message : String(error));
  }
  const [title, file, ...more] = parsed.positionals;
  if (title === undefined || file === undefined || more.length > 0) throw new WrongCall('Нужны пункт меню и файл.');
  const settings = parsed.values.set.map((pair): [string, string] => {
    const at = pair.indexOf('=');
    if (at <= 0) throw new WrongCall(`Ожидалось --set "Параметр=значение", получено «${pair}».`);
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });
  const { from, role, sheet, audience, mentor, pair, person, out, json } = parsed.values;
  const given = { sheet: sheet?.length === 1 ? sheet[0] : sheet, audience, mentor, pair, person };
  const options = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { title, file, from, role, settings, options, out, json };
}

/** As what file the municipality's row is wanted: said by the ending of `--out`. */
function formatAsked(functionName: string, out: string | undefined): string | undefined {
  if (functionName !== 'makeMunicipalReport' || out === undefined) return undefined;
  const ending = path.extname(out).slice(1).toLowerCase();
  if (ending === 'csv' || ending === 'xlsx') return ending;
  throw new WrongCall(`Ожидалось --out с именем файла .csv или .xlsx, получено «${out}».`);
}

/** The function of a menu item, by its title or by its path «Дорожная карта ▸ Разобрать план». */
async function functionOf({ host }: OpenFile, title: string): Promise<string> {
  const items = (await host.menus()).flatMap((menu) => leaves(menu.items, []));
  const wanted = title.split('▸').map(fold).join('▸');
  const found = items.find(
    ({ path: titles }) =>
      titles.map(fold).join('▸').endsWith(wanted) &&
      fold(titles[titles.length - 1] ?? '') === fold(wanted.split('▸').pop() ?? ''),
  );
  if (found) return found.functionName;
  throw new WrongCall(
    `Нет пункта меню «${title}». Есть: ${items.map(({ path: titles }) => titles.join(' ▸ ')).join('; ')}.`,
  );
}

const fold = (title: string): string =>
  title
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\s{1,9}/g, ' ');

function leaves(items: readonly MenuItem[], above: readonly string[]): { path: string[]; functionName: string }[] {
  return items.flatMap((item) => {
    if (item.kind === 'separator') return [];
    const titles = [...above, item.title];
    return item.kind === 'item' ? [{ path: titles, functionName: item.functionName }] : leaves(item.items, titles);
  });
}

async function runItem(
  { host }: OpenFile,
  title: string,
  functionName: string,
  settings: readonly (readonly [string, string])[],
  args: readonly unknown[],
): Promise<Omit<Report, 'ms'>> {
  if (settings.length > 0) {
    const saved = reportOf(title, await host.run('saveSettings', [Object.fromEntries(settings)]));
    if (!saved.ok) return saved;
  }
  return reportOf(title, await host.run(functionName, args));
}

/** Writes the file whole or not at all; answers where it is. */
async function writeMade({ base64 }: NonNullable<Outcome['file']>, target: string): Promise<string> {
  const half = `${target}.${process.pid}.tmp`;
  try {
    await writeFile(half, Buffer.from(base64, 'base64'));
    await rename(half, target);
  } catch {
    await rm(half, { force: true });
    throw new Error(
      `Не удалось записать файл ${target}: проверьте, что папка есть, что в неё можно писать и что файл не открыт в другой программе.`,
    );
  }
  return target;
}

function reportOf(title: string, result: ExecutionResult): Omit<Report, 'ms'> {
  const { total, read, write } = result.calls;
  const calls = { total, read, write };
  const outcome = result.value as Outcome | null | undefined;
  if (result.ok && outcome) return { ...outcome, command: title, calls };
  const messages = result.ok ? [] : [result.error?.message ?? 'Команда остановилась без объяснения.'];
  return { command: title, ok: result.ok, messages, changed: {}, calls };
}

function linesOf({ messages, changed, calls, ms }: Report): string[] {
  const sheets = Object.entries(changed).map(([sheet, rows]) => `  ${sheet}: ${rows}`);
  return [
    ...messages,
    ...(sheets.length === 0 ? [] : ['Изменено строк на листах:', ...sheets]),
    `Обращений к таблице: ${calls.total}, время: ${ms} мс.`,
  ];
}

// Whoever reads the report may have seen enough («| head»): the work itself goes on to its end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
try {
  process.exitCode = await main();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  const wrongCall = error instanceof WrongCall;
  if (process.argv.includes('--json') && !wrongCall) {
    console.log(
      JSON.stringify({
        command: process.argv[2] ?? '',
        ok: false,
        messages: [message],
        changed: {},
        calls: { total: 0, read: 0, write: 0 },
        ms: 0,
      }),
    );
  } else {
    console.error(wrongCall ? `${message}\n${usage}` : message);
  }
  process.exitCode = wrongCall ? 2 : 1;
}
