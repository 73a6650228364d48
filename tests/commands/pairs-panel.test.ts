// The server's half of the panel's section «Пары»: what it shows before anything is written, what a choice is said to cost
// against what it then costs, and that a curator's decisions stand on the sheet and are remembered.
import type { ExecutionResult } from '../../local/host';
import type { Outcome } from '../../src/outcome';
import type { PairsPreview, TriedSettings } from '../../src/pairs-contract';
import { panelVersion } from '../../src/panel-contract';
import { madeSchool } from '../pairing/made-school';
import { contentOf, documentWith, mentee, mentor, openPairs, type as typeInto, type Content } from './pairs-school';
import type { School } from './school';

const content: Content = {
  mentees: [
    mentee('Н-001', 'Берёзкина Анна Ильинична', 'математика', { 'Удобное время': 'вт' }),
    mentee('Н-002', 'Вьюгин Пётр Олегович', 'математика', { 'Удобное время': 'пт' }),
    mentee('Н-003', 'Галкина Вера Львовна', 'физика'),
    mentee('Н-004', 'Дроздов Егор Ильич', 'математика', { Согласие: '' }),
  ],
  mentors: [
    mentor('М-001', 'Лугов Олег Павлович', 'математика', '1', { 'Удобное время': 'вторник' }),
    mentor('М-002', 'Мятлева Инна Юрьевна', 'математика, физика', '2', { 'Удобное время': 'пятница' }),
    mentor('М-003', 'Нивин Яков Петрович', 'физика', '1', { 'Удобное время': 'вт, пт' }),
  ],
};

const call = (school: School, name: string, ...args: readonly unknown[]): ExecutionResult =>
  school.host.runNow(name, args);
const preview = (school: School, tried?: unknown): PairsPreview =>
  call(school, 'pairsPreview', ...(tried === undefined ? [] : [tried])).value as PairsPreview;
const decided = (school: School, name: string, ...args: readonly unknown[]): Outcome => {
  const result = call(school, name, ...args, panelVersion);
  if (!result.ok) throw new Error(result.error?.message ?? name);
  return result.value as Outcome;
};
const rows = (school: School): Record<string, string>[] =>
  school.records('Пары', 'Код пары').filter((row) => row['Код пары'] !== '');
const standing = (school: School): string[] =>
  rows(school)
    .filter((row) => row['Статус'] === 'предложена')
    .map((row) => `${row['Код наставника']} ${row['Код наставляемого']}`)
    .sort();
const shown = ({ pairs }: PairsPreview): string[] =>
  pairs.map((pair) => `${pair.mentor.code} ${pair.mentee.code}`).sort();
const sum = (school: School): number => rows(school).reduce((total, row) => total + Number(row['Балл']), 0);
const lineOf = (school: School, code: string): number => {
  const pair = preview(school).pairs.find((each) => each.mentee.code === code);
  return pair?.line ?? 0;
};

describe('before anything is written', () => {
  test('the preview shows the pairs that the command then makes, worst first, and leaves every sheet as it was', () => {
    const school = openPairs(content);
    const before = JSON.stringify(school.host.document);
    const seen = preview(school);
    expect(JSON.stringify(school.host.document)).toBe(before);
    const scores = seen.pairs.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
    for (const { score, why } of seen.pairs) expect(why.reduce((total, { points }) => total + points, 0)).toBe(score);
    school.run('formPairs');
    expect(standing(school)).toEqual(shown(seen));
    expect(seen.goals.find(({ chosen }) => chosen)?.score).toBe(sum(school));
    expect(preview(school).pairs.every(({ line }) => line > 1)).toBe(true);
  });

  test('weights tried in the panel give the pairs that the same weights in «Настройки» give', () => {
    const made = contentOf(madeSchool({ mentees: 16, mentors: 9 }, 11));
    const tried = { ...preview(openPairs(made)).settings };
    const names = preview(openPairs(made)).criteria.map(({ name }) => name);
    const weights = tried.weights.map((_, at) =>
      names[at] === 'Удобное время' ? 90 : names[at] === 'Интересы' ? 40 : 1,
    );
    const seen = preview(openPairs(made), { ...tried, weights, threshold: 45 });
    const settings = Object.fromEntries(names.map((name, at) => [`Вес: ${name}`, `${weights[at]}`]));
    const set = openPairs({ ...made, settings: { ...settings, 'Порог подбора': '45' } });
    expect(preview(set).settings).toEqual({ ...tried, weights, threshold: 45 });
    set.run('formPairs');
    expect(shown(seen)).toEqual(standing(set));
    expect(shown(seen)).not.toEqual(shown(preview(openPairs(made))));
  });

  test.each<[string, (settings: TriedSettings) => unknown]>([
    ['no number', (settings) => ({ ...settings, weights: settings.weights.map(() => null) })],
    ['a negative weight', (settings) => ({ ...settings, weights: settings.weights.map(() => -1) })],
    ['nothing but zeros', (settings) => ({ ...settings, weights: settings.weights.map(() => 0) })],
    ['too few weights', (settings) => ({ ...settings, weights: [1] })],
    ['no list', (settings) => ({ ...settings, weights: 'много' })],
    ['a threshold beyond 100', (settings) => ({ ...settings, threshold: 101 })],
    ['an unknown priority', (settings) => ({ ...settings, priority: '__proto__' })],
  ])('settings with %s are turned away', (_, spoilt) => {
    const school = openPairs(content);
    expect(preview(school, spoilt(preview(school).settings)).refused).toContain('Панель открыта давно');
  });

  test('without banks the preview says what is missing', () => {
    expect(preview(openPairs({})).refused).toContain('Анкеты ▸ Собрать ответы');
  });
});

describe('what another mentor costs', () => {
  test('the points that are said are the points that the pick then loses', () => {
    const said: number[] = [];
    for (let seed = 1; seed <= 4; seed++) {
      const document = documentWith(contentOf(madeSchool({ mentees: 12, mentors: 8 }, seed)));
      const fresh = (): School => openPairs({}, { document: structuredClone(document) });
      const school = fresh();
      school.run('formPairs');
      const [worst] = preview(school).pairs;
      const other = worst?.others[worst.others.length - 1]?.mentor.code;
      if (!worst || other === undefined) continue;
      const words = call(school, 'pairsCost', other, worst.mentee.code).value as string;
      const before = { sum: sum(school), count: standing(school).length };
      expect(decided(school, 'pairsPick', other, worst.mentee.code).ok).toBe(true);
      expect(standing(school)).toContain(`${other} ${worst.mentee.code}`);
      const left = before.count - standing(school).length;
      if (left > 0) expect(words).toContain(`без наставника останется больше на ${left}`);
      else expect(words).not.toContain('останется больше');
      const lost = before.sum - sum(school);
      said.push(lost);
      expect(words).toContain(
        lost === 0
          ? 'сумма баллов та же'
          : lost > 0
            ? `сумма баллов уменьшится на ${lost}`
            : `сумма баллов вырастет на ${-lost}`,
      );
    }
    expect(said.filter((points) => points !== 0).length).toBeGreaterThan(1);
  });

  test('who does not take part cannot be picked, and nothing changes', () => {
    const school = openPairs(content);
    school.run('formPairs');
    const before = school.texts('Пары');
    expect(call(school, 'pairsCost', 'М-001', 'Н-004').value).toContain('не участвует');
    const refused = decided(school, 'pairsPick', 'М-001', 'Н-004');
    expect([refused.ok, school.texts('Пары')]).toEqual([false, before]);
    expect(refused.messages.join()).not.toContain('Дроздов');
  });
});

describe('decisions', () => {
  test('a picked pair is held, stays when pairs are formed again, and one undo takes it back', () => {
    const school = openPairs(content);
    school.run('formPairs');
    const before = school.texts('Пары');
    decided(school, 'pairsPick', 'М-002', 'Н-001');
    const row = rows(school).find((each) => each['Код наставляемого'] === 'Н-001');
    expect(row).toMatchObject({ 'Код наставника': 'М-002', Закрепить: 'ИСТИНА' });
    expect(row?.['Запас']).toBe('Закреплена: других не искали');
    const picked = standing(school);
    school.run('formPairs');
    expect(standing(school)).toEqual(picked);
    school.run('undoLast');
    expect(school.texts('Пары')).toEqual(before);
  });

  test('an undo gives numbers back as numbers and ticks as ticks', () => {
    const school = openPairs(content);
    school.run('formPairs');
    const values = (): unknown[][] =>
      school.sheet('Пары').rows.map((row) => row.map((cell) => cell?.value ?? '').filter((value) => value !== ''));
    decided(school, 'pairsPick', 'М-002', 'Н-001');
    const before = values();
    expect(new Set(before.flat().map((value) => typeof value))).toEqual(new Set(['string', 'number', 'boolean']));
    decided(school, 'pairsHold', lineOf(school, 'Н-001'), 'М-002', 'Н-001', false);
    expect(values()).not.toEqual(before);
    school.run('undoLast');
    expect(values()).toEqual(before);
  });

  test('a vetoed pair is never proposed again while its row stands, and its reason stays', () => {
    const school = openPairs(content);
    school.run('formPairs');
    const [first = ''] = standing(school).filter((pair) => pair.endsWith('Н-001'));
    const [taken = ''] = first.split(' ');
    decided(school, 'pairsVeto', lineOf(school, 'Н-001'), taken, 'Н-001', 'не сошлись характерами');
    for (let run = 0; run < 2; run++) {
      expect(standing(school)).not.toContain(first);
      expect(standing(school).some((pair) => pair.endsWith('Н-001'))).toBe(true);
      const gone = rows(school).filter((row) => row['Статус'] === 'расторгнута');
      expect(gone.map((row) => [row['Код наставника'], row['Причина завершения']])).toEqual([
        [taken, 'не сошлись характерами'],
      ]);
      school.run('formPairs');
    }
    // Allowed again: without the reason the pair is only a little less wanted.
    typeInto(school, 'Пары', ['Статус', 'расторгнута'], 'Причина завершения', '');
    expect(
      preview(school).pairs.flatMap(({ mentee: { code }, mentor: { code: by }, others }) =>
        code === 'Н-001' ? [by, ...others.map((other) => other.mentor.code)] : [],
      ),
    ).toContain(taken);
  });

  test('a veto needs a reason, a row that still says the same, and a panel of this version', () => {
    const school = openPairs(content);
    school.run('formPairs');
    const before = school.texts('Пары');
    const line = lineOf(school, 'Н-001');
    const [pair = ''] = standing(school).filter((each) => each.endsWith('Н-001'));
    const [by = ''] = pair.split(' ');
    expect(call(school, 'pairsVeto', line, by, 'Н-001', '  ', panelVersion).ok).toBe(false);
    expect(decided(school, 'pairsVeto', line + 1, by, 'Н-001', 'нет').ok).toBe(false);
    expect(decided(school, 'pairsHold', line, 'М-999', 'Н-001', true).ok).toBe(false);
    expect(call(school, 'pairsVeto', line, by, 'Н-001', 'нет', panelVersion - 1).ok).toBe(false);
    expect(call(school, 'pairsPick', by, 'Н-002', panelVersion - 1).ok).toBe(false);
    expect(school.texts('Пары')).toEqual(before);
  });

  test('holding is a tick that a better pair does not outweigh, and clearing it frees the pair', () => {
    const school = openPairs(content);
    school.run('formPairs');
    const [pair = ''] = standing(school).filter((each) => each.endsWith('Н-001'));
    const [by = ''] = pair.split(' ');
    decided(school, 'pairsHold', lineOf(school, 'Н-001'), by, 'Н-001', true);
    typeInto(school, 'Банк наставляемых', ['Код участника', 'Н-001'], 'Основной запрос наставляемого', 'физика');
    school.run('formPairs');
    expect(standing(school)).toContain(pair);
    decided(school, 'pairsHold', lineOf(school, 'Н-001'), by, 'Н-001', false);
    school.run('formPairs');
    expect(standing(school)).not.toContain(pair);
  });

  test('a mentee and a score typed by hand: the pair is kept and scored anew', () => {
    const school = openPairs({ ...content, mentees: content.mentees?.slice(0, 2) ?? [] });
    school.run('formPairs');
    const row = rows(school).find((each) => each['Код наставляемого'] === 'Н-001');
    const was = row?.['Код пары'] ?? '';
    typeInto(school, 'Пары', ['Код пары', was], 'Балл', '3');
    typeInto(school, 'Пары', ['Код пары', was], 'Почему', 'так решил завуч');
    expect(school.run('formPairs').ok).toBe(true);
    const again = rows(school).find((each) => each['Код наставляемого'] === 'Н-001');
    expect([again?.['Балл'], again?.['Почему']]).toEqual([row?.['Балл'], row?.['Почему']]);
  });
});

describe('the stamp', () => {
  const outdated = (school: School): boolean => preview(school).outdated;
  const formed = (): School => {
    const school = openPairs(content);
    school.run('formPairs');
    return school;
  };

  test('nothing is out of date right after a run, nor when rows are only moved or noted beside', () => {
    const school = formed();
    expect(outdated(school)).toBe(false);
    const bank = school.sheet('Банк наставляемых');
    bank.rows.splice(1, 2, ...bank.rows.slice(1, 3).reverse());
    typeInto(school, 'Пары', ['Код пары', 'П-001'], 'Приказ', '№ 7');
    expect(outdated(school)).toBe(false);
    expect(outdated(openPairs(content))).toBe(false);
  });

  test.each<[string, (school: School) => void]>([
    [
      'a request',
      (school) => {
        typeInto(school, 'Банк наставляемых', ['Код участника', 'Н-001'], 'Основной запрос наставляемого', 'физика');
      },
    ],
    [
      'places',
      (school) => {
        typeInto(school, 'Банк наставников', ['Код участника', 'М-001'], 'Мест всего', '2');
      },
    ],
    [
      'a consent',
      (school) => {
        typeInto(school, 'Банк наставляемых', ['Код участника', 'Н-004'], 'Согласие', 'да');
      },
    ],
    [
      'a decision',
      (school) => {
        typeInto(school, 'Пары', ['Код пары', 'П-001'], 'Закрепить', true);
      },
    ],
  ])('the proposals are out of date when %s changes, until they are formed again', (_, change) => {
    const school = formed();
    change(school);
    expect(outdated(school)).toBe(true);
    school.run('formPairs');
    expect(outdated(school)).toBe(false);
  });

  test('the proposals are out of date when a weight changes', () => {
    const school = formed();
    const sheet = school.sheet('Настройки');
    sheet.rows.push([{ value: 'Вес: Удобное время' }, { value: '50' }]);
    expect(outdated(school)).toBe(true);
  });
});

test('in the mode «Коды» the panel shows and decides by codes alone, whatever names the banks still hold', () => {
  const school = openPairs({ ...content, settings: { 'Режим персональных данных': 'Коды' } });
  school.run('formPairs');
  const seen = preview(school);
  const by = seen.pairs.find((pair) => pair.mentee.code === 'Н-001');
  decided(school, 'pairsPick', by?.others[0]?.mentor.code, 'Н-001');
  const said = call(school, 'pairsCost', 'М-001', 'Н-002').value;
  const everything = JSON.stringify([seen, preview(school), said, school.texts('Пары'), school.texts('Без пары')]);
  for (const row of [...(content.mentees ?? []), ...(content.mentors ?? [])]) {
    const [surname = ''] = (row['ФИО наставляемого'] ?? row['ФИО наставника'] ?? '').split(' ');
    expect(everything).not.toContain(surname);
  }
  expect(standing(school)).toHaveLength(3);
});
