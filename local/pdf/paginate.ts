/** Puts rows on pages: a row is not cut, and a heading does not stay behind at the foot of a page. */

/** What keeps two neighbouring rows on one page. */
export interface RowToPlace {
  /** points */
  readonly height: number;
  readonly keepWithNext: boolean;
  /** A new page begins with this row. */
  readonly startsPage?: boolean;
  /** Height of the header that stands above the row when it opens a page, in points. */
  readonly repeated?: number;
}

/**
 * Rows of each page as [first, after the last]. Only a row or a chain of rows higher than a page is let go over its edge.
 * @param firstSpace room for rows on the first page, in points; may be less than nothing
 * @param space room on every other page
 */
export function paginate(rows: readonly RowToPlace[], firstSpace: number, space: number): [number, number][] {
  const pages: [number, number][] = [];
  let start = 0;
  let left = firstSpace;
  let at = 0;
  while (at < rows.length) {
    const end = endOfChain(rows, at, space);
    const height = rows.slice(at, end).reduce((sum, row) => sum + row.height, 0);
    // The first page is left to what stands above the table when no row has room there.
    const full = height > left && (at > start || (pages.length === 0 && firstSpace < space));
    if (full || (rows[at]?.startsPage === true && at > start)) {
      pages.push([start, at]);
      start = at;
      left = space - (rows[at]?.repeated ?? 0);
    }
    left -= height;
    at = end;
  }
  if (rows.length > start || pages.length === 0) pages.push([start, rows.length]);
  return pages;
}

/** A chain ends where nothing keeps it, or where it would no longer fit on any page. */
function endOfChain(rows: readonly RowToPlace[], from: number, space: number): number {
  let end = from + 1;
  let height = rows[from]?.height ?? 0;
  while (end < rows.length && rows[end - 1]?.keepWithNext === true && rows[end]?.startsPage !== true) {
    height += rows[end]?.height ?? 0;
    if (height > space) break;
    end++;
  }
  return end;
}
