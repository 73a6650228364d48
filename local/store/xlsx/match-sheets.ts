/** Which sheet of the file is which sheet of the sidecar, and what each is called in the model. */
import type { Losses } from './losses';
import type { SheetSidecar } from './sidecar';

export interface SheetEntry {
  readonly fileName: string;
  /** `sheetId` of the workbook part. */
  readonly number: number;
  readonly state: string;
  readonly part: string;
}

/** By name without case, else by number where a person renamed the sheet. */
export function matchSheets(
  entries: readonly SheetEntry[],
  known: readonly SheetSidecar[],
): Map<SheetEntry, SheetSidecar> {
  const matched = new Map<SheetEntry, SheetSidecar>();
  const byName = new Map(known.map((sheet) => [sheet.fileName.toLowerCase(), sheet]));
  const free = new Set(known);
  for (const entry of entries) {
    const same = byName.get(entry.fileName.toLowerCase());
    if (same === undefined || !free.delete(same)) continue;
    matched.set(entry, same);
  }
  for (const entry of entries) {
    const byNumber = known[entry.number - 1];
    if (matched.has(entry) || byNumber === undefined || !free.delete(byNumber)) continue;
    matched.set(entry, byNumber);
  }
  return matched;
}

/** The model's name of each sheet; names that repeat without case get a number. */
export function modelNames(
  entries: readonly SheetEntry[],
  matched: ReadonlyMap<SheetEntry, SheetSidecar>,
  losses: Losses,
): Map<SheetEntry, string> {
  const names = new Map<SheetEntry, string>();
  const taken = new Set<string>();
  for (const entry of entries) {
    const known = matched.get(entry);
    const wanted = known?.fileName === entry.fileName ? known.name : entry.fileName.slice(0, 100) || 'Лист';
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted} (${number})`;
    if (name !== wanted) losses.add('одинаковые имена листов');
    taken.add(name.toLowerCase());
    names.set(entry, name);
  }
  return names;
}

/** An id for each sheet: the known one, else a new one. Duplicates in a damaged sidecar count as unknown. */
export function sheetIds(
  entries: readonly SheetEntry[],
  matched: ReadonlyMap<SheetEntry, SheetSidecar>,
  lastId: number,
): number[] {
  const taken = new Set<number>();
  let last = Math.max(lastId, ...[...matched.values()].map(({ id }) => id));
  return entries.map((entry, index) => {
    const known = matched.get(entry)?.id ?? (matched.size === 0 && index === 0 ? 0 : undefined);
    if (known !== undefined && !taken.has(known)) {
      taken.add(known);
      return known;
    }
    last += 1;
    return last;
  });
}
