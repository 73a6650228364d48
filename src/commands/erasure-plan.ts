/**
 * What has to go from each sheet when one person's data are destroyed: own rows are emptied, mentions in other people's
 * cells give way to the code, and what may mean somebody else is left and listed by its address.
 */
import { ownerOf } from '../people/answer-owner';
import type { KnownPerson } from '../people/known-people';
import { NameScrubber } from '../people/name-scrubber';
import { addressOf, type CellPlace, type SheetChanges } from '../workbook/whole-sheet';
import type { Room } from './workbook-rooms';

export interface RoomErasure {
  readonly room: Room;
  readonly changes: SheetChanges;
  /** For the act: «строк: 2», «упоминаний: 1». */
  readonly removed: string;
}

export interface ErasurePlan {
  readonly rooms: readonly RoomErasure[];
  /** «Предпочтения!C5»: places that only a person can decide. */
  readonly doubts: readonly string[];
}

interface Found {
  readonly clear: CellPlace[];
  readonly write: (CellPlace & { text: string })[];
  readonly notes: (CellPlace & { text: string })[];
  readonly doubts: CellPlace[];
  rows: number;
  mentions: number;
}

/** Columns of a meeting in which people write about each other. */
const meetingWords = ['Тема', 'Результат, задание', 'Обратная связь наставника', 'Обратная связь наставляемого'];
/** Whose name and place of work or study the partner's row of the bank holds. */
const partnerColumns = ['ФИО наставника', 'ФИО наставляемого (наставляемых)'];
const partnerPlaces = ['Место работы/учебы наставника', 'Место работы/учебы наставляемого'];

export class Eraser {
  private readonly codes: ReadonlySet<string>;
  private readonly scrubber: NameScrubber;
  /** Codes of the pairs the person is in, and of the others in them. */
  private readonly pairs = new Set<string>();
  private readonly partners = new Set<string>();

  constructor(
    private readonly people: readonly KnownPerson[],
    private readonly target: number,
    code: string,
    private readonly rooms: readonly Room[],
  ) {
    this.codes = new Set([code, ...(people[target]?.codes ?? [])]);
    this.scrubber = new NameScrubber(people, new Set([target]), () => code);
    for (const { kind, table } of rooms) {
      if (kind !== 'pairs') continue;
      for (const row of table?.rows ?? []) {
        const [mentor, mentee] = [row.text('Код наставника').trim(), row.text('Код наставляемого').trim()];
        if (!this.codes.has(mentor) && !this.codes.has(mentee)) continue;
        this.pairs.add(row.text('Код пары').trim());
        this.partners.add(this.codes.has(mentor) ? mentee : mentor);
      }
    }
    this.pairs.delete('');
  }

  /** Everything but the person's own rows of the banks, which hold the name until the very end. */
  plan(): ErasurePlan {
    const planned = this.rooms.map((room) => ({ room, found: this.search(room) }));
    return {
      rooms: planned.flatMap(({ room, found }) => {
        const { clear, write, notes, rows, mentions } = found;
        if (clear.length + write.length + notes.length === 0) return [];
        const removed = [rows > 0 ? `строк: ${rows}` : '', mentions > 0 ? `упоминаний: ${mentions}` : ''].filter(
          (part) => part !== '',
        );
        return [{ room, changes: { clear, write, notes }, removed: removed.join(', ') }];
      }),
      doubts: planned.flatMap(({ room, found }) =>
        found.doubts.map((place) => `${room.whole.name}!${addressOf(place)}`),
      ),
    };
  }

  /** Whether an answer of a form is the person's own, or names the person. */
  answer(titles: readonly string[], cells: readonly string[]): 'own' | 'names' | 'doubtful' | 'no' {
    const owner = ownerOf(titles, cells, this.people);
    if (owner && 'number' in owner && owner.number === this.target) return 'own';
    if (owner && 'doubtful' in owner && owner.doubtful.includes(this.target)) return 'doubtful';
    return cells.some((cell) => this.scrubber.named(cell).length > 0) ? 'names' : 'no';
  }

  /** A text of the workbook that stands in no cell (the name of a sheet, a property), without the person. */
  scrub(text: string): string {
    return this.scrubber.scrub(text, { contacts: true }).text;
  }

  private search(room: Room): Found {
    const found: Found = { clear: [], write: [], notes: [], doubts: [], rows: 0, mentions: 0 };
    if (room.kind === 'record') return found;
    if (room.kind === 'employment' && this.people[this.target]?.staff) return found;
    if (room.kind === 'papers' && this.isOwnPaper(room)) {
      room.whole.texts.forEach((_, row) => {
        this.emptyRow(room, row, found);
      });
      return found;
    }
    const titles = this.titlesOf(room);
    room.whole.texts.forEach((cells, row) => {
      this.searchRow(room, row, cells, titles, found);
    });
    return found;
  }

  private searchRow(room: Room, row: number, cells: readonly string[], titles: readonly string[], found: Found): void {
    const text = (title: string): string => {
      const place = room.table?.columns.get(title);
      return place === undefined ? '' : (cells[place - 1] ?? '').trim();
    };
    const header = row < (room.table?.headerLine ?? (room.kind === 'answers' ? 1 : 0));
    if (header) this.scrubRow(room, row, cells, found);
    else if (room.kind === 'bank') this.searchBank(room, row, cells, text, found);
    else if (room.kind === 'answers') this.searchAnswer(room, row, cells, titles, found);
    else if (room.kind === 'pairs') this.searchPair(room, row, cells, text, found);
    else if (room.kind === 'unmatched' && this.codes.has(text('Код участника')))
      this.emptyRow(room, row, found, ['Код участника', 'Роль']);
    else if (room.kind === 'log' && this.pairs.has(text('Код пары'))) {
      this.scrubRow(room, row, cells, found);
      this.empty(room, row, meetingWords, found);
    } else if (room.kind === 'quarantine' && cells.some((cell) => this.scrubber.named(cell).length > 0))
      this.emptyRow(room, row, found);
    else this.scrubRow(room, row, cells, found);
  }

  private searchBank(
    room: Room,
    row: number,
    cells: readonly string[],
    text: (title: string) => string,
    found: Found,
  ): void {
    if (this.codes.has(text('Код участника'))) return;
    const own = ['ФИО наставляемого', 'Контактные данные для связи (данные представителя)'];
    const mentor = room.table?.schema.columns[1]?.title === 'ФИО наставника';
    const skip = mentor ? ['ФИО наставника', 'Контактные данные для связи', 'Кто подписал'] : [...own, 'Кто подписал'];
    const partner = this.partners.has(text('Код участника'));
    const before = found.mentions;
    this.scrubRow(room, row, cells, found, {
      skip,
      meant: partner ? partnerColumns.filter((title) => !skip.includes(title)) : [],
      contacts: false,
    });
    // The place of the one partner is the person's own datum; among several nobody can tell whose it is.
    const named = partnerColumns
      .filter((title) => !skip.includes(title))
      .map(text)
      .join(' ');
    if (partner && found.mentions > before && this.scrubber.mentioned(named).length === 1)
      this.empty(
        room,
        row,
        partnerPlaces.filter((title) => (mentor ? title.endsWith('наставляемого') : title.endsWith('наставника'))),
        found,
      );
  }

  private searchAnswer(
    room: Room,
    row: number,
    cells: readonly string[],
    titles: readonly string[],
    found: Found,
  ): void {
    const owner = ownerOf(titles, cells, this.people);
    if (owner && 'number' in owner && owner.number === this.target) this.emptyRow(room, row, found);
    else if (owner && 'doubtful' in owner && owner.doubtful.includes(this.target))
      found.doubts.push({ row, column: 0 });
    else {
      const skip = titles.flatMap((title, at) =>
        /^(?:фио|фамилия|имя|отчество|законный представитель|контакт)/i.test(title.trim()) ? [at] : [],
      );
      this.scrubRow(room, row, cells, found, { skipPlaces: skip, contacts: false });
    }
  }

  private searchPair(
    room: Room,
    row: number,
    cells: readonly string[],
    text: (title: string) => string,
    found: Found,
  ): void {
    const [mentor, mentee] = [text('Код наставника'), text('Код наставляемого')];
    if (!this.codes.has(mentor) && !this.codes.has(mentee)) {
      this.scrubRow(room, row, cells, found, { skip: ['Наставник', 'Наставляемый'] });
      return;
    }
    const [title, code] = this.codes.has(mentor) ? ['Наставник', mentor] : ['Наставляемый', mentee];
    this.put(room, row, title, code, found);
    this.empty(room, row, ['Почему', 'Запас', 'Закрепить'], found);
    if (text('Статус') === 'предложена' || text('Статус') === 'утверждена') {
      // The status last: as long as it stands, a run that was broken off knows what to do here.
      if (text('Причина завершения') === '') this.put(room, row, 'Причина завершения', 'Участник выбыл', found);
      this.put(room, row, 'Статус', 'расторгнута', found);
    }
    this.scrubRow(room, row, cells, found, {
      skip: ['Наставник', 'Наставляемый', 'Почему', 'Запас', 'Закрепить', 'Статус', 'Причина завершения'],
    });
    if (found.clear.some((place) => place.row === row) || found.write.some((place) => place.row === row)) found.rows++;
  }

  /** A paper about the person alone or with partners; one that names others too is only scrubbed. */
  private isOwnPaper({ whole }: Room): boolean {
    const named = new Set(whole.texts.flat().flatMap((text) => this.scrubber.mentioned(text)));
    if (!whole.texts.flat().some((text) => this.scrubber.named(text).length > 0)) return false;
    return [...named].every((number) => {
      const person = this.people[number];
      return number === this.target || person?.staff === true || person?.codes.some((code) => this.partners.has(code));
    });
  }

  /** Empties a row but for the named columns. */
  private emptyRow({ whole, table }: Room, row: number, found: Found, keep: readonly string[] = []): void {
    const kept = new Set(keep.map((title) => (table?.columns.get(title) ?? 0) - 1));
    const filled = (whole.texts[row] ?? []).flatMap((text, column) =>
      kept.has(column) || (text === '' && (whole.formulas[row]?.[column] ?? '') === '') ? [] : [{ row, column }],
    );
    found.clear.push(...filled);
    if (filled.length > 0) found.rows++;
    (whole.notes[row] ?? []).forEach((note, column) => {
      if (note !== '') found.notes.push({ row, column, text: '' });
    });
  }

  private empty({ whole, table }: Room, row: number, titles: readonly string[], found: Found): void {
    for (const title of titles) {
      const column = (table?.columns.get(title) ?? 0) - 1;
      if (column < 0 || (whole.texts[row]?.[column] ?? '') === '') continue;
      found.write.splice(
        0,
        found.write.length,
        ...found.write.filter((place) => place.row !== row || place.column !== column),
      );
      found.clear.push({ row, column });
    }
  }

  private put({ whole, table }: Room, row: number, title: string, text: string, found: Found): void {
    const column = (table?.columns.get(title) ?? 0) - 1;
    if (column >= 0 && whole.texts[row]?.[column] !== text) found.write.push({ row, column, text });
  }

  /** Takes the person out of every cell and note of a row. */
  private scrubRow(
    { whole, table }: Room,
    row: number,
    cells: readonly string[],
    found: Found,
    how: {
      skip?: readonly string[];
      skipPlaces?: readonly number[];
      meant?: readonly string[];
      contacts?: boolean;
    } = {},
  ): void {
    const placesOf = (titles: readonly string[] = []): Set<number> =>
      new Set(titles.map((title) => (table?.columns.get(title) ?? 0) - 1));
    const skipped = new Set([...placesOf(how.skip), ...(how.skipPlaces ?? [])]);
    const meant = placesOf(how.meant);
    const contacts = how.contacts ?? true;
    cells.forEach((shown, column) => {
      const note = whole.notes[row]?.[column] ?? '';
      const cleanNote = note === '' ? note : this.scrubber.scrub(note, { contacts }).text;
      if (cleanNote !== note) found.notes.push({ row, column, text: cleanNote });
      if (skipped.has(column) || shown === '') return;
      const formula = whole.formulas[row]?.[column] ?? '';
      // What a formula shows goes with its source; what it holds itself must go here.
      const text = formula === '' ? shown : this.scrubber.scrub(formula, { contacts }).text === formula ? '' : shown;
      if (text === '') return;
      const clean = this.scrubber.scrub(text, { contacts, meant: meant.has(column) ? this.target : undefined });
      if (clean.doubtful) found.doubts.push({ row, column });
      if (clean.text !== text || formula !== '') {
        found.write.push({ row, column, text: clean.text });
        found.mentions++;
      }
    });
  }

  private titlesOf({ whole, table }: Room): readonly string[] {
    return whole.texts[(table?.headerLine ?? 1) - 1] ?? [];
  }
}
