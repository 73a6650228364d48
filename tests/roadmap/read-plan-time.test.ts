// Reading takes time in proportion to the sheet, whatever stands in it.
import { proposePeriod } from '../../src/roadmap/plan-period';
import { isPlanRefusal, readPlan } from '../../src/roadmap/plan-reading/read-plan';
import type { PlanGrid } from '../../src/roadmap/plan-reading/read-plan';

describe('time', () => {
  const header = ['№', 'Мероприятие', 'Сроки', 'Ответственные', 'Результат'];
  // What grows out of proportion takes minutes; some seconds forgive a busy machine. `npm run bench` has the figures.
  const TRAP_MS = 4000;
  // Processor time, the best of some runs: what the code needs, not what else the machine is doing.
  const millisecondsFor = (grid: PlanGrid, runs = 2): number => {
    const once = (): number => {
      const start = process.cpuUsage();
      const result = readPlan(grid);
      if (!isPlanRefusal(result)) proposePeriod(result);
      return process.cpuUsage(start).user / 1000;
    };
    return Math.min(...Array.from({ length: runs }, once));
  };
  const rowsOfLength = (count: number): string[][] =>
    Array.from({ length: count }, (_, index) => [
      `${Math.floor(index / 20) + 1}.${(index % 20) + 1}`,
      'Проведение анкетирования участников программы, <b>сбор</b> согласий на обработку данных',
      index % 3 === 0 ? '' : 'октябрь 2023г – май 2024 г.',
      'Заместитель директора по УВР Лебяжкина А.С.',
      'База наставляемых с перечнем запросов',
    ]);

  test('6,000 rows take time in proportion', () => {
    const merges = Array.from({ length: 1500 }, (_, index) => ({
      top: index * 4 + 1,
      bottom: index * 4 + 3,
      left: 2,
      right: 2,
    }));
    const grid = { texts: [header, ...rowsOfLength(6000)], merges };
    expect(millisecondsFor(grid, 5)).toBeLessThan(TRAP_MS);
  });

  test.each([
    ['spaces', ' '],
    ['tags that never close', '<p '],
    ['bold marks', '**'],
    ['capitals', 'А'],
    ['digits', '20'],
    ['number dots', '1.'],
    ['quotes', '«'],
    ['abbreviations', 'МБОУ '],
    ['names', 'Ветрова К.И. '],
    ['entities', '&#'],
    ['bookmarks', '[bookmark:'],
    ['line breaks', '\n'],
    ['list items', '\n1)'],
    ['months', 'май 2024 – '],
    ['statements', ' Результат:'],
    ['underscores', '_'],
    ['order numbers', '№ 1 от '],
  ])('a cell of 50,000 characters of %s is no trap', (_what, piece) => {
    const long = piece.repeat(Math.ceil(50000 / piece.length)).slice(0, 50000);
    const texts = [
      ['УТВЕРЖДАЮ ' + long],
      ['План мероприятий ' + long],
      ['приказ ' + long],
      header,
      ['1', long, long, long, long],
      ['', 'а' + long, '', '', ''],
    ];
    // Some forty places look at these cells; each must be quick.
    expect(millisecondsFor({ texts, merges: [] })).toBeLessThan(TRAP_MS);
    expect(
      millisecondsFor({ texts: [[long], [long, long], ['', long], ['', '№'], ['', long]], merges: [] }),
    ).toBeLessThan(TRAP_MS);
  });

  test('merged ranges that all cover each other do not multiply the work', () => {
    const merges = Array.from({ length: 5000 }, (_, index) => ({
      top: 1 + (index % 50),
      left: 0,
      bottom: 1e9,
      right: 1e9,
    }));
    expect(millisecondsFor({ texts: [header, ...rowsOfLength(3000)], merges })).toBeLessThan(TRAP_MS);
  });
});
