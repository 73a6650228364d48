/** «Пары» and «Журнал встреч» as plain values, each sheet read in one call. */
import { meetingKinds, pairStatuses } from '../pairing/pair-words';
import type { Meeting, Pair } from '../pairing/pair';
import { readDay } from '../workbook/cell';
import { meetingLogSheet, pairsSheet } from '../workbook/pair-sheets';
import type { Table, TableRow, Workbook } from '../workbook/workbook';

/** The rows of «Пары» that name somebody; undefined when there is no such sheet. @throws Refusal `column-missing` */
export function readPairs(workbook: Workbook): { table: Table; pairs: Pair[] } | undefined {
  const table = workbook.read(pairsSheet);
  return table && { table, pairs: table.rows.map(pairOf).filter((pair) => pair.mentorCode + pair.menteeCode !== '') };
}

/** A pair with its status as typed. */
export interface TypedPair extends Pair {
  readonly statusText: string;
}

/** Every row of «Пары» that says anything about a pair, also rows that name people without codes. */
export function readPairRows(table: Table): TypedPair[] {
  return table.rows
    .map((row) => ({ ...pairOf(row), statusText: row.text('Статус').trim() }))
    .filter(
      ({ mentorCode, menteeCode, mentorName, menteeName }) => mentorCode + menteeCode + mentorName + menteeName !== '',
    );
}

/** The meetings of «Журнал встреч»; undefined when there is no such sheet. @throws Refusal `column-missing` */
export function readMeetings(workbook: Workbook): { table: Table; meetings: Meeting[] } | undefined {
  const table = workbook.read(meetingLogSheet);
  return table && { table, meetings: table.rows.map(meetingOf).filter(({ pairCode }) => pairCode !== '') };
}

function pairOf(row: TableRow): Pair {
  const status = pairStatuses.find((word) => word === row.text('Статус').trim().toLowerCase());
  return {
    line: row.line,
    code: row.text('Код пары').trim(),
    mentorName: row.text('Наставник').trim(),
    menteeName: row.text('Наставляемый').trim(),
    mentorCode: row.text('Код наставника').trim(),
    menteeCode: row.text('Код наставляемого').trim(),
    form: row.text('Форма наставничества').trim(),
    ...whole(row, 'Балл', 'score'),
    ...(status ? { status } : {}),
    held: /^(true|истина|да|1|\+|x|х|✓|☑)$/i.test(row.text('Закрепить').trim()),
    ...isoDay(row, 'Дата начала', 'start'),
    ...isoDay(row, 'Дата завершения', 'end'),
    endReason: row.text('Причина завершения').trim(),
    order: row.text('Приказ').trim(),
  };
}

function meetingOf(row: TableRow): Meeting {
  const kind = meetingKinds.find((word) => word === row.text('Вид встречи').trim().toLowerCase());
  return {
    line: row.line,
    pairCode: row.text('Код пары').trim(),
    ...(kind ? { kind } : {}),
    ...isoDay(row, 'Дата по плану', 'planned'),
    ...isoDay(row, 'Дата', 'held'),
    ...whole(row, 'Длительность, мин', 'minutes'),
    topic: row.text('Тема').trim(),
    result: row.text('Результат, задание').trim(),
    mentorFeedback: row.text('Обратная связь наставника').trim(),
    menteeFeedback: row.text('Обратная связь наставляемого').trim(),
    status: row.text('Статус').trim().toLowerCase(),
  };
}

function isoDay<Key extends string>(row: TableRow, title: string, key: Key): Partial<Record<Key, string>> {
  const read = readDay(row.text(title));
  return read ? ({ [key]: read.day } as Record<Key, string>) : {};
}

function whole<Key extends string>(row: TableRow, title: string, key: Key): Partial<Record<Key, number>> {
  const text = row.text(title).trim();
  const value = Number(text.replace(',', '.'));
  return text !== '' && Number.isFinite(value) ? ({ [key]: value } as Record<Key, number>) : {};
}
