import fc from 'fast-check';
import { catalogue, describeFinding, findingCodes } from '../../../src/roadmap/findings/catalogue';
import type { FindingText } from '../../../src/roadmap/findings/catalogue';
import type { FindingCode, FindingParams } from '../../../src/roadmap/findings/finding';

const period = { start: '2023-09-01', end: '2024-08-31' };

/** One finding of every code, as the checker would make it. */
const samples: { [C in FindingCode]: FindingParams[C] } = {
  'deadline-missing': {},
  'responsible-missing': { above: 'Куратор' },
  'result-missing': {},
  'activity-missing': {},
  'number-missing': { expected: '2.3' },
  'deadline-unreadable': { found: 'см. выше' },
  'deadline-malformed': { found: 'май г. 2024г', replacement: 'май 2024 г.' },
  'deadline-wrong-year': { found: 'май 2022', year: 2022, period, replacement: 'май 2024' },
  'deadline-outside-period': { found: 'март 2022', start: '2022-03-01', end: '2022-03-31', period },
  'deadline-reversed': { found: '20.10 – 05.10.2023', start: '2023-10-20', end: '2023-10-05' },
  'deadline-before-approval': { found: 'до 01.09.2023', end: '2023-09-01', approval: '2023-09-08' },
  'deadline-out-of-order': {
    found: 'сентябрь 2023 г.',
    stage: 'Пары',
    side: 'ends-too-early',
    other: { number: '4.1', stage: 'Отбор и обучение', found: 'октябрь 2023 г.' },
  },
  'deadline-multiple': { found: 'май; по графику', parts: ['май', 'по графику'] },
  'deadline-year-missing': { found: 'ноябрь', replacement: 'ноябрь 2023 г.' },
  'deadline-ambiguous': { found: 'в конце года', readings: ['до 31.12.2023', 'до 31.05.2024'] },
  'deadline-vague': { found: 'осенью' },
  'deadline-uncontrolled': { found: 'по графику' },
  'deadline-non-working': { day: '2023-09-16', reason: 'суббота', workingDay: '2023-09-15' },
  'deadline-overdue': { end: '2023-09-22', today: '2023-10-02' },
  'deadline-soon': { end: '2023-09-22', daysLeft: 3 },
  'period-mismatch': { column: 'Результат', found: '2022-2023', expected: '2023-2024' },
  'responsible-role-missing': { name: 'Сомова Е.П.', role: 'Методист' },
  'responsible-name-missing': { role: 'Директор', name: 'Ветрова И.Л.' },
  'responsible-role-conflict': { role: 'Директор', names: ['Ветрова И.Л.', 'Сомова Е.П.'] },
  'responsible-two-roles': { name: 'Сомова Е.П.', roles: ['Методист', 'Учитель'] },
  'responsible-declined': { found: 'Сомовой Е.П.', replacement: 'Сомова Е.П.' },
  'responsible-unknown': { name: 'Чижова Н.А.', role: 'Учитель' },
  'responsible-spelling': { found: 'Самова Е.П.', replacement: 'Сомова Е.П.' },
  'organisation-variant': { column: 'Ответственный', found: 'Школа №7', usual: 'Школа № 7' },
  'number-duplicate': { number: '3.4', row: 17, replacement: '3.5' },
  'number-hierarchy': { number: '5.1', section: '6' },
  'number-gap': { previous: '2.3', number: '2.5', expected: '2.4' },
  'number-format': { number: '4.2', replacement: '4.2.' },
  'stage-missing': { stage: 'Пары', model: 'Обучающиеся (Р-145)' },
  'text-noise': { column: 'Срок', found: 'март 1', replacement: 'март' },
  'evidence-missing': { mark: 'выполнено', lacking: 'на листе «Пары» нет ни одной пары' },
};

const describeSample = (code: FindingCode): FindingText => describeFinding(code, samples[code]);

describe('catalogue of findings', () => {
  test('holds every code of the contract, and no other', () => {
    expect([...findingCodes].sort()).toEqual(Object.keys(samples).sort());
    expect(findingCodes).toHaveLength(36);
  });

  test.each(findingCodes)('%s reads as a Russian sentence and names what was found', (code) => {
    const { title, message, proposal, page } = describeSample(code);
    expect(title).toMatch(/^[А-Я][^.]{3,50}$/);
    expect(message).toMatch(/[.:][^.]*[.»]?$/);
    expect(`${message}${proposal}`).not.toMatch(/undefined|NaN|\[object/);
    expect(message).not.toMatch(/\d{4}-\d{2}-\d{2}/);
    expect(proposal).not.toMatch(/\d{4}-\d{2}-\d{2}/);
    expect(page).toBe(code);
  });

  test('a message quotes the cell, says what was expected, and prints days as dd.mm.yyyy', () => {
    expect(describeSample('deadline-wrong-year')).toMatchObject({
      severity: 'ошибка',
      column: 'Срок',
      message:
        'В сроке «май 2022» стоит 2022 год, а план действует 01.09.2023 – 31.08.2024. Похоже, срок остался от другого плана.',
      proposal: '«май 2022» → «май 2024»',
    });
  });

  test('the proposal is empty where only the curator can know', () => {
    expect(describeSample('deadline-soon').proposal).toBe('');
    expect(describeFinding('deadline-outside-period', samples['deadline-outside-period']).proposal).toBe('');
  });

  test('the day of approval itself is only for information, a day before it a warning', () => {
    const on = (end: string): string =>
      describeFinding('deadline-before-approval', { found: 'x', end, approval: '2023-09-08' }).severity;
    expect(on('2023-09-08')).toBe('сведения');
    expect(on('2023-09-07')).toBe('предупреждение');
  });

  test('August before a school year is a warning, any other day outside the period an error', () => {
    const severity = (start: string, end: string, of = period): string =>
      describeFinding('deadline-outside-period', { found: 'x', start, end, period: of }).severity;
    expect(severity('2023-08-01', '2023-09-30')).toBe('предупреждение');
    expect(severity('2023-08-28', '2023-08-31')).toBe('предупреждение');
    expect(severity('2023-07-31', '2023-09-30')).toBe('ошибка');
    expect(severity('2022-08-01', '2022-08-31')).toBe('ошибка');
    expect(severity('2023-12-01', '2023-12-31', { start: '2024-01-01', end: '2024-12-31' })).toBe('ошибка');
  });

  test('a deadline with an end alone is judged by the end', () => {
    const severity = (end: string): string =>
      describeFinding('deadline-outside-period', { found: 'x', end, period }).severity;
    expect(severity('2023-08-25')).toBe('предупреждение');
    expect(severity('2023-05-25')).toBe('ошибка');
  });

  test('an order seen only in the words of a row is a warning', () => {
    const params = samples['deadline-out-of-order'];
    expect(describeFinding('deadline-out-of-order', params).severity).toBe('ошибка');
    expect(describeFinding('deadline-out-of-order', { ...params, byText: true }).severity).toBe('предупреждение');
  });

  test('a finding that can stand in several columns names its own', () => {
    expect(describeSample('period-mismatch').column).toBe('Результат');
    expect(describeSample('text-noise').column).toBe('Срок');
  });

  test.each([
    [0, 'сегодня'],
    [1, 'через 1 день'],
    [2, 'через 2 дня'],
    [5, 'через 5 дней'],
    [11, 'через 11 дней'],
    [14, 'через 14 дней'],
    [21, 'через 21 день'],
    [112, 'через 112 дней'],
  ])('%i days left are «%s»', (daysLeft, words) => {
    expect(describeFinding('deadline-soon', { end: '2023-09-22', daysLeft }).message).toBe(
      `Срок наступает ${words}: 22.09.2023.`,
    );
  });

  test('a page of text is quoted in one short line', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 200, maxLength: 3000 }), (found) => {
        const { message } = describeFinding('deadline-unreadable', { found });
        expect(message.length).toBeLessThan(330);
        expect(message).not.toContain('\n');
      }),
    );
    const start = performance.now();
    describeFinding('deadline-multiple', { found: '', parts: [' '.repeat(50_000), 'а'.repeat(50_000)] });
    // What grows out of proportion takes minutes; a second forgives a busy machine.
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('the catalogue keeps to the three severities and gives every code a column', () => {
    for (const code of findingCodes) {
      expect(['ошибка', 'предупреждение', 'сведения']).toContain(catalogue[code].severity);
      expect(catalogue[code].column).not.toBe('');
    }
  });
});
