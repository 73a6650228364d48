/**
 * What has to go from each sheet when the workbook is to hold codes only: names give way to codes, contacts and
 * representatives go, and what participants wrote stays.
 */
import { ownerOf } from '../people/answer-owner';
import { readSigners } from '../people/consent-words';
import { signers } from '../people/consent';
import type { KnownPerson } from '../people/known-people';
import { NameScrubber } from '../people/name-scrubber';
import { codeTitle } from '../questionnaires/question-titles';
import type { CellPlace, SheetChanges } from '../workbook/whole-sheet';
import type { Room } from './workbook-rooms';

type Written = CellPlace & { readonly text: string };

const bankNames = ['ФИО наставляемого', 'ФИО наставника', 'ФИО наставляемого (наставляемых)'];
const codePattern = /[НМ]-\d{3,}/g;

/** How questions about the person are titled, and what becomes of the answer. */
const questions: readonly (readonly [RegExp, 'code' | 'gone' | 'codes' | 'year'])[] = [
  [/^(?:фио|фамилия\s{0,3},?\s{0,3}имя|код участника)/i, 'code'],
  [/^(?:фамилия|имя|отчество)$/i, 'gone'],
  [/^(?:законный представитель|контакт|телефон|e-?mail|электронн|адрес)/i, 'gone'],
  [/^(?:желаемый наставник|предпочтение|с кем не хотели)/i, 'codes'],
  [/рожд/i, 'year'],
];

export class CodesPlan {
  private readonly scrubber: NameScrubber;
  /** For the sheets where staff are named as staff: a teacher who is a mentor stays there. */
  private readonly employment: NameScrubber;

  constructor(private readonly people: readonly KnownPerson[]) {
    const numbers = [...people.keys()].filter((number) => (people[number]?.codes.length ?? 0) > 0);
    const label = (person: number): string => people[person]?.codes.join(' / ') ?? '';
    this.scrubber = new NameScrubber(people, new Set(numbers), label);
    this.employment = new NameScrubber(
      people,
      new Set(numbers.filter((number) => people[number]?.staff !== true)),
      label,
    );
  }

  /** A text that stands in no cell, without the names. */
  scrub(text: string): string {
    return this.withCodes(text);
  }

  /** The changes of a sheet; of a bank's own names only with `own`, because the others are found by them. */
  changes(room: Room, own: boolean): SheetChanges {
    const { whole } = room;
    const write: Written[] = [];
    const notes: Written[] = [];
    whole.texts.forEach((cells, row) => {
      cells.forEach((shown, column) => {
        const note = whole.notes[row]?.[column] ?? '';
        if (note !== '' && this.withCodes(note) !== note) notes.push({ row, column, text: this.withCodes(note) });
        const formula = whole.formulas[row]?.[column] ?? '';
        if (shown === '' && formula === '') return;
        const text = formula === '' ? this.cell(room, row, column, cells, own) : this.formula(formula, shown);
        if (text !== shown) write.push({ row, column, text });
      });
    });
    return {
      clear: write.filter(({ text }) => text === ''),
      // A column after another, so that thousands of names are one write.
      write: write.filter(({ text }) => text !== '').sort((a, b) => a.column - b.column || a.row - b.row),
      notes,
    };
  }

  private formula(formula: string, shown: string): string {
    return this.withCodes(formula) === formula ? shown : this.withCodes(shown);
  }

  private cell(room: Room, row: number, column: number, cells: readonly string[], own: boolean): string {
    const shown = cells[column] ?? '';
    const header = row < (room.table?.headerLine ?? (room.kind === 'answers' ? 1 : 0));
    if (room.kind === 'record') return shown;
    if (room.kind === 'employment') return this.employment.scrub(shown, { contacts: true }).text;
    if (room.kind === 'answers') return header ? this.questionTitle(shown) : this.answer(room, column, cells);
    if (header) return shown;
    const title = [...(room.table?.columns ?? [])].find(([, place]) => place === column + 1)?.[0] ?? '';
    if (room.kind === 'bank') return this.bankCell(room, title, shown, own);
    if (
      (room.kind === 'pairs' && (title === 'Наставник' || title === 'Наставляемый')) ||
      (room.kind === 'unmatched' && title === 'Кто')
    )
      return '';
    if (room.kind === 'quarantine' && title === 'Источник') return this.withCodes(shown.split('\n')[0] ?? '');
    return this.withCodes(shown);
  }

  private bankCell({ table }: Room, title: string, shown: string, own: boolean): string {
    const ownName = table?.schema.columns[1]?.title;
    if (title === ownName || title.startsWith('Контактные данные')) return own ? '' : shown;
    if (bankNames.includes(title) || title === 'Желаемый наставник') return this.codesIn(shown);
    if (title.startsWith('Год рождения')) return this.year(shown);
    if (title === 'Кто подписал') return this.signer(shown);
    return this.withCodes(shown);
  }

  private signer(shown: string): string {
    const { self, representative, other, nobody, name } = readSigners(shown);
    if (name === '') return shown;
    if (nobody || other) return this.withCodes(shown.replace(/[А-ЯЁ][\p{L}.-]*/gu, '')).trim();
    return representative ? signers.representative : self || name !== '' ? signers.self : shown;
  }

  private answer({ whole }: Room, column: number, cells: readonly string[]): string {
    const titles = whole.texts[0] ?? [];
    const shown = cells[column] ?? '';
    const kind = questions.find(([pattern]) => pattern.test(titles[column]?.trim() ?? ''))?.[1];
    if (kind === 'gone') return '';
    if (kind === 'codes') return this.codesIn(shown);
    if (kind === 'year') return this.year(shown);
    if (kind === undefined) return this.withCodes(shown);
    const owner = ownerOf(titles, cells, this.people);
    return owner && 'number' in owner ? (this.people[owner.number]?.codes[0] ?? '') : '';
  }

  /** The question about the name asks for the code from now on. */
  private questionTitle(title: string): string {
    return /^(?:фио|фамилия\s*,\s*имя)/i.test(title.trim()) ? codeTitle : title;
  }

  private withCodes(text: string): string {
    return this.scrubber.scrub(text, { contacts: true, anyone: true }).text;
  }

  /** Only codes stay of a cell that names people. */
  private codesIn(text: string): string {
    return (this.withCodes(text).match(codePattern) ?? []).join(', ');
  }

  private year(text: string): string {
    return /(?:19|20)\d{2}/.exec(text)?.[0] ?? (/^\d{1,2}$/.test(text.trim()) ? text : '');
  }
}
