// Documents and PDF as a curator meets them: the tab of the panel, the window with the file, and the file that it saves.
import { readFile } from 'node:fs/promises';
import { browserOfTests } from './browser';
import { newFile, openProgram, type Program } from './program';

const browser = browserOfTests();
let program: Program;
afterEach(() => program.close());

test('chosen sheets become a PDF that the window saves', async () => {
  program = await openProgram(browser(), await newFile());
  const { page, panel, press, panelIdle } = program;
  await press(panel.locator('[data-section=documents]'));
  await press(panel.locator('[data-command=makeConsentForms]'));
  await panel.getByText('Бланки согласий готовы').first().waitFor();
  await panelIdle();
  const row = page.waitForEvent('download');
  await press(panel.locator('[data-row-file=xlsx]'));
  expect((await row).suggestedFilename()).toMatch(/^Муниципальный отчёт.*\.xlsx$/);
  await panelIdle();
  await panel.getByLabel('Согласие', { exact: true }).check();
  await panel.getByLabel('Согласие представителя', { exact: true }).check();
  await press(panel.locator('[data-command=exportPdf]'));
  const link = page.getByRole('dialog').frameLocator('iframe').getByText('Скачать файл');
  const saving = page.waitForEvent('download');
  await link.click();
  const download = await saving;
  expect(download.suggestedFilename()).toMatch(/^Документы.*\.pdf$/);
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2);
});
