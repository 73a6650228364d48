/** Whatever way parties are printed, they are read back; whatever is pasted, an answer comes, and soon. */
import fc from 'fast-check';
import { parseResponsibles, readParties } from '../../src/roadmap/responsible';
import { organisationNames } from '../../src/roadmap/responsible/organisation-names';
import { canonicalRole } from '../../src/roadmap/responsible/canonical-role';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2147483647);
const check = <T extends unknown[]>(property: fc.IProperty<T>, numRuns = 300) =>
  fc.assert(property, { seed, numRuns, verbose: true });

const surnames = [
  'Орехова',
  'Соболев',
  'Лаптева',
  'Коваленко',
  'Черных',
  'Саркисян',
  'Цой',
  'Ким',
  'Берг',
  'Вербицкая',
  'Донской',
  'Мельник',
  'Гелашвили',
  'Петрова-Водкина',
  'Али-заде',
  'Шевчук',
  'Сорока',
  'Станкевич',
  'Щёголева',
  'Хасбулатов',
  'Белый',
];
const roles = [
  'директор',
  'заместитель директора по УВР',
  'заместитель директора по ВР',
  'зам. директора по УВР',
  'педагог-психолог',
  'социальный педагог',
  'куратор',
  'куратор целевой модели наставничества',
  'руководитель ШМО',
  'учитель математики',
  'учитель русского языка и литературы',
  'методист',
  'старший воспитатель',
  'ЗДУВР',
  'кл. рук. 7 «А» класса',
  'директор МБОУ «СОШ № 14»',
  'советник директора по воспитанию',
  'заведующий',
  'наставник',
  'и.о. директора',
  'заместитель директора по учебной, воспитательной и методической работе',
];
const groups = [
  'классные руководители',
  'руководители МО',
  'наставники',
  'рабочая группа',
  'администрация',
  'родители (законные представители)',
];

const letter = fc.constantFrom(...'АБВГДЕИКЛМНОПРСТФЭЮЯ'.split(''));
const initialsName = fc.tuple(fc.constantFrom(...surnames), letter, letter).map(([surname, a, b]) => ({
  name: `${surname} ${a}.${b}.`,
  printed: fc.constantFrom(
    `${surname} ${a}.${b}.`,
    `${surname} ${a}. ${b}.`,
    `${surname} ${a}.${b}`,
    `${surname.toUpperCase()} ${a}.${b}.`,
  ),
}));
const womanNames = fc.constantFrom('Мария Петровна', 'Анна Ильинична', 'Айшат Гасановна', 'Севда Азер кызы');
const fullName = fc
  .tuple(fc.constantFrom('Орехова', 'Вербицкая', 'Коваленко', 'Цой', 'Черных'), womanNames)
  .map(([surname, rest]) => ({ name: `${surname} ${rest}`, printed: fc.constant(`${surname} ${rest}`) }));
const person = fc
  .oneof({ weight: 4, arbitrary: initialsName }, { weight: 1, arbitrary: fullName })
  .chain(({ name, printed }) => printed.map((text) => ({ name, text })));
const party = fc.record({ role: fc.constantFrom(...roles), person });

interface Style {
  print: (role: string, name: string) => string;
  joiners: string[];
}
const styles: Style[] = [
  { print: (role, name) => `${role} ${name}`, joiners: [', ', '; ', '\n', ' и ', ' ', ' / ', ';\n', ',\n'] },
  { print: (role, name) => `${role} – ${name}`, joiners: [', ', '; ', '\n', ';\n'] },
  { print: (role, name) => `${role}: ${name}`, joiners: ['; ', '\n', ';\n'] },
  { print: (role, name) => `${role} (${name})`, joiners: [', ', '; ', '\n', ' и '] },
  { print: (role, name) => `${name}, ${role}`, joiners: [', ', '; ', '\n', ';\n'] },
  { print: (role, name) => `${name} – ${role}`, joiners: [', ', '; ', '\n', ';\n'] },
  { print: (role, name) => `${name} (${role})`, joiners: [', ', '; ', '\n', ' и ', ' '] },
  { print: (role, name) => `${name} ${role}`, joiners: ['; ', '\n', ';\n', ', '] },
];
const style = fc
  .constantFrom(...styles)
  .chain((s) => fc.record({ style: fc.constant(s), joiner: fc.constantFrom(...s.joiners) }));

describe(`reading back what was printed (seed ${seed})`, () => {
  it('reads role and name in any order, with any joiner', () => {
    check(
      fc.property(fc.array(party, { minLength: 1, maxLength: 5 }), style, (parties, { style: { print }, joiner }) => {
        const text = parties.map(({ role, person: { text: name } }) => print(role, name)).join(joiner);
        expect(parseResponsibles(text)).toEqual(parties.map(({ role, person: { name } }) => ({ role, name })));
      }),
    );
  });

  it('reads groups after persons, and persons after groups', () => {
    check(
      fc.property(
        party,
        fc.subarray(groups, { minLength: 1 }),
        fc.boolean(),
        fc.constantFrom(', ', '; ', '\n'),
        (one, others, first, joiner) => {
          const named = { role: one.role, name: one.person.name };
          const unnamed = others.map((role) => ({ role, name: '' }));
          const texts = others.join(joiner);
          const printed = `${one.role} ${one.person.text}`;
          const text = first ? `${printed}${joiner}${texts}` : `${texts}${joiner}${printed}`;
          expect(parseResponsibles(text)).toEqual(first ? [named, ...unnamed] : [...unnamed, named]);
        },
      ),
    );
  });

  it('reads names without roles', () => {
    check(
      fc.property(
        fc.array(person, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(', ', '; ', '\n', ' и ', ' ', '/'),
        (people, joiner) => {
          const read = parseResponsibles(people.map(({ text }) => text).join(joiner));
          expect(read).toEqual(people.map(({ name }) => ({ role: '', name })));
        },
      ),
    );
  });

  it('gives every name of a list under one plural role that role', () => {
    check(
      fc.property(
        fc.array(person, { minLength: 2, maxLength: 5 }),
        fc.constantFrom(', ', ' и ', '\n'),
        fc.constantFrom(': ', ' – '),
        (people, joiner, mark) => {
          const read = parseResponsibles(`Наставники${mark}${people.map(({ text }) => text).join(joiner)}`);
          expect(read).toEqual(people.map(({ name }) => ({ role: 'Наставник', name })));
        },
      ),
    );
  });
});

const nasty = fc.string({ unit: 'binary', maxLength: 300 });
const pieces = [
  ...roles,
  ...groups,
  ...surnames,
  'И.И.',
  'и.о.',
  'и',
  ',',
  ';',
  '.',
  ':',
  '–',
  '-',
  '/',
  '(',
  ')',
  '«',
  '»',
  '"',
  '\n',
  '<br>',
  '&nbsp;',
  'совместно с',
  'под руководством',
  'возложить на',
  'ознакомить',
  '1.',
  '2)',
  '№ 5',
  '5-9',
  'им.',
  'имени',
  'А',
  'оглы',
  'кызы',
  'Мария',
  'Петровна',
  'Ивановне',
  'фон',
  'зам.',
  '\u0000',
  '\ud800',
  '\u202e',
  '😀',
];
const soup = fc
  .array(fc.constantFrom(...pieces), { maxLength: 40 })
  .chain((words) => fc.constantFrom('', ' ').map((joint) => words.join(joint)));

/** Each begins something that must not be looked for again and again: brackets, quotes, initials, names, lists, broken words. */
const REPEATED = [
  '(',
  '«',
  '"',
  '(а',
  '«а» ',
  'а-\n',
  'А.',
  'и.о.',
  'Аа',
  'Берг- Ким ',
  'Берг К.К., ',
  '(Берг К.К.) ',
  'Мария ',
  'Мария Петровна ',
  'директор, ',
  'классный ',
  'имени А.А. Берга ',
  'совместно с ',
  'учителю Мельнику И.И., ',
  'МБОУ ',
  '1. ',
  '\n',
  '<a',
  'наставники: ',
];

describe(`any input (seed ${seed})`, () => {
  it('never throws and answers with trimmed texts', () => {
    check(
      fc.property(fc.oneof(nasty, soup), (text) => {
        for (const { role, name } of readParties(text)) {
          expect(role).toBe(role.trim());
          expect(name).toBe(name.trim());
          expect(role + name).not.toBe('');
        }
        organisationNames(text);
        canonicalRole(text);
      }),
      800,
    );
  });

  it('keeps what stands beyond the longest list as it is printed', () => {
    const names = 'Орехова М.П., '.repeat(1000);
    const parties = readParties(`${names}Соболев И.И.`);
    const last = parties[parties.length - 1];
    expect(parties.slice(0, -1).every(({ name }) => name === 'Орехова М.П.')).toBe(true);
    expect(last?.role.endsWith('Орехова М.П., Соболев И.И.')).toBe(true);
    // Every name is there once: as a party, or in the text of the last one.
    expect(parties.length - 1 + (last?.role.match(/Орехова/g) ?? []).length).toBe(1000);
  });

  it('answers 50,000 characters of any repeated piece in a fraction of a second', () => {
    const time = (text: string) => {
      const before = process.cpuUsage();
      readParties(text);
      organisationNames(text);
      return process.cpuUsage(before).user / 1000;
    };
    const slow: string[] = [];
    for (const piece of REPEATED) {
      const text = piece.repeat(Math.ceil(50_000 / piece.length)).slice(0, 50_000);
      // Generous, and tried twice: a shared machine. A quadratic step would take seconds.
      const whole = time(text);
      if (whole > 400 && time(text) > 400) slow.push(`${JSON.stringify(piece)}: ${whole} ms`);
    }
    expect(slow).toEqual([]);
  });
});
