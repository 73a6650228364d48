import fc from 'fast-check';
import { compareNames } from '../../src/people/name-comparison';
import { fullName, nameKey, parsePersonName, shortName, shortNameKey, signatureName } from '../../src/people/names';
import { StaffIndex } from '../../src/people/staff-matching';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2147483647);

describe('reading a name', () => {
  it.each([
    ['Орехова Мария Петровна', 'Орехова', 'Мария', 'Петровна'],
    ['Мария Петровна Орехова', 'Орехова', 'Мария', 'Петровна'],
    ['орехова мария петровна', 'Орехова', 'Мария', 'Петровна'],
    ['ОРЕХОВА МАРИЯ', 'Орехова', 'Мария', ''],
    ['Мария Орехова', 'Орехова', 'Мария', ''],
    ['Ореховой Марии Петровне', 'Орехова', 'Мария', 'Петровна'],
    ['  Орехова\u00a0 Мария ', 'Орехова', 'Мария', ''],
    ['Орехова- Лаптева Анна', 'Орехова-Лаптева', 'Анна', ''],
    ['Орехова – Лаптева Анна', 'Орехова-Лаптева', 'Анна', ''],
    ['Ахмедова Севда Азер кызы', 'Ахмедова', 'Севда', 'Азер кызы'],
    ['Рустамов Вагиф Ахмед оглы', 'Рустамов', 'Вагиф', 'Ахмед оглы'],
    ['Станкевич Анна Петровна', 'Станкевич', 'Анна', 'Петровна'],
    ['Цой Виктор', 'Цой', 'Виктор', ''],
    ['Али-заде Рауф', 'Али-заде', 'Рауф', ''],
    ['Петрова Маша', 'Петрова', 'Маша', ''],
    ['Неизвестнова Абрвалгия', 'Неизвестнова', 'Абрвалгия', ''],
    ['Cмирнова Oльга', 'Смирнова', 'Ольга', ''],
    ['Мария', '', 'Мария', ''],
    ['Марина', '', 'Марина', ''],
    ['Орехова', 'Орехова', '', ''],
    ['фон Берг Анна', 'фон Берг', 'Анна', ''],
  ])('%s', (text, surname, given, patronymic) => {
    expect(parsePersonName(text)).toMatchObject({ surname, given, patronymic });
  });

  it.each([
    'Орехова М.П.',
    'Орехова М. П.',
    'Орехова М.П',
    'Орехова МП',
    'М.П. Орехова',
    'М. П.Орехова',
    'орехова м.п.',
    'ОРЕХОВА М.П.',
  ])('%s', (text) => {
    const name = parsePersonName(text);
    expect(name && shortName(name)).toBe('Орехова М.П.');
    expect(name && signatureName(name)).toBe('М.П. Орехова');
  });

  it('writes the full name, or the short one when that is all there is', () => {
    const write = (text: string) => {
      const name = parsePersonName(text);
      return name ? [fullName(name), shortName(name)] : [];
    };
    expect(write('Мария Петровна Орехова')).toEqual(['Орехова Мария Петровна', 'Орехова М.П.']);
    expect(write('орехова м.')).toEqual(['Орехова М.', 'Орехова М.']);
    expect(write('Ахмедова Севда Азер кызы')).toEqual(['Ахмедова Севда Азер кызы', 'Ахмедова С.А.']);
  });

  it('finds no name where there is none', () => {
    expect([parsePersonName(''), parsePersonName('–'), parsePersonName('123'), parsePersonName('...')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('gives equal keys to one name in every writing', () => {
    const ways = [
      'Семёнова Алёна Игоревна',
      'семенова алена игоревна',
      'Алёна Игоревна СЕМЁНОВА',
      ' Семёнова  Алена Игоревна',
    ];
    const names = ways.map((way) => parsePersonName(way));
    expect(new Set(names.map((name) => name && nameKey(name))).size).toBe(1);
    expect(new Set([...names, parsePersonName('Семенова А.И.')].map((name) => name && shortNameKey(name))).size).toBe(
      1,
    );
  });
});

describe('comparing names', () => {
  it.each([
    ['Орехова Мария', 'орехова мария', 'letter-case'],
    ['Семёнов Артём', 'Семенов Артем', 'yo'],
    ['Орехова  Мария', 'Орехова Мария', 'spaces'],
    ['Орехова- Лаптева Анна', 'Орехова-Лаптева Анна', 'spaces'],
    ['Cмирнов Олег', 'Смирнов Олег', 'look-alikes'],
    ['Мария Орехова', 'Орехова Мария', 'order'],
    ['Ореховой Марии', 'Орехова Мария', 'declined'],
    ['Лаптеву Николаю Ильичу', 'Лаптев Николай Ильич', 'declined'],
    ['Мельнику И.И.', 'Мельник И.И.', 'declined'],
    ['Лаптев Н.Н.', 'Лаптев Н. Н', 'spaces'],
  ])('%s and %s are the same but for %s', (a, b, difference) => {
    expect(compareNames(a, b)).toEqual({ verdict: 'same', differences: [difference] });
    expect(compareNames(b, a)).toEqual({ verdict: 'same', differences: [difference] });
  });

  it.each([
    ['Орехова Маша', 'Орехова Мария', ['short-form']],
    ['Орехова Даша', 'Дарья Орехова', ['short-form']],
    ['Орехова М.П.', 'Орехова Мария Петровна', ['initials']],
    ['Орехова М.', 'Орехова Мария Петровна', ['initials', 'missing-part']],
    ['Орехова', 'Орехова Мария', ['missing-part']],
    ['Орехова Мария', 'Орехова Мария Петровна', ['missing-part']],
    ['Лапетв Николай', 'Лаптев Николай', ['mistyped']],
    ['Лаптев Никалай', 'Лаптев Николай', ['mistyped']],
    ['Маша', 'Мария', ['short-form']],
  ])('%s and %s may be the same', (a, b, differences) => {
    expect(compareNames(a, b)).toEqual({ verdict: 'maybe', differences });
    expect(compareNames(b, a).verdict).toBe('maybe');
  });

  it.each([
    ['Орехова Мария', 'Орехова Анна'],
    ['Орехова Мария Петровна', 'Орехова Мария Ивановна'],
    ['Орехова М.А.', 'Орехов М.А.'],
    ['Вербицкий А.А.', 'Вербицкая А.А.'],
    ['Лаптев Н.Н.', 'Лаптев К.Н.'],
    ['Цой Анна', 'Ким Анна'],
    ['Ким А.А.', 'Кит А.А.'],
    ['Лапетв Никалай', 'Лаптев Николай'],
    ['Орехова', 'Мария'],
    ['', 'Мария'],
  ])('%s and %s are different', (a, b) => {
    expect(compareNames(a, b).verdict).toBe('different');
  });

  it(`never throws, is symmetric and knows itself (seed ${seed})`, () => {
    const word = fc.constantFrom(
      'Орехова',
      'Мария',
      'маша',
      'Петровна',
      'М.',
      'П.',
      'Азер',
      'кызы',
      'Лаптеву',
      'Цой',
      '-',
      'фон',
      'ё',
      'A.',
      '\ud800',
      '1',
    );
    const text = fc.oneof(
      fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(compareNames(a, a).verdict).toBe('same');
        expect(compareNames(a, b).verdict).toBe(compareNames(b, a).verdict);
      }),
      { seed, numRuns: 1500 },
    );
  });
});

describe('the staff index', () => {
  const staff = new StaffIndex([
    { name: 'Орехова Лидия Викторовна', post: 'директор' },
    { name: 'Лаптев Николай Ильич', post: 'методист' },
    { name: 'Лаптев Кирилл Ильич', post: 'тьютор' },
    { name: '', post: 'никто' },
  ]);

  it('counts only members with a name', () => {
    expect(staff.size).toBe(3);
  });

  it.each([
    ['Орехова Л.В.', 'found'],
    ['Орехова', 'found'],
    ['Лаптев К.И.', 'found'],
    ['Орехова Лида Викторовна', 'found'],
    ['Арехова Л.В.', 'spelling'],
    ['Орехова Л.Б.', 'spelling'],
    ['Лаптев П.И.', 'unknown'],
    ['Орехов Л.В.', 'unknown'],
    ['Берг К.К.', 'unknown'],
    ['', 'unknown'],
  ])('%s is %s', (text, kind) => {
    expect(staff.find(text).kind).toBe(kind);
  });

  it('tells namesakes by their initials', () => {
    expect(staff.find('Лаптев К.И.')).toMatchObject({ member: { post: 'тьютор' } });
  });
});
