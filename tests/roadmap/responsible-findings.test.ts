import { readParties } from '../../src/roadmap/responsible';
import { findResponsibleIssues } from '../../src/roadmap/responsible-findings';

const rowsOf = (texts: readonly string[]) =>
  texts.map((text, i) => ({ key: String(i + 1), text, parties: readParties(text) }));
const find = (texts: readonly string[], staff: { name: string; post: string }[] = [], organisation = '') =>
  findResponsibleIssues(rowsOf(texts), staff, organisation);
const codes = (...args: Parameters<typeof find>) =>
  find(...args).map(({ key, code }) => `${key} ${code.replace('responsible-', '')}`);

const DEPUTY = 'Заместитель директора по УВР Соболева И.П.';

describe('a person without a post', () => {
  it('is reported, with the post other rows give', () => {
    expect(find([DEPUTY, DEPUTY, 'Соболева И.П.'])).toEqual([
      {
        key: '3',
        code: 'responsible-role-missing',
        params: { name: 'Соболева И.П.', role: 'Заместитель директора по УВР' },
      },
    ]);
  });

  it('is reported with the post of the staff list first', () => {
    const staff = [{ name: 'Соболева Ирина Павловна', post: 'завуч' }];
    expect(find(['Соболева И.П.'], staff)).toEqual([
      { key: '1', code: 'responsible-role-missing', params: { name: 'Соболева И.П.', role: 'завуч' } },
    ]);
  });

  it('is reported beside a label that is no post', () => {
    expect(codes(['Ответственный – Соболева И.П.'])).toEqual(['1 role-missing']);
  });

  it('proposes no post when rows disagree', () => {
    const found = find(['методист Соболева И.П.', 'тьютор Соболева И.П.', 'Соболева И.П.']);
    expect(found.find(({ key }) => key === '3')?.params).toEqual({ name: 'Соболева И.П.' });
  });
});

describe('a post without a person', () => {
  it('is reported, with the person other rows give', () => {
    expect(find([DEPUTY, 'зам. директора по УВР'])).toEqual([
      { key: '2', code: 'responsible-name-missing', params: { role: 'зам. директора по УВР', name: 'Соболева И.П.' } },
    ]);
  });

  it('is reported with the one member of staff who has the post', () => {
    expect(find(['Директор'], [{ name: 'Орехова Лидия Викторовна', post: 'директор школы' }])[0]?.params).toEqual({
      role: 'Директор',
      name: 'Орехова Лидия Викторовна',
    });
  });

  it.each([
    'Классные руководители',
    'Рабочая группа',
    'наставники',
    'Администрация',
    'наставник',
    'классный руководитель',
    'Родители',
    'ОО',
  ])('is not asked of %s', (text) => {
    expect(codes([text])).toEqual([]);
  });

  it('is asked once of each post in a plan that names nobody, on every row in one that names somebody', () => {
    const posts = ['Директор', 'Куратор', 'Директор', 'директор, куратор'];
    expect(codes(posts)).toEqual(['1 name-missing', '2 name-missing']);
    expect(find(posts)[0]?.params).toEqual({ role: 'Директор', everywhere: true });
    expect(codes([...posts, 'Завуч Соболева И.П.'])).toEqual([1, 2, 3, 4, 4].map((row) => `${row} name-missing`));
  });

  it('is asked of a post that has one holder', () => {
    expect(codes(['Директор', 'Куратор', 'Педагог-психолог'])).toEqual([
      '1 name-missing',
      '2 name-missing',
      '3 name-missing',
    ]);
  });
});

describe('one post, two persons', () => {
  it('reports the rows of the rarer person', () => {
    expect(find([DEPUTY, DEPUTY, 'заместитель директора по УВР Лаптев Н.Н.'])).toEqual([
      {
        key: '3',
        code: 'responsible-role-conflict',
        params: { role: 'заместитель директора по УВР', names: ['Соболева И.П.', 'Лаптев Н.Н.'] },
      },
    ]);
  });

  it('sees through abbreviations, and reports the later of two equals', () => {
    expect(codes([DEPUTY, 'ЗДУВР Лаптев Н.Н.'])).toEqual(['2 role-conflict']);
    expect(codes([DEPUTY, 'зам. дир. по учебно-воспитательной работе Лаптев Н.Н.'])).toEqual(['2 role-conflict']);
  });

  it.each([
    ['teachers', ['учитель математики Орехова Л.В.', 'учитель математики Лаптев Н.Н.']],
    ['class teachers', ['классный руководитель Орехова Л.В.', 'классный руководитель Лаптев Н.Н.']],
    ['deputies of different fields', [DEPUTY, 'Заместитель директора по ВР Лаптев Н.Н.']],
    [
      'the same person, full and short',
      ['Директор Орехова Лидия Викторовна', 'Директор Орехова Л.В.', 'Директор Орехова'],
    ],
    ['ё and е', ['Директор Семёнова А.А.', 'Директор Семенова А.А.']],
    ['directors of two schools', ['Директор МБОУ «СОШ № 1» Орехова Л.В.', 'Директор МБОУ «СОШ № 2» Лаптев Н.Н.']],
    ['the head and who acts for her', ['директор Орехова Л.В.', 'и.о. директора Лаптев Н.Н.']],
  ])('is silent about %s', (_what, texts) => {
    expect(codes(texts).filter((code) => code.includes('conflict'))).toEqual([]);
  });

  it('reports two directors of one school', () => {
    expect(codes(['Директор МБОУ «СОШ № 1» Орехова Л.В.', 'Директор СОШ №1 Лаптев Н.Н.'])).toContain('2 role-conflict');
  });
});

describe('one person, two posts', () => {
  it('reports the rows of the rarer post', () => {
    const found = find([
      'учитель химии Корнеева Н.Г.',
      'наставник, учитель химии Корнеева Н.Г.',
      'заместитель директора по ВР Корнеева Н.Г.',
    ]);
    expect(found).toEqual([
      {
        key: '3',
        code: 'responsible-two-roles',
        params: { name: 'Корнеева Н.Г.', roles: ['учитель химии', 'заместитель директора по ВР'] },
      },
    ]);
  });

  it.each([
    [
      'abbreviations of one post',
      [DEPUTY, 'зам. директора по УВР Соболева И.П.', 'ЗДУВР Соболева И.П.', 'Соболева И.П., зам. по УВР'],
    ],
    [
      'a post said more or less exactly',
      ['Директор Орехова Л.В.', 'Директор МКОУ «СОШ № 5» Орехова Л.В.', 'директор ОУ Орехова Л.В.'],
    ],
    [
      'a post and a function',
      [DEPUTY, 'куратор ЦМН Соболева И.П.', 'руководитель ШМО Соболева И.П.', 'наставник Соболева И.П.'],
    ],
    ['a teacher and a class teacher', ['учитель химии Корнеева Н.Г.', 'классный руководитель 8 класса Корнеева Н.Г.']],
    ['a teacher of two subjects', ['учитель химии Корнеева Н.Г.', 'учитель биологии Корнеева Н.Г.']],
    ['namesakes with other initials', ['директор Орехова Л.В.', 'методист Орехова А.А.']],
    ['both sexes of a post', ['заведующая Кротова Л.Л.', 'заведующий Кротова Л.Л.']],
  ])('is silent about %s', (_what, texts) => {
    expect(codes(texts)).toEqual([]);
  });
});

describe('declined cells', () => {
  it('proposes the nominative of the name alone when only the name is declined', () => {
    expect(find(['директор Ореховой Л.В.'])).toEqual([
      {
        key: '1',
        code: 'responsible-declined',
        params: { found: 'Ореховой Л.В.', replacement: 'Орехова Л.В.' },
        repair: 'директор Орехова Л.В.',
      },
    ]);
  });

  it('proposes the whole cell when a role is declined', () => {
    expect(find(['Директору Ореховой Л.В., педагогам'])[0]).toMatchObject({
      code: 'responsible-declined',
      params: { found: 'Директору Ореховой Л.В., педагогам', replacement: 'Директор Орехова Л.В., педагоги' },
    });
  });

  it('reports a row once', () => {
    expect(codes(['Директору Ореховой Л.В., методисту Лаптеву Н.Н.'])).toEqual(['1 declined']);
  });
});

describe('the staff list', () => {
  const staff = [
    { name: 'Орехова Лидия Викторовна', post: 'директор' },
    { name: 'Семёнов Артём Павлович', post: 'методист' },
    { name: 'Хасбулатова Айшат Магомедовна', post: 'психолог' },
  ];

  it('knows its members in every way of writing', () => {
    expect(
      codes(
        [
          'директор Орехова Л.В.',
          'методист Семенов А.П.',
          'методист А.П. Семёнов',
          'методисту Семёнову А. П.',
          'директор Орехова',
          'ПСИХОЛОГ ХАСБУЛАТОВА А.М.',
        ],
        staff,
      ).filter((code) => !code.includes('declined')),
    ).toEqual([]);
  });

  it('reports strangers', () => {
    expect(find(['директор Берг К.К.'], staff)).toEqual([
      { key: '1', code: 'responsible-unknown', params: { name: 'Берг К.К.', role: 'директор' } },
    ]);
  });

  it('reports one slip, with the name as the plan would print it', () => {
    expect(find(['директор Орихова Л.В.'], staff)).toEqual([
      {
        key: '1',
        code: 'responsible-spelling',
        params: { found: 'Орихова Л.В.', replacement: 'Орехова Л.В.' },
        repair: 'директор Орехова Л.В.',
      },
    ]);
    expect(find(['психолог А.М. Хасбулатава'], staff)[0]?.params).toEqual({
      found: 'А.М. Хасбулатава',
      replacement: 'А.М. Хасбулатова',
    });
  });

  it('does not take a man for a woman of the same surname', () => {
    expect(codes(['методист Семёнова А.П.'], staff)).toEqual(['1 unknown']);
  });

  it('asks nobody when it is empty', () => {
    expect(codes(['директор Берг К.К.'])).toEqual([]);
  });
});

describe('spelling within the plan', () => {
  it('reports the rare spelling where there is no staff list', () => {
    expect(
      find([DEPUTY, DEPUTY, DEPUTY, 'Заместитель директора по УВР Соболива И.П.']).map(
        ({ key, code }) => `${key} ${code}`,
      ),
    ).toContain('4 responsible-spelling');
  });

  it('leaves two persons of like surnames in different posts alone', () => {
    expect(codes([DEPUTY, DEPUTY, DEPUTY, 'методист Соболина И.П.'])).toEqual([]);
  });
});

describe('names of the organisation', () => {
  it('reports the rarer spelling', () => {
    const usual = 'Директор МКОУ «СОШ №5» Орехова Л.В.';
    expect(find([usual, usual, 'Директор МКОУ «СОШ № 5» Орехова Л.В.'])).toEqual([
      {
        key: '3',
        code: 'organisation-variant',
        params: { column: 'Ответственный', found: 'МКОУ «СОШ № 5»', usual: 'МКОУ «СОШ №5»' },
        repair: usual,
      },
    ]);
  });

  it('takes the spelling of the settings for the usual one when the plan has it', () => {
    const texts = ['Директор МКОУ «СОШ №5» Орехова Л.В.', 'Директор МКОУ «СОШ № 5» Орехова Л.В.'];
    expect(codes(texts, [], 'МКОУ «СОШ № 5»')).toEqual(['1 organisation-variant']);
  });

  it('does not mind a stray quote or two different organisations', () => {
    expect(
      codes(['Начальник МКУ «Отдел образования» »', 'Начальник МКУ «Отдел образования»']).filter((code) =>
        code.includes('variant'),
      ),
    ).toEqual([]);
    expect(codes(['Директор СОШ № 5 Орехова Л.В.', 'Директор СОШ № 6 Лаптев Н.Н.'])).toEqual([]);
  });
});

describe('many rows', () => {
  it('checks 3,000 rows in time that grows with the rows', () => {
    const rows = rowsOf(
      Array.from(
        { length: 3000 },
        (_, i) => `учитель химии Орехова${'абвгдежзик'.charAt(i % 10)} ${'АБВГД'.charAt(i % 5)}.В., Лаптев Н.Н.`,
      ),
    );
    const before = process.cpuUsage();
    findResponsibleIssues(rows);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
  });
});

describe('a school named in full and in initials', () => {
  it.each([
    ['МОУ «Ручьёвская СОШ»', 'МОУ «Ручьёвская средняя школа»'],
    ['МБОУ «СОШ № 8»', 'МБОУ «Средняя общеобразовательная школа № 8»'],
    ['МОУ Ручьёвской СОШ', 'МОУ Ручьёвской средней школы'],
  ])('%s and %s are one', (short, full) => {
    const texts = [`Директор ${short} Орехова Л.В.`, `Директор ${short} Орехова Л.В.`, `Директор ${full} Орехова Л.В.`];
    expect(codes(texts)).toEqual(['3 organisation-variant']);
  });

  it('a group of a kindergarten is no school', () => {
    const found = codes(['Воспитатель средней «А» группы Орехова Л.В.', 'Воспитатель группы «А» Орехова Л.В.']);
    expect(found.filter((code) => code.includes('variant'))).toEqual([]);
  });
});
