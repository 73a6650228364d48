// What a curator does, in a real browser over the built add-on and a real file: a plan goes in, is read and checked by
// the menu, mended in the grid, checked again; the panel does the same.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { demoPlan } from '../../local/demo/demo-plan';
import { displayValue } from '../../local/document/display';
import { browserOfTests } from './browser';
import { until } from './page-driver';
import { newFile, openProgram, type Program } from './program';

const sheetName = 'Дорожная карта';
const browser = browserOfTests();

let file: string;
let program: Program;
beforeEach(async () => {
  file = await newFile();
  program = await openProgram(browser(), file);
});
afterEach(() => program.close());

async function openPlan(): Promise<void> {
  const { page, sheets } = program;
  const plan = path.join(path.dirname(file), 'план.tsv');
  await writeFile(plan, demoPlan);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Открыть план…' }).first().click();
  await (await chooser).setFiles(plan);
  await until(async () => (await sheets()).includes('Исходный план'), 'the opened plan');
}

const codesOf = async (number: string): Promise<string[]> =>
  (await program.read('Проверка', 'A2:J80')).filter((row) => row[2] === number).map((row) => row[4] ?? '');

test('the menu: open a plan, read it, check it, mend a deadline in the grid, check again', async () => {
  const { sheets, read, saved, choose, typeInto } = program;
  await openPlan();
  await choose('Дорожная карта', 'Разобрать план');
  await until(async () => (await sheets()).includes(sheetName), 'the roadmap');
  await until(async () => (await read(sheetName, 'B7'))[0]?.[0] !== '', 'its rows');
  expect((await read(sheetName, 'A5:E7')).map((row) => row[1])).toEqual([
    'Мероприятие',
    'Подготовка условий для запуска программы наставничества',
    'Издание приказа о программе наставничества и назначении куратора',
  ]);
  await choose('Дорожная карта', 'Проверить сроки и ответственных');
  await until(async () => (await sheets()).includes('Поручения'), 'the assignments');
  await until(async () => (await codesOf('7.1')).includes('deadline-wrong-year'), 'the finding of 7.1');
  const line = (await read(sheetName, 'A1:A60')).findIndex((row) => row[0] === '7.1') + 1;
  await typeInto(sheetName, `C${line}`, 'май 2027 г.');
  await until(async () => (await read(sheetName, `C${line}`))[0]?.[0] === 'май 2027 г.', 'the typed deadline');
  await choose('Дорожная карта', 'Проверить сроки и ответственных');
  await until(async () => (await codesOf('7.1')).length === 0, '7.1 without findings');
  expect((await read(sheetName, `H${line}:I${line}`))[0]).toEqual(['01.05.2027', '31.05.2027']);
  await until(async () => {
    const { sheets: kept, locale } = await saved();
    const deadline = kept.find(({ name }) => name === sheetName)?.rows[line - 1]?.[2];
    return displayValue(deadline, locale) === 'май 2027 г.';
  }, 'the typed deadline in the file');
});

test('the panel: scaffold, check, repair by one click, undo', async () => {
  const { panel, sheets, read, press } = program;
  const deadlines = async (): Promise<string[]> => (await read(sheetName, 'C5:C40')).flat();
  await openPlan();
  await press(panel.getByRole('button', { name: 'Обновить' }));
  await press(panel.locator('[data-command=readPlan]'));
  await until(async () => (await sheets()).includes(sheetName), 'the roadmap');
  await press(panel.locator('[data-command=checkPlan]'));
  const card = panel.locator('article[data-code=deadline-wrong-year]', { hasText: '№ 7.1' });
  await press(card.getByRole('button', { name: 'Исправить' }));
  await until(async () => (await deadlines()).includes('Май 2027'), 'the repaired deadline');
  await card.waitFor({ state: 'detached' });
  await press(panel.locator('[data-command=undoLast]'));
  await until(async () => (await deadlines()).includes('Май 2026'), 'the deadline as it was');
});
