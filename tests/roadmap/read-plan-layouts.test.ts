// Plans as other people lay them out: each test is one invented sheet and says which rows must come of it.
import { isPlanRefusal, readPlan } from '../../src/roadmap/plan-reading/read-plan';
import type { PlanReading } from '../../src/roadmap/plan-reading/read-plan';
import type { Merge } from '../../src/roadmap/plan-reading/plan';

/** Lines of cells parted by «|»; blanks around a cell are dropped, «\n» stands for a line break in a cell. */
function sheet(lines: string[]): string[][] {
  const cells = lines.map((line) => line.split('|').map((cell) => cell.trim().split('\\n').join('\n')));
  const width = Math.max(...cells.map((line) => line.length));
  return cells.map((line) => [...line, ...new Array<string>(width - line.length).fill('')]);
}

const across = (line: number, right: number, left = 0): Merge => ({ top: line, bottom: line, left, right });
const down = (column: number, top: number, bottom: number): Merge => ({ top, bottom, left: column, right: column });

function read(lines: string[], merges: Merge[] = []): PlanReading {
  const result = readPlan({ texts: sheet(lines), merges });
  if (isPlanRefusal(result)) throw new Error(`refused: ${result.code}`);
  return result;
}

/** «kind number: activity / deadline / responsible» of each row. */
function brief({ rows }: PlanReading): string[] {
  return rows.map((row) => {
    const kind = { stage: '#', group: '##', activity: '-' }[row.kind];
    const parts = row.kind === 'activity' ? [row.activity, row.deadline, row.responsible] : [row.activity];
    return `${kind} ${row.number}: ${parts.map((part) => part.split('\n').join('\\n')).join(' / ')}`;
  });
}

describe('layouts of plans', () => {
  test('a sheet with a merged title, the header on row 4 and vertically merged deadlines', () => {
    const reading = read(
      [
        'План мероприятий (дорожная карта) наставничества в МБОУ «Гимназия № 91»\\nна 2024-2025 учебный год | | | |',
        '| | | |',
        '| | | |',
        '№ | Мероприятие | Срок | Ответственный | Результат',
        '1 | Подготовка | | |',
        '1.1 | Приказ о кураторе | сентябрь | директор | приказ',
        '1.2 | Совещание | | | протокол',
        '1.3 | Беседа с родителями | | | ',
        '2 | Базы | | |',
        '2.1 | Анкетирование | октябрь | психолог | база',
      ],
      [across(0, 4), across(4, 4, 1), down(2, 5, 7), down(3, 5, 6), across(8, 4, 1)],
    );
    expect(reading.title).toBe(
      'План мероприятий (дорожная карта) наставничества в МБОУ «Гимназия № 91»\nна 2024-2025 учебный год',
    );
    expect(reading.organisation).toBe('МБОУ «Гимназия № 91»');
    expect(reading.headerLine).toBe(3);
    expect(brief(reading)).toEqual([
      '# 1: Подготовка',
      '- 1.1: Приказ о кураторе / сентябрь / директор',
      '- 1.2: Совещание / сентябрь / директор',
      '- 1.3: Беседа с родителями / сентябрь / ',
      '# 2: Базы',
      '- 2.1: Анкетирование / октябрь / психолог',
    ]);
    expect(reading.rows[2]?.shared).toEqual(['deadline', 'responsible']);
    expect(reading.rows[3]?.section).toBe('Подготовка');
  });

  test('Roman sections merged across, numbers that begin again in each', () => {
    const reading = read(
      [
        '№ п/п | Наименование мероприятия | Сроки проведения | Ответственные',
        'I. Организационный этап | | |',
        '1. | Назначение куратора | август | директор',
        '2. | Выпуск приказа | август | директор',
        'II. Работа с участниками | | |',
        '1. | Анкеты | сентябрь | психолог',
        '2. | Пары | октябрь | куратор',
      ],
      [across(1, 3), across(4, 3)],
    );
    expect(brief(reading)).toEqual([
      '# I.: Организационный этап',
      '- 1.: Назначение куратора / август / директор',
      '- 2.: Выпуск приказа / август / директор',
      '# II.: Работа с участниками',
      '- 1.: Анкеты / сентябрь / психолог',
      '- 2.: Пары / октябрь / куратор',
    ]);
    expect(reading.rows[5]?.section).toBe('Работа с участниками');
  });

  test('a plan without numbers is not glued together, though its activities begin with small letters', () => {
    const reading = read([
      'Мероприятия | Сроки | Ответственный',
      'Подготовительный этап | |',
      'беседа с педагогами | сентябрь | куратор',
      'выбор наставников | | куратор',
      'издание приказа | сентябрь |',
      'анкетирование молодых педагогов | |',
      'Основной этап | |',
      'встречи пар | весь год | наставники',
      'открытые уроки | март | наставники',
    ]);
    expect(brief(reading)).toEqual([
      '# : Подготовительный этап',
      '- : беседа с педагогами / сентябрь / куратор',
      '- : выбор наставников /  / куратор',
      '- : издание приказа / сентябрь / ',
      '- : анкетирование молодых педагогов /  / ',
      '# : Основной этап',
      '- : встречи пар / весь год / наставники',
      '- : открытые уроки / март / наставники',
    ]);
  });

  test('columns in reverse order', () => {
    const reading = read([
      'Ожидаемый результат | Ответственный исполнитель | Срок исполнения | Мероприятия | № п/п',
      '5 | 4 | 3 | 2 | 1',
      '| | | Подготовка | 1',
      'приказ | директор | до 10.09.2024 | Назначение куратора | 1.1',
      'база | куратор | октябрь | Анкеты | 1.2',
    ]);
    expect(brief(reading)).toEqual([
      '# 1: Подготовка',
      '- 1.1: Назначение куратора / до 10.09.2024 / директор',
      '- 1.2: Анкеты / октябрь / куратор',
    ]);
    expect(reading.rows.map((row) => row.result)).toEqual(['', 'приказ', 'база']);
  });

  test('a deadline printed in two columns under one heading', () => {
    const reading = read(
      [
        '№ | Мероприятие | Срок | | Ответственный',
        '| | начало | окончание |',
        '1 | Приказ | 01.09.2024 | 05.09.2024 | директор',
        '2 | Анкеты | сентябрь 2024 | | психолог',
        '3 | Отчёт | | 31.05.2025 | куратор',
        '4 | Совет | 10.10.2024 | 10.10.2024 | куратор',
      ],
      [across(0, 3, 2), down(0, 0, 1), down(1, 0, 1), down(4, 0, 1)],
    );
    expect(brief(reading)).toEqual([
      '- 1: Приказ / 01.09.2024 – 05.09.2024 / директор',
      '- 2: Анкеты / сентябрь 2024 / психолог',
      '- 3: Отчёт / до 31.05.2025 / куратор',
      '- 4: Совет / 10.10.2024 / куратор',
    ]);
  });

  test('the same two-row header when the merged cells were lost', () => {
    const reading = read([
      '№ | Мероприятие | Срок | | Ответственный',
      'п/п | | с | по | ',
      '1 | Приказ | 1 сентября | 5 сентября | директор',
    ]);
    expect(brief(reading)).toEqual(['- 1: Приказ / 1 сентября – 5 сентября / директор']);
  });

  test('blank columns between, and cells merged over two columns', () => {
    const reading = read(
      [
        '| № | | Мероприятие | | | Сроки | | Ответственные',
        '| 1 | | Приказ о парах | | | октябрь | | директор',
        '| 2 | | Встречи пар | | | весь год | | наставники',
      ],
      [across(0, 5, 3), across(1, 5, 3), across(2, 5, 3)],
    );
    expect(brief(reading)).toEqual([
      '- 1: Приказ о парах / октябрь / директор',
      '- 2: Встречи пар / весь год / наставники',
    ]);
  });

  test('a table for every stage, each with its own header, the second with other columns', () => {
    const reading = read([
      'ПЛАН работы по наставничеству на 2024-2025 учебный год | | |',
      '| | |',
      '1 этап. Подготовительный | | |',
      '№ | Мероприятие | Срок | Ответственный',
      '1 | Приказ | август | директор',
      '2 | Анкеты | сентябрь | психолог',
      '| | |',
      '2 этап. Основной | | |',
      '№ | Срок | Мероприятие | Результат | Ответственный',
      '1 | октябрь | Пары | приказ | куратор',
      '2 | ноябрь | Встречи | журнал | наставники',
      'Куратор _______ А.А. Лебяжкина | | |',
    ]);
    expect(brief(reading)).toEqual([
      '# : 1 этап. Подготовительный',
      '- 1: Приказ / август / директор',
      '- 2: Анкеты / сентябрь / психолог',
      '# : 2 этап. Основной',
      '- 1: Пары / октябрь / куратор',
      '- 2: Встречи / ноябрь / наставники',
    ]);
    expect(reading.hasResult).toBe(true);
    expect(reading.unplaced).toEqual([{ line: 11, text: 'Куратор _______ А.А. Лебяжкина' }]);
  });

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

  test('columns for the mark of completion and the document have their own place, a note goes with the result', () => {
    const reading = read([
      '№ | Мероприятие | Срок | Ответственный | Результат | Отметка о выполнении | Документ | Примечание',
      '1 | Приказ | сентябрь | директор | приказ издан | выполнено 03.09 | Приказ № 4 | хранится у секретаря',
      '2 | Анкеты | октябрь | психолог | | | | на бумаге',
    ]);
    expect(reading.rows.map(({ result, mark, document }) => [result, mark, document])).toEqual([
      ['приказ издан\nПримечание: хранится у секретаря', 'выполнено 03.09', 'Приказ № 4'],
      ['Примечание: на бумаге', '', ''],
    ]);
  });

  test('a note of a plan without results is listed, not lost', () => {
    const reading = read([
      'Мероприятие | Срок | Ответственный | Место проведения',
      'Совет | май | директор | актовый зал',
    ]);
    expect(reading.hasResult).toBe(false);
    expect(reading.unplaced).toEqual([{ line: 1, text: 'Место проведения: актовый зал' }]);
  });

  test('a stage column merged over activities that have their own deadlines', () => {
    const reading = read(
      [
        'Этап | Мероприятие | Сроки | Ответственные',
        'Отбор | Собеседование | ноябрь | психолог',
        '| Школа наставника | декабрь | методист',
        'Работа | Встречи | весь год | наставники',
      ],
      [down(0, 1, 2)],
    );
    expect(brief(reading)).toEqual([
      '- : Отбор\\nСобеседование / ноябрь / психолог',
      '- : Отбор\\nШкола наставника / декабрь / методист',
      '- : Работа\\nВстречи / весь год / наставники',
    ]);
    expect(reading.rows.map((row) => row.section)).toEqual(['Отбор', 'Отбор', 'Работа']);
  });

  test('seven columns of a college, another table and signatures below', () => {
    const reading = read([
      '№ п/п | Направление работы | Содержание деятельности | Форма проведения | Сроки реализации | Исполнители | Ожидаемые результаты',
      '1 | Адаптация | Знакомство с колледжем | экскурсия | сентябрь 2024 г. | кураторы групп | студенты знают колледж',
      '2 | Учёба | Консультации | встречи | в течение года | наставники | успеваемость выше',
      '| | | | | |',
      '№ | ФИО наставника | Группа | | | |',
      '1 | Рябинкина О.Л. | Т-21 | | | |',
      'Директор колледжа | | | Н.О. Ключевской | | |',
    ]);
    expect(brief(reading)).toEqual([
      '- 1: Адаптация\\nЗнакомство с колледжем / сентябрь 2024 г. / кураторы групп',
      '- 2: Учёба\\nКонсультации / в течение года / наставники',
    ]);
    expect(reading.rows[0]?.result).toBe('студенты знают колледж\nФорма проведения: экскурсия');
    expect(reading.unplaced.map(({ text }) => text)).toEqual([
      '№ ФИО наставника Группа',
      '1 Рябинкина О.Л. Т-21',
      'Директор колледжа Н.О. Ключевской',
    ]);
  });

  test('a calendar of crosses', () => {
    const reading = read([
      '№ | Мероприятия | Сентябрь | Октябрь | Ноябрь | Ответственный',
      '1 | Анкеты | + | + | | психолог',
      '2 | Совет | | | 15 | директор',
    ]);
    expect(brief(reading)).toEqual(['- 1: Анкеты / Сентябрь, Октябрь / психолог', '- 2: Совет / 15 Ноябрь / директор']);
  });

  test('a plan by months, where each month is a heading', () => {
    const reading = read(
      [
        'Мероприятие | Ответственный',
        'СЕНТЯБРЬ |',
        'Приказ | директор',
        'Анкеты | психолог',
        'ОКТЯБРЬ |',
        'Пары | куратор',
      ],
      [across(1, 1), across(4, 1)],
    );
    expect(brief(reading)).toEqual([
      '# : СЕНТЯБРЬ',
      '- : Приказ / СЕНТЯБРЬ / директор',
      '- : Анкеты / СЕНТЯБРЬ / психолог',
      '# : ОКТЯБРЬ',
      '- : Пары / ОКТЯБРЬ / куратор',
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
    const result = readPlan({ texts, merges: [] });
    if (isPlanRefusal(result)) throw new Error(result.code);
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

  test('three columns, the numbers printed before the activities', () => {
    const reading = read([
      'Мероприятия | Сроки | Ответственные',
      '1. Подготовка | |',
      '1.1. Приказ о кураторе | сентябрь | директор',
      '1.2. Беседа | сентябрь | куратор',
      '2. Работа | |',
      '2.1. Встречи | весь год | наставники',
    ]);
    expect(brief(reading)).toEqual([
      '# 1.: Подготовка',
      '- 1.1.: Приказ о кураторе / сентябрь / директор',
      '- 1.2.: Беседа / сентябрь / куратор',
      '# 2.: Работа',
      '- 2.1.: Встречи / весь год / наставники',
    ]);
  });

  test('header words that are hyphenated, misspelt, mixed with Latin letters or of the school itself', () => {
    const headers = [
      '№\\nп/п | Мероприя-\\nтия | Cроки | Отвест-\\nвенные',
      'NN п/п | Наименование мероприятия | Срок исполнения | Ответсвенный за исполнение',
      '№ | Что делаем | Когда | Кто отвечает',
      'N | Основные мероприятия по введению наставничества | Сроки (месяц) | Ответственный в школе',
      '# | Наши шаги | Сроки | Ответственные',
      '| Мероприятие | Дата проведения | Отв.',
    ];
    for (const header of headers) {
      const reading = read([
        header,
        '1 | Приказ о кураторе | август | директор',
        '2 | Встречи | весь год | наставники',
      ]);
      expect(brief(reading)).toEqual([
        '- 1: Приказ о кураторе / август / директор',
        '- 2: Встречи / весь год / наставники',
      ]);
    }
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

  test('headings of two levels, the task and the result on lines of their own', () => {
    const reading = read(
      [
        '№ | Мероприятие | Срок | Ответственный',
        'Этап 1. Подготовка | | |',
        'Задача: рассказать о программе | | |',
        'Результат: участники знают о программе | | |',
        'Работа с педагогами | | |',
        '1 | Совет | август | директор',
        'Работа с родителями | | |',
        '2 | Собрание | сентябрь | куратор',
      ],
      [across(1, 3), across(2, 3), across(3, 3), across(4, 3), across(6, 3)],
    );
    expect(brief(reading)).toEqual([
      '# : Этап 1. Подготовка\\nЗадача: рассказать о программе\\nРезультат: участники знают о программе',
      '## : Работа с педагогами',
      '- 1: Совет / август / директор',
      '## : Работа с родителями',
      '- 2: Собрание / сентябрь / куратор',
    ]);
    expect(reading.rows[4]?.section).toBe('Этап 1. Подготовка');
  });

  test('activities under a numbered heading that have no numbers of their own', () => {
    const reading = read([
      '№ | Мероприятие | Срок | Ответственный',
      '1 | Подготовка | |',
      '| Приказ | август | директор',
      '| Положение | август | директор',
      '2 | Базы | |',
      '| Анкеты | сентябрь | психолог',
      '| - согласия родителей | сентябрь | куратор',
    ]);
    expect(brief(reading)).toEqual([
      '# 1: Подготовка',
      '- : Приказ / август / директор',
      '- : Положение / август / директор',
      '# 2: Базы',
      '- : Анкеты / сентябрь / психолог',
      '- : - согласия родителей / сентябрь / куратор',
    ]);
  });

  test('an activity whose deadline and responsible are blank stays an activity', () => {
    const reading = read([
      '№ | Мероприятие | Срок | Ответственный',
      '1 | Приказ | август | директор',
      '2 | Беседа с родителями | |',
      '3 | Анкеты | сентябрь | психолог',
      '4 | Отчёт | |',
    ]);
    expect(reading.rows.map((row) => row.kind)).toEqual(['activity', 'activity', 'activity', 'activity']);
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
    const result = readPlan({ texts, merges: [] });
    if (isPlanRefusal(result)) throw new Error(result.code);
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

  test('sections with a deadline of their own are activities, and so is a last one without any', () => {
    const reading = read([
      '№ | Мероприятие | Срок | Ответственный',
      '1 | Подготовка | сентябрь-октябрь | Куратор',
      '1.1 | Приказ | сентябрь | Директор',
      '1.2 | Анкеты | октябрь | Психолог',
      '2 | Работа пар | ноябрь-май | Наставники',
      '2.1 | Встречи | ежемесячно | Наставники',
      '3 | Отчёт | |',
    ]);
    expect(reading.rows.map((row) => row.kind)).toEqual(new Array(6).fill('activity'));
  });

  test('a table drawn with upright strokes', () => {
    const texts = [
      '| № | Мероприятие | Срок | Ответственный |',
      '|---|:--|---|---|',
      '| 1 | Приказ | сентябрь | Директор |',
    ].map((line) => [line]);
    const result = readPlan({ texts, merges: [] });
    if (isPlanRefusal(result)) throw new Error(result.code);
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

  test('the sheet the add-on writes itself is read by its official columns', () => {
    const reading = read([
      '№ п/п | Мероприятие | Срок | Ответственный | Результат | Этап | Вид срока | Начало | Окончание | Статус | Отметка о выполнении | Документ',
      '1 | Приказ | до 05.09.2024 | директор | приказ | Подготовка | до даты | | 05.09.2024 | выполнено | да | № 4',
    ]);
    expect(brief(reading)).toEqual(['- 1: Приказ / до 05.09.2024 / директор']);
    expect(reading.rows[0]).toMatchObject({ result: 'приказ', mark: 'да', document: '№ 4' });
    expect(reading.unplaced).toEqual([]);
  });
});
