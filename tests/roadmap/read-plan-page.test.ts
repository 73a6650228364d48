// The page around the table (title, organisation, approval, order, head) and what is cleaned in its cells.
import { isPlanRefusal, readPlan } from '../../src/roadmap/plan-reading/read-plan';
import type { PlanReading } from '../../src/roadmap/plan-reading/read-plan';

const table = [
  ['№', 'Мероприятие', 'Срок', 'Ответственный'],
  ['1', 'Приказ', 'сентябрь', 'директор'],
];

function read(texts: string[][]): PlanReading {
  const result = readPlan({ texts, merges: [] });
  if (isPlanRefusal(result)) throw new Error(result.code);
  return result;
}
const under = (...lines: string[]): PlanReading => read([...lines.map((line) => line.split('|')), ...table]);

describe('the approval block', () => {
  test('both sides in one line of a sheet, each going on down its column', () => {
    const reading = under(
      'ПРИНЯТО|||УТВЕРЖДАЮ',
      'Педагогическим советом|||Директор МБОУ «Лицей № 4»',
      'протокол № 1 от 29.08.2024|||___________ И.И. Озерцов',
      '|||Приказ от 30.08.2024 № 112-о',
      '|',
      'План мероприятий||',
    );
    expect(reading.approvals).toEqual({
      left: ['ПРИНЯТО', 'Педагогическим советом', 'протокол № 1 от 29.08.2024'],
      right: ['УТВЕРЖДАЮ', 'Директор МБОУ «Лицей № 4»', '___________ И.И. Озерцов', 'Приказ от 30.08.2024 № 112-о'],
    });
    expect(reading.order).toEqual({ number: '112-о', day: '2024-08-30' });
    expect(reading.head).toEqual({ post: 'Директор МБОУ «Лицей № 4»', name: 'И.И. Озерцов' });
    expect(reading.preamble).toBe(0);
  });

  test('sides set apart by tabs whose number changes from line to line', () => {
    const reading = under(
      'Принято:|||||Утверждаю:',
      'Педагогическим советом|||Заведующий МАДОУ № 19',
      'Протокол №1 от 28.08.2024г.||_____ Н.П. Берёзкина',
      '|||||Приказ от 02.09.2024г. №45',
      '',
      '||||ПЛАН',
      '||на 2024 – 2025 учебный год.',
    );
    expect(reading.approvals.left).toEqual(['Принято:', 'Педагогическим советом', 'Протокол №1 от 28.08.2024г.']);
    expect(reading.head).toEqual({ post: 'Заведующий МАДОУ № 19', name: 'Н.П. Берёзкина' });
    expect(reading.order).toEqual({ number: '45', day: '2024-09-02' });
    expect(reading.organisation).toBe('МАДОУ № 19');
    expect(reading.title).toBe('ПЛАН\nна 2024 – 2025 учебный год.');
  });

  test('sides set apart by spaces in one cell', () => {
    const reading = under(
      'СОГЛАСОВАНО                         УТВЕРЖДАЮ',
      'Профком школы                       Директор Озерцов И.И.',
      '',
      'План работы',
    );
    expect(reading.approvals).toEqual({
      left: ['СОГЛАСОВАНО', 'Профком школы'],
      right: ['УТВЕРЖДАЮ', 'Директор Озерцов И.И.'],
    });
  });

  test('approved on a day without an order', () => {
    const reading = under(
      'Согласовано||Утверждаю',
      'протокол от 28.08.2024||Директор',
      '||«02» сентября 2024 г.',
      '',
      'План',
    );
    expect(reading.order).toBeUndefined();
    expect(reading.approvedOn).toBe('2024-09-02');
  });

  test('three sides; a council stands on the left, an order on the right, both with «утверждено»', () => {
    const reading = under(
      'РАССМОТРЕНО|УТВЕРЖДЕНО|УТВЕРЖДЕНО',
      'Профком|на заседании педсовета|приказом директора МБОУ СОШ № 31',
      'пр. 3|протокол от 30.08.2024|от 02.09.2024 № 118/1',
      '',
      'Дорожная карта',
    );
    expect(reading.approvals.left.slice(0, 1)).toEqual(['РАССМОТРЕНО']);
    expect(reading.order).toEqual({ number: '118/1', day: '2024-09-02' });
    expect(reading.organisation).toBe('МБОУ СОШ № 31');
  });

  test('an appendix to an order', () => {
    const reading = under(
      'Приложение № 2',
      'к приказу МАДОУ «Центр № 18»',
      'от «30» августа 2024 г. № 87-ОД',
      '',
      'Дорожная карта',
      'МАДОУ «Центр № 18»',
    );
    expect(reading.approvals.right).toHaveLength(3);
    expect(reading.order).toEqual({ number: '87-ОД', day: '2024-08-30' });
    expect(reading.title).toBe('Дорожная карта\nМАДОУ «Центр № 18»');
  });

  test('a whole block in one cell with line breaks', () => {
    const reading = read([
      ['', 'УТВЕРЖДАЮ\nДиректор школы\n______ Озерцова В.П.\nПриказ № 9 от 1 сентября 2024 года'],
      ['План на 2024-2025 учебный год'],
      ...table,
    ]);
    expect(reading.approvals.right).toHaveLength(4);
    expect(reading).toMatchObject({
      order: { number: '9', day: '2024-09-01' },
      head: { post: 'Директор школы', name: 'Озерцова В.П.' },
    });
  });

  test('an impossible day is no day of an order; no block, no order', () => {
    expect(under('УТВЕРЖДАЮ', 'Приказ № 9 от 31.09.2024', '', 'План').order).toBeUndefined();
    expect(under('План').order).toBeUndefined();
    expect(under('План').head).toBeUndefined();
  });
});

describe('the title', () => {
  test('takes its lines up to a blank one, and the line that names the period after it', () => {
    const reading = under(
      'Комплексный план мероприятий',
      'по развитию наставничества',
      '',
      'на 2024-2025 учебный год',
      '',
      'Цель: помощь педагогам',
    );
    expect(reading.title).toBe('Комплексный план мероприятий\nпо развитию наставничества\nна 2024-2025 учебный год');
    expect(reading.preamble).toBe(1);
  });

  test('of two titles the one nearest the table, and never a sentence about a plan', () => {
    const reading = under(
      'План работы совета',
      '',
      '- разрабатывает план мероприятий;',
      'Планы хранятся у куратора.',
      '',
      '**Дорожная карта',
      'школы**',
      '',
    );
    expect(reading.title).toBe('Дорожная карта\nшколы');
    expect(reading.preamble).toBe(3);
  });

  test('is empty where there is none', () => {
    expect(read(table).title).toBe('');
  });
});

describe('cleaning of cells', () => {
  const clean = (activity: string, deadline = 'май'): { activity: string; deadline: string; repairs: string[] } => {
    const reading = read([...table, ['2', activity, deadline, 'куратор']]);
    const [, row] = reading.rows;
    return {
      activity: row?.activity ?? '',
      deadline: row?.deadline ?? '',
      repairs: reading.repairs.map(({ what }) => what),
    };
  };

  test('tags go, blocks become lines', () => {
    expect(
      clean('<p>Приказ&nbsp;школы</p> <ul class="x"> <li>о кураторе</li><li>о <b>парах</b></li></ul>').activity,
    ).toBe('Приказ школы\nо кураторе\nо парах');
    expect(clean('Приказ<br/>Положение', '<p>май</p> <p>июнь</p>')).toEqual({
      activity: 'Приказ\nПоложение',
      deadline: 'май\nиюнь',
      repairs: ['tags-removed'],
    });
  });

  test('what is no tag of formatting stays', () => {
    for (const text of ['5 < 7 и 8 > 3', '<script>alert(1)</script>', 'a<b', '{{3*3}}', '=1+1', '<Иванов>']) {
      expect(clean(text).activity).toBe(text);
    }
  });

  test('entities are read once, unknown ones stay', () => {
    expect(clean('&laquo;Школа&raquo; &#171;А&#xBB; &amp;lt; &qwerty; &#1;').activity).toBe(
      '«Школа» «А» &lt; &qwerty; &#1;',
    );
  });

  test('bullets of every font become one, a minus before a number stays', () => {
    expect(clean('·  первый\n• второй\n– третий\n\uf0b7 четвёртый\n-пятый\n-5 баллов').activity).toBe(
      '- первый\n- второй\n- третий\n- четвёртый\n- пятый\n-5 баллов',
    );
  });

  test('bookmarks, bold marks and invisible characters go', () => {
    expect(clean('[bookmark: _GoBack]- Приказ **школы**').activity).toBe('- Приказ школы');
    expect(clean('При\u00adказ\u200b').activity).toBe('Приказ');
  });

  test('a deadline keeps its spaces, dashes and line breaks', () => {
    expect(clean('Встреча', 'Октябрь  2023\n\n\n– по графику ').deadline).toBe('Октябрь  2023\n\n\n– по графику');
    expect(clean('Встреча', 'с 21.03.- 28.03.2022-').deadline).toBe('с 21.03.- 28.03.2022-');
  });
});

describe('what stands below the table or between its pages', () => {
  const rows = (lines: string[], merges: Parameters<typeof readPlan>[0]['merges'] = []): string[] => {
    const width = 5;
    const texts = lines.map((line) => {
      const cells = line.split('|');
      return [...cells, ...new Array<string>(width - cells.length).fill('')];
    });
    const result = readPlan({ texts, merges });
    if (isPlanRefusal(result)) throw new Error(result.code);
    return result.rows.map(({ number, activity, responsible, result: outcome }) =>
      [number, activity, responsible, outcome].join('/'),
    );
  };
  const header = '№|Мероприятие|Срок|Ответственный|Результат';
  const first = '1|Приказ|сентябрь|директор|Приказ';
  const across = (line: number): { top: number; bottom: number; left: number; right: number } => ({
    top: line,
    bottom: line,
    left: 0,
    right: 4,
  });

  test('a signature under the last columns is no rest of the last row', () => {
    expect(rows([header, first, '|||Куратор|Н.П. Берёзкина'])).toEqual(['1/Приказ/директор/Приказ']);
    expect(rows([header, first, '|||Куратор|_________ Берёзкина Н.П.'])).toEqual(['1/Приказ/директор/Приказ']);
  });

  test('the rest of a row cut by a page is still joined to it', () => {
    expect(rows([header, '1|Приказ|сентябрь|Заместитель|Приказ', '|||директора|и протокол'])).toEqual([
      '1/Приказ/Заместитель директора/Приказ и протокол',
    ]);
  });

  test('a signature, an appendix or an acquaintance merged across the table ends the plan', () => {
    const end = ['Куратор: методист ________ Н.П. Берёзкина', 'Приложение 1. Анкета', '1. Что Вам трудно?'];
    expect(rows([header, first, ...end], [across(2), across(3), across(4)])).toEqual(['1/Приказ/директор/Приказ']);
    const known = 'С планом работы ознакомлены: Берёзкина Н.П. ____, Озерцов И.И. ____';
    expect(rows([header, first, known], [across(2)])).toEqual(['1/Приказ/директор/Приказ']);
  });

  test('a section without rows yet stays at the end', () => {
    expect(rows([header, first, '2. Завершение'], [across(2)])).toHaveLength(2);
  });

  test.each(['- 3 -', 'Страница 3', 'стр. 3 из 12', 'лист 3'])('«%s» is the number of a page', (page) => {
    expect(rows([header, first, page, '2|Опрос|октябрь|психолог|Анкеты'])).toEqual([
      '1/Приказ/директор/Приказ',
      '2/Опрос/психолог/Анкеты',
    ]);
  });
});
