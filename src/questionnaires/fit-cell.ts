/**
 * A cell of a spreadsheet holds 50,000 characters and refuses more: with one answer all the others would be lost. A few
 * are left free for the sign of a row that is being written.
 */
export const longestText = 49_990;
const sign = ' [...]';

/** The text, or as much of its beginning as a cell holds; whoever cuts says so beside it. */
export function fitCell(text: string): string {
  if (text.length <= longestText) return text;
  // Half of a letter of two units is none.
  return text.slice(0, longestText - sign.length).replace(/[\ud800-\udbff]$/, '') + sign;
}
