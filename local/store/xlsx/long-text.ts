/**
 * Texts longer than a cell of the file may hold (32,767 UTF-16 units). The cell shows the beginning and says so; the
 * whole travels in the sidecar, and the mark finds it again wherever the cell has moved.
 */
import type { Cell } from '../../document/model';
import type { LongText } from './sidecar';

export const cellTextLimit = 32_767;
const HEAD = 32_000;
const mark =
  /\n\[Текст не помещается в ячейку \.xlsx: показано начало, целиком он хранится внутри файла под № (\d{1,9})\]$/;

function head(text: string): string {
  // A surrogate pair is not torn.
  const last = text.charCodeAt(HEAD - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? HEAD - 1 : HEAD);
}

/** Numbers the long texts of a workbook while it is written. */
export class LongTexts {
  readonly kept: LongText[] = [];

  /** What the cell shows instead of a text over the limit. */
  shorten(text: string, runs: Cell['runs']): string {
    const number = this.kept.length + 1;
    this.kept.push({ number, text, ...(runs !== undefined && { runs }) });
    return `${head(text)}\n[Текст не помещается в ячейку .xlsx: показано начало, целиком он хранится внутри файла под № ${number}]`;
  }
}

/** The whole text behind a shortened one; undefined for other texts and where a person changed what is shown. */
export function restoreLongText(shown: string, kept: ReadonlyMap<number, LongText>): LongText | undefined {
  if (!shown.endsWith(']')) return undefined;
  const match = mark.exec(shown.slice(-200));
  const whole = match === null ? undefined : kept.get(Number(match[1]));
  if (match === null || whole === undefined) return undefined;
  return shown.slice(0, shown.length - match[0].length) === head(whole.text) ? whole : undefined;
}
