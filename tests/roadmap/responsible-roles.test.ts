import {
  areCompatiblePosts,
  canonicalRole,
  isFunctionRole,
  isSharedRole,
  isSingleHolderRole,
} from '../../src/roadmap/responsible/canonical-role';
import { organisationNames } from '../../src/roadmap/responsible/organisation-names';

describe('roles in one form', () => {
  it.each([
    [
      'директор',
      [
        'Директор',
        'директор школы',
        'директор ОУ',
        'Директор МБОУ СОШ № 14',
        'Директор МКОУ «СОШ №5»',
        'директор МКОУ "СОШ № 5»',
        'Руководитель ОО',
      ],
    ],
    [
      'заместитель директора по увр',
      [
        'Заместитель директора по УВР',
        'зам. директора по УВР',
        'зам.дир. по УВР',
        'Зам директора по УВР',
        'ЗДУВР',
        'зам. по УВР',
        'заместитель директора по учебно-воспитательной работе',
        'завуч по УВР',
        'Заместитель директора (УВР)',
        'зам. директора (по учебно-воспитательной работе)',
      ],
    ],
    ['заместитель директора по вр', ['ЗДВР', 'зам. директора по воспитательной работе', 'Зам. директора (ВР)']],
    ['заместитель директора по умр', ['зам. директора по учебно-методической работе']],
    ['классный руководитель', ['кл. рук.', 'Классный руководитель']],
    ['социальный педагог', ['соц. педагог', 'соцпедагог', 'Соц.педагог']],
    ['педагог-психолог', ['Педагог-психолог', 'психолог', 'педагог - психолог']],
    ['заведующий', ['Заведующая', 'зав. д/с', 'заведующий МБДОУ № 9', 'Заведующий ДОУ']],
    [
      'куратор',
      ['куратор', 'Куратор ЦМН', 'куратор целевой модели наставничества', 'куратор программы наставничества'],
    ],
    ['руководитель мо', ['рук. ШМО', 'руководитель методического объединения', 'Руководитель МО']],
    ['старший воспитатель', ['ст. воспитатель', 'Старший воспитатель']],
    ['учитель начальных классов', ['учитель нач. классов', 'Учитель начальных классов']],
    ['', ['Ответственный', 'отв.', 'Исполнитель', '']],
  ])('%s', (canonical, roles) => {
    expect(roles.map((role) => canonicalRole(role))).toEqual(roles.map(() => canonical));
  });

  it('keeps posts of different fields and subjects apart', () => {
    const roles = [
      'заместитель директора',
      'ЗДУВР',
      'ЗДВР',
      'и.о. директора',
      'директор',
      'учитель химии',
      'учитель физики',
      'методист',
      'воспитатель',
      'старший воспитатель',
    ];
    expect(new Set(roles.map(canonicalRole)).size).toBe(roles.length);
  });
});

describe('sorts of roles', () => {
  it('knows posts with one holder', () => {
    expect(
      ['директор', 'ЗДУВР', 'заведующий', 'Куратор ЦМН', 'Муниципальный куратор'].map((role) =>
        isSingleHolderRole(canonicalRole(role)),
      ),
    ).not.toContain(false);
    expect(
      ['учитель химии', 'методист', 'заместитель директора', 'педагог-психолог', 'наставник'].map((role) =>
        isSingleHolderRole(canonicalRole(role)),
      ),
    ).not.toContain(true);
  });

  it('knows functions and shared roles', () => {
    expect(
      ['куратор', 'наставник', 'рук. ШМО', 'кл. рук. 5А', 'Ответственный за сайт', 'член рабочей группы', 'отв.'].map(
        (role) => isFunctionRole(canonicalRole(role)),
      ),
    ).not.toContain(false);
    expect(
      ['учитель химии', 'ЗДУВР', 'директор', 'методист'].map((role) => isFunctionRole(canonicalRole(role))),
    ).not.toContain(true);
    expect(isSharedRole('наставник') && isSharedRole('классный руководитель') && !isSharedRole('директор')).toBe(true);
  });

  it('tells posts that exclude each other from those where one says less', () => {
    expect(areCompatiblePosts('учитель', 'учитель химии')).toBe(true);
    expect(areCompatiblePosts('учитель физики', 'учитель химии')).toBe(true);
    expect(areCompatiblePosts('педагог', 'воспитатель')).toBe(true);
    expect(areCompatiblePosts('учитель химии', 'заместитель директора по вр')).toBe(false);
    expect(areCompatiblePosts('заместитель директора по увр', 'заместитель директора по вр')).toBe(false);
  });
});

describe('names of organisations', () => {
  const keys = (text: string) => organisationNames(text).map(({ key }) => key);
  const printed = (text: string) => organisationNames(text).map((name) => name.printed);

  it('are read as printed', () => {
    expect(printed('Директор МКОУ «СОШ №5» Орехова Л.В.')).toEqual(['МКОУ «СОШ №5»']);
    expect(printed('Директор МБОУ СОШ № 14 Орехова Л.В., учитель СОШ № 2')).toEqual(['МБОУ СОШ № 14', 'СОШ № 2']);
    expect(printed('Начальник МКУ «Отдел образования» »')).toEqual(['МКУ «Отдел образования»']);
    expect(printed('Директор МБУ ДО «Дом творчества»')).toEqual(['МБУ ДО «Дом творчества»']);
    expect(printed('директор Заречной СОШ')).toEqual(['Заречной СОШ']);
  });

  it('have one key for one school', () => {
    const ways = [
      'МКОУ «СОШ №5»',
      'МКОУ «СОШ № 5»',
      'МКОУ "СОШ № 5"',
      'МКОУ СОШ № 5',
      'СОШ №5',
      'МКОУ «СОШ № 5"',
      'школа № 5',
    ];
    expect(new Set(ways.flatMap(keys)).size).toBe(1);
    expect(keys('гимназия № 5')).not.toEqual(keys('СОШ № 5'));
  });

  it('are no names without a number or a title', () => {
    expect(printed('директор школы, учителя ОО, педагоги')).toEqual([]);
    expect(printed('классный руководитель 7 «А» класса')).toEqual([]);
  });
});
