// Whole years of a school between one collecting and the next: people answer again, change their minds and leave; the
// curator corrects, sorts, deletes and withdraws; the form is changed under way. A plain model written down beside the
// histories says what must be so: nobody lost, nobody doubled, nobody in pairs without consent, a curator's cell as typed.
import { displayValue } from '../../local/document/display';
import type { Cell, Sheet } from '../../local/document/model';
import { numbersFrom } from '../questionnaires/seeded-answers';
import { consent, mentee, mentor, menteeTitles, mentorTitles, name, putSheet } from './bank-school';
import { copyOf, emptyPlace, openPlace, type Place } from './place';
import type { School } from './school';

type Role = 'mentee' | 'mentor';

const banks = { mentee: 'Банк наставляемых', mentor: 'Банк наставников' } as const;
const answerSheets = { mentee: 'Ответы наставляемых', mentor: 'Ответы наставников' } as const;
const columns = {
  mentee: {
    name: 'ФИО наставляемого',
    topic: 'Основной запрос наставляемого',
    contact: 'Контактные данные для связи (данные представителя)',
    year: 'Год рождения наставляемого',
  },
  mentor: {
    name: 'ФИО наставника',
    topic: 'Основные компетенции наставника',
    contact: 'Контактные данные для связи',
    year: 'Год рождения',
  },
} as const;
const titles: Record<Role, readonly string[]> = { mentee: menteeTitles, mentor: mentorTitles };
const topicTitle = { mentee: 'Основной запрос', mentor: 'Основные компетенции' } as const;
const placeTitle = { mentee: 'Класс или должность', mentor: 'Класс, должность или место работы' } as const;

/** All of age, so that their own consent is enough; two of one name, told apart by year, work and telephone. */
const people = [
  { name: 'Рябинкина Варвара', year: '1991', work: 'учитель физики', phone: '+7 900 000-00-01' },
  { name: 'Рябинкина Варвара', year: '1978', work: 'библиотекарь', phone: '+7 900 000-00-02' },
  { name: 'Ольшанский Пётр Ильич', year: '1984', work: 'учитель химии', phone: '+7 900 000-00-03' },
  { name: 'Журавлёв Семён', year: '1969', work: 'мастер', phone: '+7 900 000-00-04' },
] as const;

interface Given {
  readonly person: number;
  readonly role: Role;
  /** Minutes since the beginning: the order of time. */
  readonly at: number;
  readonly topic: string;
  readonly said: string;
}

/** What the model knows of a person's row. */
interface Known {
  /** Topic, and the last plain word about consent, as the banks must show them. */
  topic: string;
  consent: string;
  /** Columns that the curator has typed into. */
  readonly typed: Map<string, string>;
  withdrawn: boolean;
  /** Answers that have been collected. */
  readonly taken: Set<Given>;
  code: string;
}

const momentOf = (at: number): string => {
  const day = new Date(Date.UTC(2026, 8, 1, 8) + at * 60_000).toISOString();
  return `${day.slice(0, 10).split('-').reverse().join('.')} ${day.slice(11, 19)}`;
};
const keyOf = (person: number, role: Role): string => `${person} ${role}`;

/** The rows of a bank as records by the titles of its first row. */
function recordsOf(sheet: Sheet | undefined): Record<string, string>[] {
  const [head = [], ...rows] = (sheet?.rows ?? []).map((row) => Array.from(row, (cell) => displayValue(cell, 'ru_RU')));
  return rows.map((row) => Object.fromEntries(head.map((title, at) => [title, row[at] ?? ''])));
}

class History {
  readonly place: Place = emptyPlace();
  readonly told: string[] = [];
  private readonly next: () => number;
  private readonly given: Given[] = [];
  private readonly known = new Map<string, Known>();
  /** Which codes the rows of people who were deleted had. */
  private readonly used = new Set<string>();
  private readonly headers: Record<Role, string[]> = { mentee: [...titles.mentee], mentor: [...titles.mentor] };
  /** Order of the questions on the sheet. */
  private readonly order: Record<Role, number[]> = {
    mentee: titles.mentee.map((_, at) => at),
    mentor: titles.mentor.map((_, at) => at),
  };
  private visible: Given[] = [];
  private clock = 0;
  private minute = Date.UTC(2026, 8, 1, 9);

  constructor(seed: number) {
    this.next = numbersFrom(seed);
  }

  private pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }

  private school(): School {
    return openPlace(this.place, { now: () => this.minute });
  }

  // What happens.

  answer(): void {
    const role = this.next() < 0.75 ? 'mentee' : 'mentor';
    this.clock += 1 + Math.floor(this.next() * 60);
    const given = {
      person: Math.floor(this.next() * people.length),
      role,
      at: this.clock,
      topic: `тема ${this.clock}`,
      said: this.pick(['Да', 'Да', 'Да, согласен', 'нет', '', 'наверное']),
    } as const;
    this.given.push(given);
    this.visible.push(given);
    this.told.push(`${given.person} answers as ${role} «${given.said}»`);
  }

  private cellOf(role: Role, person: number, title: string): Cell | undefined {
    const known = this.known.get(keyOf(person, role));
    const sheet = this.bank(role);
    if (!known || !sheet) return undefined;
    const head = (sheet.rows[0] ?? []).map((cell) => displayValue(cell, 'ru_RU'));
    const row = sheet.rows.find((cells) => displayValue(cells[head.indexOf('Код участника')], 'ru_RU') === known.code);
    if (!row) return undefined;
    return (row[head.indexOf(title)] ??= { value: '' });
  }

  private bank(role: Role): Sheet | undefined {
    return this.place.document.sheets.find((sheet) => sheet.name === banks[role]);
  }

  private someone(): readonly [number, Role, Known] | undefined {
    const all = [...this.known];
    if (all.length === 0) return undefined;
    const [key, known] = this.pick(all);
    const [person = '', role = ''] = key.split(' ');
    return [Number(person), role as Role, known];
  }

  correct(): void {
    const found = this.someone();
    if (!found) return;
    const [person, role, known] = found;
    const title = this.pick([columns[role].topic, columns[role].contact, 'Согласие']);
    const cell = this.cellOf(role, person, title);
    if (!cell) return;
    cell.value = title === 'Согласие' ? this.pick(['да', 'нет']) : `исправлено ${this.told.length}`;
    // Typed as it stood, it is nobody's correction.
    if (title === 'Согласие' && cell.value === known.consent) return;
    known.typed.set(title, cell.value);
    if (title === 'Согласие') known.consent = cell.value;
    this.told.push(`the curator types «${cell.value}» into «${title}» of ${known.code}`);
  }

  withdraw(): void {
    const found = this.someone();
    const cell = found && this.cellOf(found[1], found[0], 'Дата отзыва');
    if (!found || !cell) return;
    const known = found[2];
    known.withdrawn = !known.withdrawn;
    cell.value = known.withdrawn ? '05.09.2026' : '';
    this.told.push(`${known.code} ${known.withdrawn ? 'withdraws' : 'comes back'}`);
  }

  sortAnswers(): void {
    this.visible = this.visible
      .map((given) => [this.next(), given] as const)
      .sort((a, b) => a[0] - b[0])
      .map(([, given]) => given);
    this.told.push('the answers are sorted');
  }

  dropAnswers(): void {
    this.visible = this.visible.filter((given) => !this.isTaken(given) || this.next() < 0.5);
    this.told.push(`answers are deleted, left ${this.visible.length}`);
  }

  deleteSheet(): void {
    if (this.visible.some((given) => !this.isTaken(given))) return;
    this.visible = [];
    const { document } = this.place;
    document.sheets = document.sheets.filter(({ name: title }) => !title.startsWith('Ответы'));
    this.told.push('the sheets of answers are deleted');
  }

  replay(): void {
    this.visible = [...this.given, ...(this.next() < 0.5 ? this.given.slice(0, 2) : [])];
    this.told.push('all answers come once more');
  }

  private isTaken(given: Given): boolean {
    return this.known.get(keyOf(given.person, given.role))?.taken.has(given) === true;
  }

  changeForm(): void {
    const role = this.pick(['mentee', 'mentor'] as const);
    const at = this.headers[role].indexOf('Интересы');
    const what = this.pick(['rename', 'unknown', 'move', 'add'] as const);
    if (what === 'rename' && at >= 0) this.headers[role][at] = 'Интересы, увлечения';
    else if (what === 'unknown' && at >= 0) this.headers[role][at] = 'Чем живёшь';
    else if (what === 'move') this.order[role].reverse();
    else if (what === 'add') this.headers[role].push('Есть ли питомец');
    if (what === 'add') this.order[role].push(this.headers[role].length - 1);
    this.told.push(`the form of the ${role} is changed: ${what}`);
  }

  rearrangeBank(): void {
    const role = this.pick(['mentee', 'mentor'] as const);
    const sheet = this.bank(role);
    if (!sheet) return;
    const [head = [], ...rows] = sheet.rows;
    const wide = Math.max(...sheet.rows.map((row) => row.length));
    // A column of the curator's own at the left, the rows the other way round.
    sheet.columnCount = wide + 1;
    sheet.rows = [
      [{ value: `Заметки ${this.told.length}` }, ...head],
      ...rows.reverse().map((row) => [undefined as never, ...row]),
    ];
    this.told.push(`the bank of the ${role} is turned round`);
  }

  deleteRow(): void {
    const found = this.someone();
    const sheet = found && this.bank(found[1]);
    if (!found || !sheet || found[2].withdrawn) return;
    const [person, role, known] = found;
    sheet.rows = sheet.rows.filter((row) => !row.some((cell) => displayValue(cell, 'ru_RU') === known.code));
    this.known.delete(keyOf(person, role));
    this.used.add(known.code);
    this.told.push(`${known.code} is deleted from the bank`);
  }

  // What must be so.

  collect(): void {
    this.minute += 60_000;
    for (const role of ['mentee', 'mentor'] as const) {
      const shown = this.visible.filter((given) => given.role === role);
      if (shown.length === 0 && !this.place.document.sheets.some((sheet) => sheet.name === answerSheets[role]))
        continue;
      const base = role === 'mentee' ? mentee : mentor;
      const rows = shown.map((given) => {
        const person = people[given.person] ?? people[0];
        const cells = base({
          'Отметка времени': momentOf(given.at),
          [name]: person.name,
          [placeTitle[role]]: person.work,
          'Год рождения': person.year,
          'Законный представитель': '',
          'Контактные данные': person.phone,
          [topicTitle[role]]: given.topic,
          Интересы: 'шахматы',
          [consent]: given.said,
        });
        return this.order[role].map((at) => cells[at] ?? '');
      });
      putSheet(this.place.document, answerSheets[role], [
        this.order[role].map((at) => this.headers[role][at] ?? ''),
        ...rows,
      ]);
    }
    if (this.place.document.sheets.some(({ name: title }) => /^(Ответы|Банк)/.test(title)))
      this.school().run('collectAnswers');
    this.told.push('collected');
    this.takeInMind();
    this.check();
  }

  private takeInMind(): void {
    for (const given of [...this.visible].sort((a, b) => a.at - b.at)) {
      const key = keyOf(given.person, given.role);
      const known: Known = this.known.get(key) ?? {
        topic: '',
        consent: '',
        typed: new Map(),
        withdrawn: false,
        taken: new Set(),
        code: '',
      };
      this.known.set(key, known);
      if (known.withdrawn || known.taken.has(given)) continue;
      known.taken.add(given);
      if (!known.typed.has(columns[given.role].topic)) known.topic = given.topic;
      if (!known.typed.has('Согласие') && given.said !== '')
        known.consent = given.said.startsWith('Да') ? 'да' : given.said === 'нет' ? 'нет' : '';
    }
  }

  private check(): void {
    for (const role of ['mentee', 'mentor'] as const) {
      const wanted = [...this.known].filter(([key]) => key.endsWith(role));
      const rows = recordsOf(this.bank(role));
      const filled = rows.filter((row) => row[columns[role].name] !== '');
      const who = (row: Record<string, string>): string => `${row[columns[role].name]} ${row[columns[role].year]}`;
      expect(filled.map(who).sort()).toEqual(
        wanted.map(([key]) => `${people[Number(key[0])]?.name} ${people[Number(key[0])]?.year}`).sort(),
      );
      for (const [key, known] of wanted) {
        const person = people[Number(key[0])] ?? people[0];
        const row = filled.find((each) => who(each) === `${person.name} ${person.year}`) ?? {};
        const code = row['Код участника'] ?? '';
        if (known.code === '') expect(this.used).not.toContain(code);
        else expect(code).toBe(known.code);
        known.code = code;
        this.used.add(code);
        expect([code, row['Согласие']]).toEqual([code, known.consent]);
        const topic = known.typed.get(columns[role].topic);
        expect([code, row[columns[role].topic]]).toEqual([code, topic ?? known.topic]);
        const contact = known.typed.get(columns[role].contact);
        expect([code, row[columns[role].contact]]).toEqual([code, contact ?? person.phone]);
        if (known.withdrawn) expect(row['Замечания']).not.toMatch(/указано/);
        else if (
          topic !== undefined &&
          this.visible.some((given) => given.role === role && given.person === Number(key[0]))
        )
          expect([code, row['Замечания']]).toEqual([
            code,
            expect.stringContaining(`«${columns[role].topic}»: в анкете`),
          ]);
      }
    }
  }

  /** At the end: once more changes nothing, and pairs hold nobody without consent. */
  finish(): void {
    this.collect();
    if (!this.bank('mentee') && !this.bank('mentor')) return;
    expect(this.school().run('collectAnswers').changed).toEqual({});
    if (!this.bank('mentee') || !this.bank('mentor')) return;
    const place = copyOf(this.place);
    openPlace(place, { now: () => this.minute }).host.runNow('formPairs');
    const pairs = place.document.sheets.find((sheet) => sheet.name === 'Пары');
    const paired = (pairs?.rows.flat() ?? [])
      .map((cell) => displayValue(cell, 'ru_RU'))
      .filter((text) => /^[НМ]-\d+$/.test(text));
    for (const known of this.known.values()) {
      if (known.withdrawn || known.consent !== 'да') expect(paired).not.toContain(known.code);
    }
  }
}

const events: readonly (keyof History)[] = [
  'answer',
  'answer',
  'answer',
  'correct',
  'withdraw',
  'sortAnswers',
  'dropAnswers',
  'deleteSheet',
  'replay',
  'changeForm',
  'rearrangeBank',
  'deleteRow',
];

function live(seed: number): void {
  const next = numbersFrom(seed);
  const history = new History(seed * 31);
  const step = (event: string): void => {
    (history as unknown as Record<string, () => void>)[event]?.();
  };
  try {
    step('answer');
    step('answer');
    step('collect');
    for (let left = 4 + Math.floor(next() * 7); left > 0; left -= 1) {
      step(events[Math.floor(next() * events.length)] ?? '');
      if (next() < 0.5) step('collect');
    }
    step('finish');
  } catch (error) {
    throw new Error(`seed ${seed}: ${history.told.join('; ')}`, { cause: error });
  }
}

test.each([1, 2, 3, 5, 8, 13, 21, 34])('history %i', live);
