/** «Карантин»: answers that cannot enter a bank, to the letter, until their cause is cured. */
import type { Answer, TakenSheet } from '../questionnaires/answers';
import { fitCell } from '../questionnaires/fit-cell';
import { printMoment } from '../questionnaires/moment';
import type { Reconciled } from '../questionnaires/reconcile';
import { answerIds } from '../questionnaires/source-mark';
import type { CellChange } from '../workbook/cell-changes';
import type { Edition, Seal } from '../workbook/edition';
import { quarantineSheet } from '../workbook/participant-sheets';
import type { Table, Workbook } from '../workbook/workbook';

const solved = 'Решено';

/** Marks a row whose cells are being written. */
const seal: Seal = { title: 'Источник', sign: '…' };

/** Brings the sheet to what was refused and entered; answers how many answers are held there. */
export function resolveQuarantine(
  workbook: Workbook,
  edition: Edition,
  sheets: readonly TakenSheet[],
  { refused, crowded, entered }: Reconciled,
): number {
  const table = workbook.read(quarantineSheet);
  const rows = (table?.rows ?? []).flatMap((row) => {
    const [id] = answerIds(row.text('Источник'));
    return id === undefined
      ? []
      : [
          {
            line: row.line,
            id,
            open: !row.text('Причина').startsWith(solved),
            begun: row.text('Источник').endsWith(seal.sign),
          },
        ];
  });
  const changes = rows.flatMap(({ line, id, open }): CellChange[] => {
    const code = entered.get(id);
    if (!open || code === undefined) return [];
    return [
      { line, title: 'Причина', value: `${solved}: ответ вошёл в банк, код ${code}.` },
      { line, title: 'Что сделать', value: 'Ничего: строку можно удалить.' },
    ];
  });
  const kept = [...refused, ...crowded];
  const record = recordOf(sheets, new Set(crowded));
  for (const { line, id, begun } of rows) {
    const answer = begun ? kept.find(({ nameless }) => nameless === id) : undefined;
    if (answer) for (const [title, value] of Object.entries(record(answer))) changes.push({ line, title, value });
  }
  const known = new Set(rows.map(({ id }) => id));
  const added = kept.filter(({ nameless }) => !known.has(nameless));
  if (table && changes.length > 0) {
    workbook.confirm(table);
    edition.patchCells(table, changes, new Set(changes.map(({ line }) => line)).size, seal);
  }
  if (added.length > 0) edition.append(table ?? newQuarantine(workbook, edition), added.map(record), seal);
  return rows.filter(({ id, open }) => open && !entered.has(id)).length + added.length;
}

function newQuarantine(workbook: Workbook, edition: Edition): Table {
  const sheet = edition.addTable(quarantineSheet, [], workbook.sheetNames().length);
  const titles = quarantineSheet.columns.map(({ title }) => title);
  return {
    name: quarantineSheet.name,
    sheet,
    texts: [titles],
    schema: quarantineSheet,
    headerLine: 1,
    columns: new Map(titles.map((title, index) => [title, index + 1])),
    rows: [],
  };
}

const recordOf =
  (sheets: readonly TakenSheet[], crowded: ReadonlySet<Answer>) =>
  (answer: Answer): Record<string, string> => {
    const { from, role } = answer;
    const place = sheets.find(({ answers: [first] }) => first?.from === from && first.role === role)?.place ?? '';
    if (crowded.has(answer)) {
      return {
        ...sourceOf(answer, place),
        Причина: 'Под этим именем уже больше 2000 ответов: строка банка больше не вмещает.',
        'Что сделать': 'Проверьте, не присылает ли кто-то ответы нарочно. Лишние удалите там, где они собраны.',
      };
    }
    return {
      ...sourceOf(answer, place),
      Причина: 'В ответе нет фамилии и имени.',
      'Что сделать':
        answer.from === 'file'
          ? 'Допишите имя в файле и загрузите его снова.'
          : 'Допишите имя на листе ответов и повторите «Собрать ответы».',
    };
  };

const sourceOf = (answer: Answer, place: string): Record<string, string> => ({
  Источник: fitCell(`${place}, строка ${answer.line} #${answer.nameless}\n${answer.whole}`),
  Когда: answer.moment === undefined ? answer.text('moment') : printMoment(answer.moment),
});
