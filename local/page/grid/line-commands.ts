/**
 * The grid's commands for rows and columns, in the host's words: the host moves the lines, and the page shows what came
 * of it.
 */
import type { LineChange, Rect } from '../../server/wire';

const COMMANDS = {
  'sheet.command.insert-multi-rows-above': { axis: 'rows', kind: 'insert', after: false },
  'sheet.command.insert-multi-rows-after': { axis: 'rows', kind: 'insert', after: true },
  'sheet.command.insert-multi-cols-before': { axis: 'columns', kind: 'insert', after: false },
  'sheet.command.insert-multi-cols-right': { axis: 'columns', kind: 'insert', after: true },
  'sheet.command.remove-row-confirm': { axis: 'rows', kind: 'delete', after: false },
  'sheet.command.remove-col-confirm': { axis: 'columns', kind: 'delete', after: false },
} as const;

export type LineCommand = keyof typeof COMMANDS;

export const LINE_COMMANDS = Object.keys(COMMANDS) as readonly LineCommand[];

export function isLineCommand(id: string): id is LineCommand {
  return Object.hasOwn(COMMANDS, id);
}

/**
 * @param selection the lines it is about
 * @param asked how many new lines; null: as many as are selected
 */
export function lineChange(id: LineCommand, sheetId: number, selection: Rect, asked: number | null): LineChange {
  const { axis, kind, after } = COMMANDS[id];
  const [first, last] = axis === 'rows' ? [selection.top, selection.bottom] : [selection.left, selection.right];
  const selected = last - first + 1;
  if (kind === 'delete') return { sheetId, axis, kind, at: first, count: selected };
  const count = Math.min(1_000, Math.max(1, Math.floor(asked ?? selected)));
  return { sheetId, axis, kind, at: after ? last + 1 : first, count, like: after ? last : first };
}
