// Numbers hidden from the public cannot be found from those that are shown. The attacker knows every rule: he makes all the
// schools there could be, and keeps those that would be printed just so. A small number is safe while he is left with more
// than one of its values.
import { publicFigures, publicRow, publicSums, type Figure } from '../../src/reports/hidden-numbers';
import { municipalColumns } from '../../src/reports/municipal-columns';

const upTo = (most: number): number[] => Array.from({ length: most + 1 }, (_, value) => value);

/** Expects that nothing printed lets the attacker tell a number of 1 or 2 from all others. */
function expectHidden(secrets: readonly (readonly number[])[], print: (secret: readonly number[]) => string): void {
  const alike = new Map<string, (readonly number[])[]>();
  for (const secret of secrets) {
    const printed = print(secret);
    alike.set(printed, [...(alike.get(printed) ?? []), secret]);
  }
  const told = [...alike].flatMap(([printed, group]) =>
    (group[0] ?? []).flatMap((value, at) => {
      const values = new Set(group.map((secret) => secret[at]));
      return values.size === 1 && (value === 1 || value === 2) ? [`${printed}: ${at} is ${value}`] : [];
    }),
  );
  expect(told).toEqual([]);
}

const triples = upTo(6).flatMap((a) => upTo(6).flatMap((b) => upTo(6).map((c) => [a, b, c])));

test.each([
  ['Наставников', ['обучающиеся', 'педагоги', 'внешние']],
  ['Наставляемых', ['ученик – ученик', 'учитель – учитель', 'другие формы']],
])('the parts of %s cannot be found from a school’s row', (whole, parts) => {
  const titles = municipalColumns.map((title) => title);
  expectHidden(triples, (secret) => {
    const sum = secret.reduce((total, value) => total + value, 0);
    const values = titles.map((title) => {
      const at = parts.findIndex((part) => title === `${whole}: ${part}`);
      if (at >= 0) return String(secret[at]);
      // Every pair has one of each: the totals of the row say the same.
      return title === `${whole}, всего` || title === 'Пар' ? String(sum) : '0';
    });
    return publicRow(titles, values).join('|');
  });
});

test('young teachers without a mentor cannot be counted from those with one', () => {
  const titles = ['Молодых специалистов, всего', 'Молодых специалистов с наставником'];
  const secrets = upTo(9).flatMap((all) => upTo(all).map((led) => [led, all - led]));
  expectHidden(secrets, ([led = 0, rest = 0]) => publicRow(titles, [String(led + rest), String(led)]).join('|'));
});

test('the sums of a district tell no hidden cell', () => {
  const titles = ['Наставников: обучающиеся', 'Пар'];
  expectHidden(triples, (secret) => {
    const rows = secret.map((value) => publicRow(titles, [String(value), '5']));
    return JSON.stringify([rows, publicSums(rows)]);
  });
});

test('what nobody could guess stays, and words stay words', () => {
  const titles = ['Образовательная организация', 'Наставников, всего', 'Наставников: педагоги', 'Завершено программ'];
  expect(publicRow(titles, ['Школа 2', '12', '7', 'нет данных'])).toEqual(['Школа 2', '12', '7', 'нет данных']);
  expect(publicRow(titles, ['Школа 2', '12', '2', 'нет данных'])).toEqual(['Школа 2', '—', '—', 'нет данных']);
  expect(
    publicSums([
      ['12', '—'],
      ['3', '4'],
    ]),
  ).toEqual(['15', '—']);
});

describe('figures of the summary', () => {
  const figure = (title: string, value: number, of?: number): Figure => ({
    section: 'Наставляемые',
    title,
    value: String(value),
    of: of === undefined ? '' : String(of),
    percent: of === undefined ? '' : String((100 * value) / of),
    verdict: '',
    counts: '',
  });
  const printed = (figures: readonly Figure[]): string =>
    publicFigures(figures)
      .map(({ title, value, of, percent }) => [title, value, of, percent].join())
      .join('|');

  test('a breakdown and its whole', () => {
    expectHidden(triples, (secret) => {
      const sum = secret.reduce((total, value) => total + value, 0);
      return printed([
        figure('Всего', sum),
        ...secret.map((value, at) => figure(`Класс: ${at + 5} класс`, value)),
        figure('Кто: обучающиеся', sum),
      ]);
    });
  });

  test('a part and the rest of its whole', () => {
    const secrets = upTo(9).flatMap((whole) => upTo(whole).map((part) => [part, whole - part]));
    expectHidden(secrets, ([part = 0, rest = 0]) => printed([figure('Нет действующего согласия', part, part + rest)]));
  });

  test('states and those who take part', () => {
    expectHidden(triples, ([a = 0, b = 0, c = 0]) =>
      printed([
        figure('Состояние: кандидат', a),
        figure('Состояние: в программе', b),
        figure('Состояние: завершил', c),
        figure('Участвуют в программе', b + c),
        figure('Всего', a + b + c),
      ]),
    );
  });
});
