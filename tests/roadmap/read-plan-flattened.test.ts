// Plans that were torn apart on their way into a sheet: by page breaks, word processors, converters.
import { brief, down, read, readGrid } from './read-plan-sheet';

describe('flattened plans', () => {
  test('the header and the column numbers repeated on each page, a row cut between', () => {
    const reading = read([
      '№ п/п | Мероприятие | Срок | Ответственный',
      '1 | 2 | 3 | 4',
      '1.1 | Собрание для родителей, на котором | октябрь | классные',
      '№ п/п | Мероприятие | Срок | Ответственный',
      '1 | 2 | 3 | 4',
      '| рассказывают о программе | | руководители',
      '1.2 | Анкеты | ноябрь | психолог',
    ]);
    expect(brief(reading)).toEqual([
      '- 1.1: Собрание для родителей, на котором рассказывают о программе / октябрь / классные руководители',
      '- 1.2: Анкеты / ноябрь / психолог',
    ]);
    expect(reading.repairs.map(({ line, what }) => `${line} ${what}`)).toEqual([
      '1 column-numbers-dropped',
      '3 header-repeated',
      '4 column-numbers-dropped',
      '5 page-break-joined',
    ]);
  });

  test('paragraphs of one cell pasted into rows of their own, the other cells merged over them', () => {
    const reading = read(
      [
        '№ | Содержание деятельности | Срок | Ответственный',
        '1 | Издание актов: | сентябрь | директор,',
        '| - приказ о кураторе; | | куратор',
        '| - положение | |',
        '2 | Анкеты | октябрь | психолог',
      ],
      [down(0, 1, 3), down(2, 1, 3), { top: 2, bottom: 3, left: 3, right: 3 }],
    );
    expect(brief(reading)).toEqual([
      '- 1: Издание актов:\\n- приказ о кураторе;\\n- положение / сентябрь / директор,\\nкуратор',
      '- 2: Анкеты / октябрь / психолог',
    ]);
  });

  test('cells of several paragraphs written out as lines, the row going on where the last ends', () => {
    const texts = [
      '№ п/п|Мероприятие|Срок|Ответственный',
      '1.|Издание актов:',
      '- приказ;',
      '- положение|сентябрь',
      'октябрь|директор,',
      'куратор',
      '2.|Анкеты|ноябрь|психолог',
      '',
      'Куратор: Лебяжкина А.С.',
    ].map((line) => line.split('|'));
    const result = readGrid({ texts, merges: [] });
    expect(brief(result)).toEqual([
      '- 1.: Издание актов:\\n- приказ;\\n- положение / сентябрь\\nоктябрь / директор,\\nкуратор',
      '- 2.: Анкеты / ноябрь / психолог',
    ]);
    expect(result.unplaced).toEqual([{ line: 8, text: 'Куратор: Лебяжкина А.С.' }]);
  });

  test('a converter that prints a merged text in each column it covered', () => {
    const reading = read([
      '№ | Мероприятие | Срок | Ответственный',
      'Раздел 1. Подготовка | Раздел 1. Подготовка | Раздел 1. Подготовка | Раздел 1. Подготовка',
      '1 | Приказ | август | директор',
      '2 | Положение | август | директор',
      'Раздел 2. Работа | Раздел 2. Работа | Раздел 2. Работа | Раздел 2. Работа',
      '3 | Встречи | весь год | наставники',
    ]);
    expect(brief(reading)).toEqual([
      '# : Раздел 1. Подготовка',
      '- 1: Приказ / август / директор',
      '- 2: Положение / август / директор',
      '# : Раздел 2. Работа',
      '- 3: Встречи / весь год / наставники',
    ]);
  });

  test('cells on their own lines, pasted into a sheet that pads every line', () => {
    const reading = read([
      'Дорожная карта | ',
      '|',
      '| №',
      '| Наименование',
      'этапа |',
      '| Содержание деятельности',
      '| Срок',
      '| Ответственный',
      '|',
      '| 1.',
      '| Подготовка',
      '| Приказ;',
      '- положение |',
      '| Сентябрь',
      '|',
      'По графику |',
      '| Куратор',
      '|',
      '| 2.',
      '| Работа',
      '| Встречи',
      '| Весь год',
      '| Наставники',
      '|',
      'Директор Озерцова В.П. |',
    ]);
    expect(brief(reading)).toEqual([
      '- 1.: Подготовка\\nПриказ;\\n- положение / Сентябрь\\n\\nПо графику / Куратор',
      '- 2.: Работа\\nВстречи / Весь год / Наставники',
    ]);
    expect(reading.rows.map((row) => row.line)).toEqual([9, 18]);
    expect(reading.unplaced).toEqual([{ line: 24, text: 'Директор Озерцова В.П.' }]);
  });

  test('a heading in the middle of run-on rows: months between the rows of a college plan', () => {
    const texts = [
      '№|Содержание работы|Дата проведения|Ответственное лицо|Отметка о выполнении',
      'Сентябрь',
      '1|Выбор наставников|1-5 сентября|Заместитель директора|',
      '2|Консультации:',
      '- программы;',
      '- журнал|по пятницам|Методист|',
      'Ноябрь',
      '3|Отчёт|20.11|Наставники|сдан',
      '',
      'Методист                     Ветрова К.И.',
    ].map((line) => line.split('|'));
    const result = readGrid({ texts, merges: [] });
    expect(brief(result)).toEqual([
      '# : Сентябрь',
      '- 1: Выбор наставников / 1-5 сентября / Заместитель директора',
      '- 2: Консультации:\\n- программы;\\n- журнал / по пятницам / Методист',
      '# : Ноябрь',
      '- 3: Отчёт / 20.11 / Наставники',
    ]);
    expect(result.unplaced.map(({ line }) => line)).toEqual([9]);
  });

  test('a column of stages whose merged cells were flattened to blanks', () => {
    const reading = read([
      'Этап | Мероприятия | Сроки | Ответственные | Итог',
      'Подготовительный | Изучение правил | Сентябрь | Заведующий | Папка',
      '| Издание приказа | Сентябрь | Заведующий | Приказ',
      '| Анкетирование | | Старший воспитатель | Анкеты',
      'Основной | Встречи пар | Октябрь-апрель | Наставники | Дневник',
    ]);
    expect(reading.rows.map(({ activity, section }) => [section, activity])).toEqual([
      ['Подготовительный', 'Подготовительный\nИзучение правил'],
      ['Подготовительный', 'Издание приказа'],
      ['Подготовительный', 'Анкетирование'],
      ['Основной', 'Основной\nВстречи пар'],
    ]);
  });

  test('a table drawn with upright strokes', () => {
    const texts = [
      '| № | Мероприятие | Срок | Ответственный |',
      '|---|:--|---|---|',
      '| 1 | Приказ | сентябрь | Директор |',
    ].map((line) => [line]);
    const result = readGrid({ texts, merges: [] });
    expect(brief(result)).toEqual(['- 1: Приказ / сентябрь / Директор']);
  });

  test('a continuation cut by a page break in a plan numbered from first to last through its sections', () => {
    const reading = read([
      '№ п/п | Мероприятие | Срок | Ответственный',
      'РАЗДЕЛ 1. ПОДГОТОВКА | | |',
      '1 | Приказ | сентябрь 2024 | Директор',
      'РАЗДЕЛ 2. РАБОТА | | |',
      '2 | Консультации для педагогов, которые ведут | октябрь 2024 | Методист',
      '| | |',
      '| занятия первого курса | |',
      'РАЗДЕЛ 3. ИТОГИ | | |',
      '3 | Круглый стол | май 2025 | Директор',
      'Примечание: сроки могут уточняться. | | |',
    ]);
    expect(reading.rows[3]).toMatchObject({
      number: '2',
      activity: 'Консультации для педагогов, которые ведут занятия первого курса',
    });
    expect(reading.rows).toHaveLength(6);
    expect(reading.unplaced).toEqual([{ line: 9, text: 'Примечание: сроки могут уточняться.' }]);
  });
});
