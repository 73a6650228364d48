import { parseDeadline } from '../../src/roadmap/deadline';

const PERIOD = { start: '2023-09-01', end: '2024-08-31' };

describe('parseDeadline', () => {
  it.each([
    ['до 01.09.2023', 'deadline', undefined, '2023-09-01', []],
    ['с 1 по 15 октября', 'range', '2023-10-01', '2023-10-15', ['deadline-year-missing']],
    ['сентябрь', 'range', '2023-09-01', '2023-09-30', ['deadline-year-missing']],
    ['1 раз в месяц', 'recurring', undefined, undefined, []],
    ['', 'empty', undefined, undefined, []],
    ['31.11.2023', 'unreadable', undefined, undefined, ['deadline-unreadable']],
  ])('reads «%s»', (text, kind, start, end, issues) => {
    const read = parseDeadline(text, PERIOD);
    expect([read.kind, read.start, read.end, read.issues]).toEqual([kind, start, end, issues]);
  });
});
