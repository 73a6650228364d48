// A made school opened by the program: the panel's «Итоги» updates the summary, shows its figures, and the charts are
// on the page; the saved file opens again with them.
import { documentOf, makeSchool } from '../reports/seeded-school';
import { browserOfTests } from './browser';
import { until } from './page-driver';
import { newFile, openProgram, type Program } from './program';

const browser = browserOfTests();
let program: Program;
afterEach(() => program.close());

test('«Итоги»: update, figures, charts on the page and in the file', async () => {
  const made = makeSchool(7, 60, 25);
  program = await openProgram(browser(), await newFile(documentOf(made)));
  const { page, panel, press, saved } = program;
  await press(panel.getByRole('button', { name: 'Итоги', exact: true }));
  await panel.getByText('Сводки ещё нет').waitFor();
  await press(panel.getByRole('button', { name: /^Обновить сводку/ }));
  await panel.locator('.main-figures').waitFor();
  const mentees = made.people.filter(({ role, state }) => role === 'mentee' && state !== 'выбыл');
  const withoutConsent = mentees.filter(({ consent }) => consent !== 'valid').length;
  const figure = panel.getByRole('button', { name: /Наставляемых без согласия/ });
  expect((await figure.locator('b').textContent()) ?? '').toBe(String(withoutConsent));
  // The figure leads to its row.
  await press(figure);
  await page.locator('.chart[aria-label^="Нагрузка"]').waitFor({ state: 'attached' });
  expect(await page.locator('.chart').count()).toBe(4);
  await until(
    async () => (await saved()).sheets.find(({ name }) => name === 'Сводка')?.charts.length === 4,
    'the charts in the file',
  );
});
