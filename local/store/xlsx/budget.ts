/**
 * How much work and memory one workbook may cost while it is read. Honest files of a school stay far below; the bounds
 * catch small files that unfold without end, whatever part of the format they do it with.
 */
const allowances = {
  /** Cells that hold something. */
  cells: 500_000,
  /** Area of all merges. */
  merged: 1_000_000,
  /** Area that the used cells of all sheets span: Google's own bound. */
  span: 10_000_000,
  /** Cells under validation rules. */
  validated: 400_000,
  /** Characters of validation rules, counted for every cell they cover. */
  validationText: 100_000_000,
  /** Ranges of conditional formats. */
  conditionalRanges: 50_000,
  /** Characters of formulas, shared ones counted for every cell. */
  formulaText: 10_000_000,
  /** Pieces of rich text, counted for every cell. */
  richPieces: 1_000_000,
  /** Cells visited for links, filters and the like. */
  visits: 4_000_000,
} as const;

export type Allowance = keyof typeof allowances;

export class Budget {
  private readonly spent = new Map<Allowance, number>();

  /** Spends an amount; false, and nothing is spent, where so much is not left. */
  take(what: Allowance, amount: number): boolean {
    const sum = (this.spent.get(what) ?? 0) + amount;
    if (sum > allowances[what]) return false;
    this.spent.set(what, sum);
    return true;
  }
}
