/**
 * An answers sheet or file read into answers: each known by what it says, whatever row it stands in, so that sorting,
 * deleting or sending again changes nothing.
 */
import type { Role } from '../people/participant';
import { collapseSpaces } from '../people/text-folding';
import { fieldText, matchColumns, type Field } from './answer-fields';
import { readMoment, slashOrderOf } from './moment';
import { answerPrint } from './print';

export interface Answer {
  readonly role: Role;
  readonly from: 'sheet' | 'file';
  /** Row of the sheet or file, from 1. */
  readonly line: number;
  /** The same for the same words of the same person. */
  readonly id: string;
  /** The same whatever the name; by it a cured answer is known again. */
  readonly nameless: string;
  /** `YYYY-MM-DDThh:mm:ss`; absent where the mark is missing or unreadable. */
  readonly moment?: string;
  /** Everything that was answered, question by question; for a person to read. */
  readonly whole: string;
  readonly text: (field: Field) => string;
}

export interface AnswerSheet {
  readonly answers: readonly Answer[];
  /** Rows that say nothing but when. */
  readonly blank: number;
  /** Questions that are not known. */
  readonly unknown: readonly string[];
  /** Row of the headers, from 1. */
  readonly headerLine: number;
}

/** Answers of one kind of people, and where they were read: «лист …» or «файл». */
export interface TakenSheet extends AnswerSheet {
  readonly role: Role;
  readonly place: string;
}

/** The questions that make an answer's identity, in this order for ever: prints in banks depend on it. */
const told: readonly Field[] = [
  'code',
  'position',
  'birthYear',
  'representative',
  'contact',
  'topics',
  'details',
  'achievements',
  'interests',
  'form',
  'wishedAge',
  'places',
  'hours',
  'time',
  'format',
  'wishedMentor',
  'consent',
];

/** What tells who a person is, or who another one is. */
export const personal: ReadonlySet<Field> = new Set([
  'name',
  'surname',
  'given',
  'patronymic',
  'contact',
  'representative',
  'wishedMentor',
] as const);

const headerDepth = 20;

export interface AnswerOptions {
  readonly from: Answer['from'];
  /** The mode without names: nothing that tells a person goes into prints or into what is shown. */
  readonly anonymous: boolean;
}

/** Reads the grid; undefined where no row of headers names a person and something else. */
export function readAnswers(
  texts: readonly (readonly string[])[],
  role: Role,
  { from, anonymous }: AnswerOptions,
): AnswerSheet | undefined {
  const header = headerRow(texts, role);
  if (header < 0) return undefined;
  const columns = matchColumns(texts[header] ?? [], role);
  const rows = texts.slice(header + 1);
  const said = anonymous ? told.filter((field) => !personal.has(field)) : told;
  const shown = anonymous ? new Set(said.flatMap((field) => columns.places.get(field) ?? [])) : undefined;
  const order = slashOrderOf(rows.map((cells) => fieldText(cells, columns, 'moment')));
  const answers: Answer[] = [];
  /** How often the same was answered at the same moment: two blank names may be two people. */
  const seen = new Map<string, number>();
  let blank = 0;
  rows.forEach((cells, index) => {
    const text = (field: Field): string =>
      field === 'name' ? nameOf(cells, columns) : fieldText(cells, columns, field);
    if (cells.every((cell) => cell.trim() === '')) return;
    if (text('name').trim() === '' && told.every((field) => text(field).trim() === '')) {
      blank += 1;
      return;
    }
    const moment = readMoment(text('moment'), order);
    const body = said.map((field) => collapseSpaces(text(field))).join('\n');
    const person = anonymous ? '' : collapseSpaces(text('name')).toLowerCase();
    const key = `${moment ?? ''}\n${body}`;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    answers.push({
      role,
      from,
      line: header + index + 2,
      // Without the name, two people may have said the same.
      id: answerPrint(`${role}\n${person}\n${body}${anonymous ? `\n${times}\n${moment ?? ''}` : ''}`),
      nameless: answerPrint(`${role}\n${times}\n${key}`),
      get whole() {
        return wholeOf(texts[header] ?? [], cells, shown);
      },
      ...(moment === undefined ? {} : { moment }),
      text,
    });
  });
  return { answers, blank, unknown: columns.unknown, headerLine: header + 1 };
}

function wholeOf(headers: readonly string[], cells: readonly string[], shown?: ReadonlySet<number>): string {
  return cells
    .flatMap((cell, at) => (cell.trim() === '' || shown?.has(at) === false ? [] : [`${headers[at] ?? ''}: ${cell}`]))
    .join('\n');
}

const nameParts = ['surname', 'given', 'patronymic'] as const;

function nameOf(cells: readonly string[], columns: Parameters<typeof fieldText>[1]): string {
  if (!nameParts.some((part) => columns.places.has(part))) return fieldText(cells, columns, 'name');
  const parts = nameParts.map((field) => fieldText(cells, columns, field));
  const [surname = ''] = parts;
  const whole = fieldText(cells, columns, 'name');
  if (surname.trim() === '') return whole === '' ? parts.filter((part) => part.trim() !== '').join(' ') : whole;
  return parts.filter((part) => part.trim() !== '').join(' ');
}

/** Index from 0 of the row of headers; -1 where none names a person and something else. */
export function headerRow(texts: readonly (readonly string[])[], role: Role = 'mentee'): number {
  return texts.slice(0, headerDepth).findIndex((cells) => {
    const { places } = matchColumns(cells, role);
    return ['name', 'surname', 'code'].some((field) => places.has(field as Field)) && places.size > 1;
  });
}
