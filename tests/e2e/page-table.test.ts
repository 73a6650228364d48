/**
 * The table on the page: what it shows, how a person's input reaches the host, and how the host's changes come back.
 */
import { until } from './page-driver';
import { pagesOfTests, PLAN, type OpenPage } from './open-page';
import { emptySheet, planDocument } from '../local/server/sample-document';

const { openPage, test } = pagesOfTests();
let open: OpenPage;

const inputs = ({ host }: OpenPage): unknown[] =>
  host.edits.splice(0).map(({ row, column, input }) => [row, column, input]);

test('shows the document as it is', async () => {
  open = await openPage({ anew: true });
  const { ask, page } = open;
  expect(await page.locator('.save-state').textContent()).toBe('Сохранено');
  expect(await ask('sheets')).toEqual([PLAN, 'Сотрудники']);
  expect(await ask('activeSheet')).toBe(PLAN);
  expect(await ask('readRange', PLAN, 'G5:J6')).toEqual([
    ['период', '01.09.2025', '10.09.2025', 'выполнено'],
    ['период', '01.09.2025', '30.09.2025', 'выполнено'],
  ]);
  expect(await ask('readValues', PLAN, 'A5:A5')).toEqual([['1.1']]);
  expect(await ask('merges', PLAN)).toContain('A1:J1');
  expect(await ask('frozen', PLAN)).toEqual({ rows: 3, columns: 2 });
  expect(await ask('columnWidth', PLAN, 1)).toBe(330);
  expect(await ask('rowHeight', PLAN, 0)).toBe(56);
  expect(await ask('choices', PLAN, 'J8')).toContain('просрочено');
  expect(await ask('choices', PLAN, 'I8')).toBeNull();
  await until(
    async () => (await ask('rowHeight', PLAN, 4)) > (await ask('rowHeight', PLAN, 5)) * 1.8,
    'the row that is as high as its wrapped text',
  );
  expect(await page.title()).toBe('Школа 200.xlsx — кабинет куратора');
});

test('passes on what a person types, letter by letter, and shows what the host made of it', async () => {
  open = await openPage();
  const { page, clickCell, quiet, ask } = open;
  const type = async (a1: string, text: string): Promise<void> => {
    await clickCell(PLAN, a1);
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await quiet();
  };
  await type('C6', '01.09.2025');
  expect(inputs(open)).toEqual([[5, 2, '01.09.2025']]);
  expect(await ask('readValues', PLAN, 'C6')).toEqual([[45901]]);
  expect(await ask('readRange', PLAN, 'C6')).toEqual([['01.09.2025']]);
  await type('E6', '10-2');
  expect(inputs(open)).toEqual([[5, 4, '10-2']]);
  await type('E8', "'007");
  expect(inputs(open)).toEqual([[7, 4, "'007"]]);
  expect(await ask('readValues', PLAN, 'E8')).toEqual([['007']]);
  await type('E9', '=1+2');
  expect(inputs(open)).toEqual([[8, 4, '=1+2']]);
  await type('B6', 'Новое мероприятие');
  expect(inputs(open)).toEqual([[5, 1, 'Новое мероприятие']]);
});

test('typing several lines in a cell keeps them', async () => {
  open = await openPage();
  const { page, clickCell, quiet } = open;
  await clickCell(PLAN, 'B12');
  await page.keyboard.type('Первая');
  await page.keyboard.press('Alt+Enter');
  await page.keyboard.type('вторая');
  await page.keyboard.press('Enter');
  await quiet();
  expect(inputs(open)).toEqual([[11, 1, 'Первая\nвторая']]);
});

test('deleting, undoing and redoing reach the host, and a text stays a text', async () => {
  open = await openPage();
  const { page, clickCell, quiet, ask } = open;
  const press = async (key: string): Promise<unknown[]> => {
    await page.keyboard.press(key);
    await quiet();
    return inputs(open);
  };
  await clickCell(PLAN, 'D8');
  expect(await press('Delete')).toEqual([[7, 3, null]]);
  expect(await ask('readRange', PLAN, 'D8')).toEqual([['']]);
  expect(await press('Control+z')).toEqual([[7, 3, 'Куратор Ягодкина С. Л., классные руководители']]);
  expect(await press('Control+y')).toEqual([[7, 3, null]]);
  await clickCell(PLAN, 'A8');
  expect(await press('Delete')).toEqual([[7, 0, null]]);
  expect(await press('Control+z')).toEqual([[7, 0, "'2.1"]]);
  expect(await ask('readValues', PLAN, 'A8')).toEqual([['2.1']]);
});

test('a selection is emptied with one call', async () => {
  open = await openPage();
  const { page, clickCell, quiet, host } = open;
  await clickCell(PLAN, 'C8');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Delete');
  await quiet();
  expect(host.edits.map(({ row, column }) => [row, column])).toEqual([
    [7, 2],
    [7, 3],
    [8, 2],
    [8, 3],
  ]);
  const last = host.selections.at(-1);
  expect(last).toEqual({ sheetId: 10, selection: { top: 7, left: 2, bottom: 8, right: 3 } });
});

const paste = async ({ page }: OpenPage, html: string, text: string): Promise<void> => {
  await page.evaluate(
    async ([markup, plain]) => {
      const blob = (data: string, type: string): Blob => new Blob([data], { type });
      const item: Record<string, Blob> = { 'text/plain': blob(plain, 'text/plain') };
      if (markup !== '') item['text/html'] = blob(markup, 'text/html');
      const browser = globalThis as unknown as {
        navigator: { clipboard: { write: (items: unknown[]) => Promise<void> } };
        ClipboardItem: new (items: Record<string, Blob>) => unknown;
      };
      await browser.navigator.clipboard.write([new browser.ClipboardItem(item)]);
    },
    [html, text] as const,
  );
  await page.keyboard.press('Control+v');
};

test('pasted text is read like typing', async () => {
  open = await openPage();
  await open.clickCell(PLAN, 'C20');
  await paste(open, '', '01.09.2025\t"две\nстроки"\r\n10-2\tб');
  await open.quiet();
  expect(inputs(open)).toEqual([
    [19, 2, '01.09.2025'],
    [19, 3, 'две\nстроки'],
    [20, 2, '10-2'],
    [20, 3, 'б'],
  ]);
  expect(await open.ask('readValues', PLAN, 'C20')).toEqual([[45901]]);
  await open.page.keyboard.press('Control+z');
  await open.quiet();
  expect(inputs(open)).toEqual([
    [19, 2, null],
    [19, 3, null],
    [20, 2, null],
    [20, 3, null],
  ]);
});

test('a pasted table of Word keeps its cells, merged ones too, and brings neither looks nor scripts', async () => {
  open = await openPage();
  const html = `<html><head><style>td{color:red}</style></head><body>
    <p>План работы<br>на 2025-2026 учебный год</p>
    <table><tr><td rowspan=2><p>1</p></td><td colspan=2><p>Анкетирование</p><p>обучающихся</p></td></tr>
    <tr><td>сентябрь<script>window.hacked=1</script></td><td><img src=x onerror="window.hacked=1">Куратор</td></tr></table></body></html>`;
  await open.clickCell(PLAN, 'A22');
  await paste(open, html, 'x');
  await open.quiet();
  expect(await open.ask('readRange', PLAN, 'A22:C25')).toEqual([
    ['План работы', '', ''],
    ['на 2025-2026 учебный год', '', ''],
    ['1', 'Анкетирование\nобучающихся', ''],
    ['', 'сентябрь', 'Куратор'],
  ]);
  expect(await open.ask('merges', PLAN)).toEqual(['A1:J1', 'A4:J4', 'A7:J7', 'A10:J10', 'A13:J13', 'A16:J16']);
  expect(await open.page.evaluate(() => 'hacked' in globalThis)).toBe(false);
  // The browser says which handlers it did not run.
  expect(open.errors.splice(0).filter((error) => !error.startsWith('Executing inline event handler violates'))).toEqual(
    [],
  );
});

test('one text pasted fills the selection; a paste too large is refused as a whole', async () => {
  open = await openPage();
  await open.clickCell(PLAN, 'E20');
  await open.page.keyboard.press('Shift+ArrowDown');
  await paste(open, '', 'да');
  await open.quiet();
  expect(inputs(open)).toEqual([
    [19, 4, 'да'],
    [20, 4, 'да'],
  ]);
  await paste(open, '', Array.from({ length: 30 }, () => 'x').join('\t'));
  await open.quiet();
  expect(inputs(open)).toEqual([]);
  expect(await open.page.locator('.toast').textContent()).toContain('не помещается');
});

test('a value outside a drop-down is refused, one of it is taken', async () => {
  open = await openPage();
  const { page, clickCell, quiet, ask } = open;
  await clickCell(PLAN, 'J11');
  await page.keyboard.type('когда-нибудь');
  await page.keyboard.press('Enter');
  const dialog = page.locator('[role=dialog]', { hasText: 'Выберите значение из списка' });
  await dialog.waitFor();
  await dialog
    .getByRole('button', { name: 'ОК' })
    .or(dialog.getByRole('button', { name: 'OK' }))
    .click();
  await quiet();
  expect(inputs(open)).toEqual([]);
  expect(await ask('readRange', PLAN, 'J11')).toEqual([['не начато']]);

  const { x, y, width } = await ask('cellBox', PLAN, 'J11');
  await page.mouse.click(x + width - 12, y + 10);
  await page.getByText('просрочено', { exact: true }).click();
  await quiet();
  expect(inputs(open)).toEqual([[10, 9, 'просрочено']]);
});

test('the list of a drop-down takes no letter of a word that is being typed', async () => {
  const document = planDocument();
  // No refusal hides what was typed.
  const cell = document.sheets[0]!.rows[10]![9]!;
  cell.validation = { ...cell.validation!, allowInvalid: true };
  open = await openPage({ document });
  const { page, clickCell, quiet, ask } = open;
  await clickCell(PLAN, 'J11');
  const fields = page.locator('input:visible');
  const before = await fields.count();
  await page.keyboard.type('перенесено');
  // A field of the list takes the focus at a moment of its own: on a slow computer in the middle of a word.
  await page.getByText('просрочено', { exact: true }).waitFor();
  expect(await fields.count()).toBe(before);
  await page.keyboard.type(' на осень');
  await page.keyboard.press('Enter');
  await quiet();
  expect(inputs(open)).toEqual([[10, 9, 'перенесено на осень']]);
  expect(await ask('readRange', PLAN, 'J11')).toEqual([['перенесено на осень']]);
});

test('what the host refuses is told, and the cell shows the document again', async () => {
  open = await openPage();
  const { page, clickCell, quiet, ask, host } = open;
  host.refuseEdit = new Error('Лист защищён: измените строку на листе «Настройки».');
  await clickCell(PLAN, 'B6');
  await page.keyboard.type('нельзя');
  await page.keyboard.press('Enter');
  await quiet();
  expect(await page.locator('.toast').textContent()).toContain('Лист защищён');
  expect(await ask('readRange', PLAN, 'B6')).toEqual([['Назначение куратора']]);
  open.errors.splice(0);
});

describe('changes of the host', () => {
  test('leave scroll and selection where they are', async () => {
    const document = planDocument();
    const sheet = document.sheets[0]!;
    for (let row = 17; row < 400; row++)
      sheet.rows[row] = [{ value: `${row + 1}` }, { value: `Мероприятие ${row + 1}` }];
    open = await openPage({ document });
    const { ask, clickCell, host, quiet } = open;
    await clickCell(PLAN, 'B300');
    const [scroll, selection] = [await ask('scroll'), await ask('selection')];
    expect(scroll.row).toBeGreaterThan(200);
    host.write(10, [
      [299, 1, { value: 'Изменено', style: { background: '#ffeecc', wrap: 'wrap' } }],
      [2, 1, { value: 'Заголовок' }],
      [305, 4, undefined],
    ]);
    await quiet();
    expect(await ask('readRange', PLAN, 'B300')).toEqual([['Изменено']]);
    expect(await ask('readRange', PLAN, 'B3')).toEqual([['Заголовок']]);
    expect(await ask('scroll')).toEqual(scroll);
    expect(await ask('selection')).toEqual(selection);
  });

  test('leave what is being typed alone', async () => {
    open = await openPage();
    const { page, clickCell, host, quiet, ask } = open;
    await clickCell(PLAN, 'B6');
    await page.keyboard.type('Пишу мед');
    host.write(10, [
      [5, 1, { value: 'Перезаписано' }],
      [5, 2, { value: 'рядом' }],
    ]);
    await until(async () => (await ask('readRange', PLAN, 'C6'))[0]?.[0] === 'рядом', 'the cell beside');
    await page.keyboard.type('ленно');
    await page.keyboard.press('Enter');
    await quiet();
    expect(inputs(open)).toEqual([[5, 1, 'Пишу медленно']]);
    expect(await ask('readRange', PLAN, 'B6:C6')).toEqual([['Пишу медленно', 'рядом']]);
  });

  test('make older input no longer undoable: it might stand elsewhere now', async () => {
    open = await openPage();
    const { page, clickCell, host, quiet } = open;
    await clickCell(PLAN, 'E6');
    await page.keyboard.type('моё');
    await page.keyboard.press('Enter');
    await quiet();
    inputs(open);
    host.write(10, [[20, 0, { value: 'строка программы' }]]);
    await quiet();
    await page.keyboard.press('Control+z');
    await quiet();
    expect(inputs(open)).toEqual([]);
  });

  test('bring, rename, hide, reorder and remove sheets', async () => {
    open = await openPage();
    const { ask, host, quiet } = open;
    const { sheets } = host.document;
    const check = emptySheet(12, 'Проверка');
    check.rows = [
      [{ value: '№' }, { value: 'Замечание', note: 'пояснение' }],
      [{ value: 1 }, { value: 'Нет срока' }],
    ];
    check.merges = [{ top: 2, left: 0, bottom: 2, right: 3 }];
    sheets.splice(1, 0, check);
    host.emit({ type: 'changed', sheetIds: [12], structure: true });
    await quiet();
    expect(await ask('sheets')).toEqual([PLAN, 'Проверка', 'Сотрудники']);
    expect(await ask('readRange', 'Проверка', 'A1:B2')).toEqual([
      ['№', 'Замечание'],
      ['1', 'Нет срока'],
    ]);
    expect(await ask('merges', 'Проверка')).toEqual(['A3:D3']);

    sheets[0]!.name = 'Дорожная карта 2025-2026';
    sheets[2]!.hidden = true;
    sheets.reverse();
    host.emit({ type: 'changed', sheetIds: [10], structure: true });
    await quiet();
    expect(await ask('sheets')).toEqual(['Проверка', 'Дорожная карта 2025-2026']);

    host.emit({ type: 'activate', sheetId: 12, row: 1, column: 1 });
    await quiet();
    expect(await ask('activeSheet')).toBe('Проверка');
    expect(await ask('selection')).toEqual({ top: 1, left: 1, bottom: 1, right: 1 });
    sheets.splice(sheets.indexOf(check), 1);
    host.emit({ type: 'changed', sheetIds: [], structure: true });
    await quiet();
    expect(await ask('sheets')).toEqual(['Дорожная карта 2025-2026']);
    expect(await ask('activeSheet')).toBe('Дорожная карта 2025-2026');
  });

  test('a sheet that went and comes back has the drop-downs of now, and its old input cannot be undone', async () => {
    open = await openPage();
    const { page, ask, clickCell, host, quiet } = open;
    await clickCell(PLAN, 'E6');
    await page.keyboard.type('моё');
    await page.keyboard.press('Enter');
    await quiet();
    inputs(open);
    const [plan, staff] = host.document.sheets;
    for (const sheets of [[staff!], [plan!, staff!]]) {
      host.document.sheets = sheets;
      host.emit({ type: 'changed', sheetIds: [], structure: true });
      await quiet();
    }
    expect(await ask('choices', PLAN, 'J8')).toContain('просрочено');
    await page.keyboard.press('Control+z');
    await quiet();
    expect(inputs(open)).toEqual([]);
  });

  test('change widths, merges, frozen rows and drop-downs', async () => {
    open = await openPage();
    const { ask, host, quiet } = open;
    const sheet = host.document.sheets[0]!;
    sheet.columnWidths[1] = 200;
    sheet.rowHeights[0] = 80;
    sheet.frozenRows = 1;
    sheet.merges = [{ top: 0, left: 0, bottom: 1, right: 9 }];
    sheet.hiddenColumns = [6];
    const cell = sheet.rows[5]?.[6];
    if (cell) cell.validation = { criteria: 'VALUE_IN_LIST', args: [['до даты', 'период']], allowInvalid: true };
    host.emit({ type: 'changed', sheetIds: [10], structure: false });
    await quiet();
    expect(await ask('columnWidth', PLAN, 1)).toBe(200);
    expect(await ask('rowHeight', PLAN, 0)).toBe(80);
    expect(await ask('frozen', PLAN)).toEqual({ rows: 1, columns: 2 });
    expect(await ask('merges', PLAN)).toEqual(['A1:J2']);
    expect(await ask('choices', PLAN, 'G6')).toEqual(['до даты', 'период']);
    expect(await ask('choices', PLAN, 'J8')).toContain('скоро');
  });
});

describe('rows and columns', () => {
  test('are put in and taken out by the host', async () => {
    open = await openPage();
    const { page, ask, host, quiet } = open;
    const rowMenu = async (a1: string, item: RegExp): Promise<void> => {
      const { y, height } = await ask('cellBox', PLAN, a1);
      await page.mouse.click(20, y + height / 2);
      await page.mouse.click(20, y + height / 2, { button: 'right' });
      await page
        .getByRole('menuitem')
        .or(page.locator('button'))
        .filter({ hasText: item })
        .last()
        .click({ position: { x: 40, y: 14 } });
    };
    await rowMenu('A6', /строк.* выше/);
    await quiet();
    expect(host.lineChanges).toEqual([{ sheetId: 10, axis: 'rows', kind: 'insert', at: 5, count: 1, like: 5 }]);
    expect(await ask('readRange', PLAN, 'A6:A7')).toEqual([[''], ['1.2']]);

    await rowMenu('A7', /Удалить выбранную строку/);
    await page.getByRole('button', { name: 'Отмена' }).click();
    await quiet();
    expect(host.lineChanges).toHaveLength(1);
    await rowMenu('A7', /Удалить выбранную строку/);
    await page.getByRole('button', { name: 'Удалить', exact: true }).click();
    await quiet();
    expect(host.lineChanges.at(-1)).toEqual({ sheetId: 10, axis: 'rows', kind: 'delete', at: 6, count: 1 });
    expect(await ask('readRange', PLAN, 'A6:A7')).toEqual([[''], ['Формирование базы наставляемых']]);
  });
});

test('what the document would not keep cannot be done', async () => {
  open = await openPage();
  const { page, clickCell, host, quiet, ask } = open;
  await clickCell(PLAN, 'B6');
  for (const key of ['Control+b', 'Control+i', 'Control+u', 'Control+5']) await page.keyboard.press(key);
  const tab = page.locator('[data-u-comp="slide-tab-item"]').first();
  await tab.dblclick();
  expect(await page.locator('[data-u-comp="slide-tab-item"] [contenteditable=true]').count()).toBe(0);
  await tab.click({ button: 'right' });
  await quiet();
  expect(host.edits).toEqual([]);
  expect(await page.getByText('Переименовать').count()).toBe(0);
  expect(await ask('sheets')).toEqual([PLAN, 'Сотрудники']);
});
