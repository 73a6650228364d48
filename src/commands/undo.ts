/** «Отменить последнее действие»: puts back what the last command changed, except cells that a person has edited since. */
import type { Command } from '../command';
import { refusal } from '../refusal';
import { listed } from '../russian/listed';
import { plainShown, valueShown, type CellInput } from '../workbook/cell';
import { blocksAround } from '../workbook/blocks-around';
import { takeChartBack } from '../workbook/charts';
import { showRanges } from '../workbook/highlight';
import { LiteralWriter } from '../workbook/literal';
import { forget, hashText, hashTexts, recallUndo, type UndoStep } from '../workbook/memory';
import { addressOf } from '../workbook/whole-sheet';
import type { Workbook } from '../workbook/workbook';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export const undo: Command = {
  title: 'Отменить последнее действие',
  run: (workbook) => {
    const record = recallUndo(workbook);
    if (!record) throw refusal('nothing-to-undo');
    const kept: string[] = [];
    for (const step of [...record.steps].reverse()) {
      const sheet = workbook.sheetWithId(step.sheet);
      if (sheet) undoStep(workbook, sheet, step, kept);
    }
    forget(workbook);
    return [`Отменено: ${record.title}.`, ...kept];
  },
};

function undoStep(workbook: Workbook, sheet: Sheet, step: UndoStep, kept: string[]): void {
  switch (step.do) {
    case 'delete':
      if (hashTexts(workbook.grid(sheet).texts) === step.print) workbook.spreadsheet.deleteSheet(sheet);
      else kept.push(`Лист «${step.name}» оставлен: после создания его правили.`);
      return;
    case 'rename':
      if (sheet.getName() === step.to) sheet.setName(step.from);
      else kept.push(`Лист «${step.to}» переименован человеком, имя оставлено.`);
      return;
    case 'rows':
      takeRowsBack(sheet, step);
      return;
    case 'chart':
      takeChartBack(sheet, step, (id) => workbook.sheetWithId(id));
      return;
    case 'highlight':
      showRanges(sheet, step.before.ranges);
      return;
    case 'restore':
      restore(sheet, step, kept);
  }
}

/** Cells that still show what was written get back what they showed before; the others are not touched. */
function restore(sheet: Sheet, step: Extract<UndoStep, { do: 'restore' }>, kept: string[]): void {
  const { top, left, before, after } = step;
  const width = after[0]?.length ?? 0;
  const now = sheet.getRange(top, left, after.length, width).getDisplayValues();
  const edited = after.map((row, down) =>
    row.map((print, right) => hashText(plainShown(now[down]?.[right] ?? '')) !== print),
  );
  const writer = new LiteralWriter();
  for (const block of blocksAround(after.length, width, (down, right) => edited[down]?.[right] === true)) {
    const rows = Array.from({ length: block.height }, (_, down) =>
      Array.from({ length: block.width }, (_, right): CellInput =>
        valueShown(before[block.top + down]?.[block.left + right] ?? '', step.kinds[block.left + right]),
      ),
    );
    writer.write(sheet, top + block.top, left + block.left, rows);
  }
  const named = edited.flatMap((row, down) =>
    row.flatMap((is, right) => (is ? [addressOf({ row: top - 1 + down, column: left - 1 + right })] : [])),
  );
  if (named.length > 0) {
    kept.push(`На листе «${step.name}» оставлены ячейки, которые правили после этого: ${listed(named, 10)}.`);
  }
}

/** Rows that were inserted go again, unless something was written into them meanwhile. */
function takeRowsBack(sheet: Sheet, { line, count }: Extract<UndoStep, { do: 'rows' }>): void {
  const range = sheet.getRange(line, 1, count, Math.max(sheet.getLastColumn(), 1));
  if (range.getDisplayValues().every((row) => row.every((text) => text === ''))) sheet.deleteRows(line, count);
}
