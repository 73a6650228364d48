/** Finds columns by their headers, however a person has retyped, moved or wrapped them. */
import type { SheetSchema } from './sheet-schema';

/** A header as it is compared: without case, spaces, line breaks, ё/е, and without the dots and colons around it. */
export function foldHeader(header: string): string {
  return header
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[\s\u00a0\u200b\u200e\u200f\ufeff.:]/g, '');
}

/**
 * Where each column of the schema stands in a header row: title -> index from 0. A column that is not there is
 * missing from the map; of two equal headers the first counts.
 */
export function matchHeaders(schema: SheetSchema, headers: readonly string[]): Map<string, number> {
  const folded = headers.map(foldHeader);
  const places = new Map<string, number>();
  const taken = new Set<number>();
  const claim = (title: string, words: readonly string[]): void => {
    if (places.has(title)) return;
    const wanted = new Set(words.map(foldHeader));
    const index = folded.findIndex((header, at) => header !== '' && !taken.has(at) && wanted.has(header));
    if (index < 0) return;
    places.set(title, index);
    taken.add(index);
  };
  // Exact titles first, so that an accepted synonym never takes the place of a column that is there by its name.
  for (const column of schema.columns) claim(column.title, [column.title]);
  for (const column of schema.columns) claim(column.title, column.accepted ?? []);
  return places;
}
