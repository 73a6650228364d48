// Files of answers made to do harm, or by hands that knew no better: taken rightly or refused in words, quickly, and what
// was typed stays text.
import { parseDelimited } from '../../files/delimited';
import { RefusedFile } from '../../files/refused-file';
import type { AnswersPreview } from '../../src/banks-contract';
import type { Outcome } from '../../src/outcome';
import { emptyPlace, openPlace, shownTexts, type Place } from './place';

const now = (): number => Date.UTC(2026, 8, 20, 9);
const bank = 'Банк наставляемых';
const titles =
  'Фамилия, имя, отчество;Класс или должность;Год рождения;Основной запрос;Интересы;Согласие на обработку персональных данных';

interface Loaded {
  readonly place: Place;
  readonly outcome: Outcome;
  readonly preview: AnswersPreview;
}

function load(rows: readonly (readonly string[])[]): Loaded {
  const place = emptyPlace();
  const { host } = openPlace(place, { now });
  const file = { rows, role: 'наставляемый' };
  const preview = host.runNow('banksPreview', [file]);
  const result = host.runNow('loadAnswers', [file]);
  expect([preview.error?.message, result.error?.message]).toEqual([undefined, undefined]);
  return { place, outcome: result.value as Outcome, preview: preview.value as AnswersPreview };
}
const loadText = (text: string): Loaded => load(parseDelimited(Buffer.from(text)).rows);
const people = (place: Place): string[][] => (shownTexts(place)[bank] ?? []).slice(1).map((line) => line.split('\t'));

test('names that every object has are answers like any other, in headings and in cells', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
  const { place, outcome } = loadText(
    [`${titles};${names.join(';')}`, ...names.map((word) => `${word};7А;2013;${word};${word};Да;1;2;3;4;5`)].join(
      '\r\n',
    ),
  );
  expect(outcome.ok).toBe(true);
  expect(people(place).map((cells) => [cells[1], cells[4]])).toEqual(names.map((word) => [word, word]));
  expect(outcome.messages.join()).toContain('«__proto__»');
  expect(Object.prototype).not.toHaveProperty('1');
});

test.each(['=HYPERLINK("http://x.test";"да")', "+cmd|' /C calc'!A0", '@SUM(A1)', '-1+1', '\t=1', "'=1", '＝1+1'])(
  '«%s» stays what was typed',
  (payload) => {
    const { place } = load([titles.split(';'), ['Лосева Дарья', '7А', '2013', payload, payload, 'Да']]);
    const [row = []] = place.document.sheets.find(({ name }) => name === bank)!.rows.slice(1);
    const cells = row.filter((cell) => cell?.value === payload);
    expect(cells).toHaveLength(2);
    expect(cells.some((cell) => cell?.formula !== undefined)).toBe(false);
  },
);

test('a quotation mark that is never closed, NULs and odd spaces lose nobody', () => {
  const { place } = loadText(
    `${titles}\r\n"Лосева Дарья;7А;2013;физика;;Да\r\nГрачёв\u0000 Степан;8Б;2012;\u00a0химия;;Да\r\n`,
  );
  const text = people(place)
    .map((cells) => cells.join(' '))
    .join('\n');
  expect(text).toMatch(/Лосева Дарья/);
  expect(text).toMatch(/Грачёв/);
});

test('a heading that stands twice, a thousand columns', () => {
  const twice = loadText(`${titles};Интересы\r\nЛосева Дарья;7А;2013;физика;;Да;шахматы`);
  expect(people(twice.place)[0]).toContain('шахматы');
  const wide = Array.from({ length: 1000 }, (_, at) => `Вопрос ${at}`);
  const { place, outcome } = load([
    [...titles.split(';'), ...wide],
    ['Лосева Дарья', '7А', '2013', 'физика', '', 'Да', ...wide],
  ]);
  expect([outcome.ok, people(place).length]).toEqual([true, 1]);
});

test('an answer too long for a cell is cut, said to be, and stops nobody else; also one without a name', () => {
  const long = 'ф'.repeat(60_000);
  const rows = [
    titles.split(';'),
    ['Лосева Дарья', '7А', '2013', long, '', 'Да'],
    ['', '7А', '2013', long, '', 'Да'],
    ['Грачёв Степан', '8Б', '2012', 'химия', '', 'Да'],
  ];
  const { place, outcome } = load(rows);
  expect(outcome.ok).toBe(true);
  const [first, second] = openPlace(place, { now }).records(bank, 'ФИО наставляемого');
  expect(first?.['Основной запрос наставляемого']).toMatch(/^ф{49900}ф* \[\.\.\.\]$/);
  expect(first?.['Замечания']).toContain('«Основной запрос наставляемого»: ответ длиннее, чем вмещает ячейка');
  expect(second?.['ФИО наставляемого']).toBe('Грачёв Степан');
  expect(openPlace(place, { now }).records('Карантин', 'Причина')).toHaveLength(1);
  expect(openPlace(place, { now }).run('loadAnswers', [{ rows, role: 'наставляемый' }]).changed).toEqual({});
});

test('a file without headings, or with nothing under them, is refused in words and writes nothing', () => {
  for (const rows of [[['Лосева Дарья', '7А', 'физика']], [['', '']], [['a'], ['b'], ['c']], [[]]]) {
    const { place, outcome } = load(rows);
    expect([rows, outcome.ok, Object.keys(shownTexts(place))]).toEqual([rows, false, []]);
    expect(outcome.messages.join()).toMatch(/[а-я]{4}/);
  }
});

test('a file of one line of a million letters, and one of another program, are read or refused without delay', () => {
  for (const bytes of [
    Buffer.alloc(2_000_000, 'а;"'),
    Buffer.alloc(1_000_000, '"'),
    Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x00, 0x00]),
    Buffer.alloc(300_000, 0),
  ]) {
    let rows: readonly (readonly string[])[] | undefined;
    try {
      rows = parseDelimited(bytes).rows;
    } catch (error) {
      expect(error).toBeInstanceOf(RefusedFile);
    }
    if (rows) expect(load(rows).outcome.ok).toBe(false);
  }
});
