/** What an export address asks for, in the words of Google's: paper, range, margins, and what is printed besides. */
import type { Rect } from '../document/model';

export interface PageSetup {
  /** Paper in points, already turned as asked. */
  readonly width: number;
  readonly height: number;
  /** Points. */
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  /** Sheet to print; absent: the first one. */
  readonly sheetId?: number;
  /** Cells to print, sides included; absent: all that is filled. */
  readonly range?: Rect;
  readonly fitWidth: boolean;
  readonly repeatFrozen: boolean;
  readonly gridlines: boolean;
  readonly sheetName: boolean;
  readonly pageNumbers?: 'left' | 'center' | 'right';
}

/** Points. */
const PAPER: Readonly<Record<string, readonly [width: number, height: number]>> = {
  letter: [612, 792],
  legal: [612, 1008],
  a3: [841.89, 1190.55],
  a4: [595.28, 841.89],
  a5: [419.53, 595.28],
};
/** Google's numbers of sizes. */
const PAPER_NUMBERS: Readonly<Record<string, string>> = {
  '0': 'letter',
  '2': 'legal',
  '6': 'a3',
  '7': 'a4',
  '8': 'a5',
};

const POINTS_PER_INCH = 72;
const USUAL_MARGIN = 0.75;
const WIDEST_MARGIN = 3;

/** Reads the parameters; what is absent or unreadable has Google's default. */
export function pageSetup(parameters: ReadonlyMap<string, string>): PageSetup {
  const size = (parameters.get('size') ?? 'letter').toLowerCase();
  const [short, long] = PAPER[PAPER_NUMBERS[size] ?? size] ?? [612, 792];
  const portrait = isOn(parameters, 'portrait', true);
  const margin = (name: string): number => {
    const inches = Number(parameters.get(`${name}_margin`) ?? USUAL_MARGIN);
    const sound = Number.isFinite(inches) && inches >= 0 ? Math.min(inches, WIDEST_MARGIN) : USUAL_MARGIN;
    return sound * POINTS_PER_INCH;
  };
  const place = /^(left|center|right)$/.exec((parameters.get('pagenum') ?? '').toLowerCase())?.[1];
  const gid = Number(parameters.get('gid') ?? Number.NaN);
  const range = rangeOf(parameters);
  return {
    width: portrait ? short : long,
    height: portrait ? long : short,
    margins: { top: margin('top'), right: margin('right'), bottom: margin('bottom'), left: margin('left') },
    ...(Number.isInteger(gid) && { sheetId: gid }),
    ...(range && { range }),
    fitWidth: isOn(parameters, 'fitw', true),
    repeatFrozen: isOn(parameters, 'fzr', false),
    gridlines: isOn(parameters, 'gridlines', true),
    sheetName: isOn(parameters, 'sheetnames', false),
    ...(place !== undefined && { pageNumbers: place as 'left' | 'center' | 'right' }),
  };
}

function isOn(parameters: ReadonlyMap<string, string>, name: string, otherwise: boolean): boolean {
  const value = parameters.get(name);
  return value === undefined ? otherwise : value === 'true' || value === '1';
}

/** `r1`, `c1` count from 0; `r2`, `c2` are the first line and column that are not printed. */
function rangeOf(parameters: ReadonlyMap<string, string>): Rect | undefined {
  const [top, left, bottom, right] = ['r1', 'c1', 'r2', 'c2'].map((name) => Number(parameters.get(name) ?? Number.NaN));
  if (top === undefined || left === undefined || bottom === undefined || right === undefined) return undefined;
  const sound = [top, left, bottom, right].every((side) => Number.isInteger(side) && side >= 0);
  return sound && bottom > top && right > left ? { top, left, bottom: bottom - 1, right: right - 1 } : undefined;
}
