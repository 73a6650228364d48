/** Cutting, and pasting texts alone: of tables from elsewhere neither looks nor scripts come in. */
import { CellValueType } from '@univerjs/core';
import type { ICellData } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/lib/facade';
import type { ActiveSheet } from './grid-view';
import { readPasted, type PastedTable } from './pasted-table';
import { placeKey } from './sheet-changes';
import { UNIT } from './workbook-data';

export interface PastingHooks {
  /** Texts by their places (`placeKey`) that go into the sheet next, to be read like typing. */
  readonly onTexts: (gridSheetId: string, texts: ReadonlyMap<string, string>) => void;
  /** A message for the person. */
  readonly onRefused: (message: string) => void;
}

export class Pasting {
  constructor(
    private readonly api: FUniver,
    private readonly activeSheet: () => ActiveSheet,
    private readonly hooks: PastingHooks,
  ) {}

  async cut(): Promise<void> {
    if (await this.api.executeCommand('univer.command.copy')) {
      await this.api.executeCommand('sheet.command.clear-selection-content');
    }
  }

  async pasteFromClipboard(): Promise<void> {
    try {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string): Promise<string> =>
        item?.types.includes(type) ? (await item.getType(type)).text() : '';
      this.paste(readPasted(await read('text/html'), await read('text/plain')));
    } catch {
      this.hooks.onRefused('Браузер не дал прочитать буфер обмена. Нажмите Ctrl+V.');
    }
  }

  /** Puts texts at the selection; one text fills all of it. */
  paste(table: PastedTable): void {
    const sheet = this.activeSheet();
    const selection = sheet.getSelection()?.getActiveRange()?.getRange();
    const width = Math.max(0, ...table.map((row) => row.length));
    if (!selection || width === 0) return;
    const single = table.length === 1 && width === 1;
    const height = single ? selection.endRow - selection.startRow + 1 : table.length;
    const across = single ? selection.endColumn - selection.startColumn + 1 : width;
    if (selection.startRow + height > sheet.getMaxRows() || selection.startColumn + across > sheet.getMaxColumns()) {
      this.hooks.onRefused('Вставка не помещается на листе: выберите ячейку выше или левее.');
      return;
    }
    const value: Record<number, Record<number, ICellData>> = {};
    const inputs = new Map<string, string>();
    for (let r = 0; r < height; r++) {
      for (let c = 0; c < across; c++) {
        const text = (single ? table[0]?.[0] : table[r]?.[c]) ?? '';
        const [row, column] = [selection.startRow + r, selection.startColumn + c];
        (value[row] ??= {})[column] = { v: text, t: text === '' ? null : CellValueType.STRING, p: null, f: null };
        inputs.set(placeKey(row, column), text);
      }
    }
    this.hooks.onTexts(sheet.getSheetId(), inputs);
    void this.api.executeCommand('sheet.command.set-range-values', {
      unitId: UNIT,
      subUnitId: sheet.getSheetId(),
      range: {
        ...selection,
        endRow: selection.startRow + height - 1,
        endColumn: selection.startColumn + across - 1,
      },
      value,
    });
  }
}
