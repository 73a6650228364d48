/**
 * Charts on the page: drawn over the grid at their cells, scrolled with it, renewed with their data.
 */
import { isDeepStrictEqual } from 'node:util';
import { updatedSchool } from '../reports/updated-school';
import { until } from './page-driver';
import { pagesOfTests, type OpenPage } from './open-page';

const { openPage, test } = pagesOfTests();
let open: OpenPage;

const figures = ({ page }: OpenPage): ReturnType<OpenPage['page']['locator']> => page.locator('.chart[aria-label]');

const drawn = (count: number): Promise<void> =>
  until(async () => (await figures(open).count()) === count, `${count} charts`);
const labelOf = async (index: number): Promise<string> =>
  (await figures(open).nth(index).getAttribute('aria-label', { timeout: 5_000 })) ?? '';

/** Colours of the shapes that each chart has painted, of those asked for; run in the page. */
const coloursScript = `(wanted) => [...document.querySelectorAll('.chart')].map((figure) =>
  wanted.filter((colour) => [...figure.querySelectorAll('svg path')].some((shape) => {
    const { width, height } = shape.getBoundingClientRect();
    return (shape.getAttribute('fill') ?? '').toLowerCase() === colour && width > 0 && height > 0;
  })))`;

test('the charts of «Сводка» stand at their cells, have something painted, and move with the table', async () => {
  const document = updatedSchool();
  const summary = document.sheets.find(({ name }) => name === 'Сводка')!;
  open = await openPage({ document, viewport: { width: 1500, height: 900 } });
  const { page, ask } = open;
  await drawn(4);
  const titles = [
    'Этапы дорожной карты по срокам',
    'Участники по формам наставничества',
    'Нагрузка наставников',
    'Средний балл участников до и после',
  ];
  for (const [index, title] of titles.entries())
    await until(async () => (await labelOf(index)).startsWith(title), title);
  for (const [index, a1] of [
    [0, 'I2'],
    [3, 'I47'],
  ] as const) {
    expect(summary.charts[index]!.anchor).toMatchObject({ row: Number(a1.slice(1)) - 1, column: 8 });
    const cell = await ask('cellBox', 'Сводка', a1);
    await until(async () => {
      const box = await page.locator('.chart').nth(index).boundingBox();
      return box !== null && Math.abs(box.x - cell.x) <= 1 && Math.abs(box.y - cell.y) <= 1;
    }, `the chart at ${a1}`);
  }
  const [blue, yellow, green, grey] = ['#3d7fc4', '#e0a13a', '#2f7d4f', '#b9c4d0'];
  const colours = `(${coloursScript})(${JSON.stringify([blue, yellow, green, grey])})`;
  const painted = [[blue], [blue, yellow], [green], [green, grey]];
  await until(
    async () => isDeepStrictEqual(await page.evaluate(colours), painted),
    `the colours ${JSON.stringify(painted)}`,
  );
});

test('new data draws the chart anew; another sheet shows none', async () => {
  const document = updatedSchool();
  const data = document.sheets.find(({ name }) => name === 'Показатели')!;
  const summary = document.sheets.find(({ name }) => name === 'Сводка')!;
  open = await openPage({ document });
  await drawn(4);
  const { rect } = summary.charts[2]!.ranges[0]!;
  open.host.write(data.id, [[rect.top + 1, rect.left + 1, { value: 4242 }]]);
  await until(async () => (await labelOf(2)).includes('Наставников 4242'), 'the new figure');
  await open.ask('cellBox', 'Пары', 'A1');
  await drawn(0);
  await open.ask('cellBox', 'Сводка', 'A1');
  await drawn(4);
});
