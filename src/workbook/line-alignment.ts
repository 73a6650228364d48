/**
 * Which line of a sheet as it was each line of it as it is now comes from, after a person has sorted, moved, put in,
 * taken out or doubled lines, and although cells have been written over since.
 */

export interface Grid {
  readonly height: number;
  readonly width: number;
  /** Row by row. */
  readonly cells: string[];
}

/** A cell's text that stands in more lines than this is no sign of one of them. */
const tooCommon = 20;

/** Which line of the sheet as it was each line of the sheet as it is now comes from; lines are rows or columns. */
export class LineAlignment {
  private readonly lines: number;
  private readonly length: number;
  /** Line now -> line then; -1 for a new one. */
  private readonly source: Int32Array;
  private readonly used: Uint8Array;
  private strangers = 0;

  constructor(
    private readonly then: Grid,
    private readonly now: Grid,
    private readonly hidden: Uint8Array,
    private readonly byColumns: boolean,
  ) {
    this.lines = byColumns ? now.width : now.height;
    this.length = byColumns ? now.height : now.width;
    this.source = new Int32Array(this.lines).fill(-1);
    this.used = new Uint8Array(this.lines);
    this.matchWhole();
    this.matchPartly();
    this.matchAlike();
    this.matchCopies();
  }

  /** Where the cell's content stood: its column from 0 (-1 for a new one), its place in the grid (-1 likewise). */
  origin(row: number, column: number): { readonly from: number; readonly place: number } {
    const source = this.source[this.byColumns ? column : row] ?? -1;
    const from = this.byColumns ? source : column;
    if (source < 0) return { from: -1, place: -1 };
    return { from, place: this.byColumns ? row * this.now.width + source : source * this.now.width + column };
  }

  /** Cells that are not as they were, lines that are gone, and lines that are new. */
  unexplained(): number {
    let count = this.strangers;
    for (let line = 0; line < this.lines; line++) {
      const source = this.source[line] ?? -1;
      if (source >= 0) count += this.differences(line, source);
      if (!this.used[line] && !this.isBlank(this.then, line)) count++;
    }
    return count;
  }

  private at(line: number, position: number): number {
    return this.byColumns ? position * this.now.width + line : line * this.now.width + position;
  }

  private key(grid: Grid, line: number): string {
    return Array.from({ length: this.length }, (_, position) => grid.cells[this.at(line, position)]).join('\u0000');
  }

  private isBlank(grid: Grid, line: number): boolean {
    for (let position = 0; position < this.length; position++) {
      if (grid.cells[this.at(line, position)] !== '') return false;
    }
    return true;
  }

  /** Positions of the line that show what stood there, and were not written over. */
  private seen(line: number): number[] {
    const seen: number[] = [];
    for (let position = 0; position < this.length; position++)
      if (!this.hidden[this.at(line, position)]) seen.push(position);
    return seen;
  }

  private differences(line: number, source: number): number {
    let count = 0;
    for (let position = 0; position < this.length; position++) {
      const at = this.at(line, position);
      if (!this.hidden[at] && this.now.cells[at] !== this.then.cells[this.at(source, position)]) count++;
    }
    return count;
  }

  private agrees(line: number, source: number): boolean {
    for (let position = 0; position < this.length; position++) {
      const at = this.at(line, position);
      if (!this.hidden[at] && this.now.cells[at] !== this.then.cells[this.at(source, position)]) return false;
    }
    return true;
  }

  private match(line: number, source: number): void {
    this.source[line] = source;
    this.used[source] = 1;
  }

  /** Lines that nothing was written over, and that are whole; equal ones keep their order. */
  private matchWhole(): void {
    const waiting = new Map<string, number[]>();
    for (let line = this.lines - 1; line >= 0; line--) {
      const key = this.key(this.then, line);
      const same = waiting.get(key);
      if (same) same.push(line);
      else waiting.set(key, [line]);
    }
    for (let line = 0; line < this.lines; line++) {
      if (this.seen(line).length < this.length) continue;
      const source = waiting.get(this.key(this.now, line))?.pop();
      if (source !== undefined) this.match(line, source);
    }
  }

  /** Lines written over in part: what is still seen must agree, and the neighbour's neighbour is tried first. */
  private matchPartly(): void {
    for (let line = 0; line < this.lines; line++) {
      if (this.source[line] !== -1 || this.seen(line).length === this.length) continue;
      const fits = (source: number): boolean =>
        source >= 0 && source < this.lines && !this.used[source] && this.agrees(line, source);
      const next = (this.source[line - 1] ?? -1) + 1;
      const source = fits(next) ? next : fits(line) ? line : this.first(fits);
      if (source >= 0) this.match(line, source);
    }
  }

  private first(fits: (source: number) => boolean): number {
    for (let source = 0; source < this.lines; source++) if (fits(source)) return source;
    return -1;
  }

  /** Lines in which something was typed, or which count by a formula: at least half of what is seen must agree. */
  private matchAlike(): void {
    const rest = Array.from({ length: this.lines }, (_, line) => line);
    const holders = new Map<string, number[]>();
    for (const source of rest.filter((line) => !this.used[line])) {
      for (let position = 0; position < this.length; position++) {
        const text = this.then.cells[this.at(source, position)] ?? '';
        if (text === '') continue;
        const key = `${position}\u0000${text}`;
        const known = holders.get(key);
        if (known) known.push(source);
        else holders.set(key, [source]);
      }
    }
    for (const line of rest.filter((each) => this.source[each] === -1)) {
      const filled = this.seen(line).filter((position) => this.now.cells[this.at(line, position)] !== '');
      const votes = new Map<number, number>();
      for (const position of filled) {
        const sources = holders.get(`${position}\u0000${this.now.cells[this.at(line, position)] ?? ''}`) ?? [];
        // What stands in many lines tells none of them from the others.
        if (sources.length > tooCommon) continue;
        for (const source of sources) if (!this.used[source]) votes.set(source, (votes.get(source) ?? 0) + 1);
      }
      const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      if (best && best[1] * 2 >= filled.length) this.match(line, best[0]);
    }
  }

  /** A line that was doubled has the same source as the other; what is new comes from nowhere. */
  private matchCopies(): void {
    const places = new Map<string, number>();
    for (let line = 0; line < this.lines; line++) places.set(this.key(this.then, line), line);
    for (let line = 0; line < this.lines; line++) {
      if (this.source[line] !== -1) continue;
      const seen = this.seen(line);
      if (seen.every((position) => this.now.cells[this.at(line, position)] === '')) continue;
      const copied =
        seen.length === this.length
          ? (places.get(this.key(this.now, line)) ?? -1)
          : this.first((source) => this.agrees(line, source));
      this.source[line] = copied;
      // A line is doubled in its place, so that a text beside its own is no new one.
      const beside = copied >= 0 && [line - 1, line + 1].some((near) => this.source[near] === copied);
      this.strangers += beside ? 0.5 : 1;
    }
  }
}
