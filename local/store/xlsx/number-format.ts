/** Number formats: the numbered ones of the file format, and which formats Excel can read. */

/**
 * The formats that a file names by number (ECMA-376 part 1, 18.8.30). Those whose look depends on the reader's country
 * are given as a Russian Excel shows them.
 */
const numbered = new Map<number, string>([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'dd.mm.yyyy'],
  [15, 'dd.mmm.yy'],
  [16, 'dd.mmm'],
  [17, 'mmm.yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'dd.mm.yyyy h:mm'],
  [37, '#,##0;-#,##0'],
  [38, '#,##0;[Red]-#,##0'],
  [39, '#,##0.00;-#,##0.00'],
  [40, '#,##0.00;[Red]-#,##0.00'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
]);

/** Only what means the same in every country is written by number. */
const numberOf = new Map([1, 2, 3, 4, 9, 10, 11, 49].map((id) => [numbered.get(id) ?? '', id]));

/** The format of that number, absent for General and unknown ones. */
export function numberedFormat(id: number): string | undefined {
  return numbered.get(id);
}

/** The number that a format has without being declared. */
export function formatNumber(format: string): number | undefined {
  return numberOf.get(format);
}

/** What Excel accepts between sections, outside quotations; it refuses a whole workbook for one letter more. */
const piece =
  /"[^"]*"|\\[^"]|_[^"]|\*[^"]|\[(?:\$[^\][]{0,40}|h+|m+|s+|Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|[<>=]{1,2}-?\d{1,9}(?:\.\d{1,9})?)\]|General|AM\/PM|A\/P|E[+-]|[0#?.,%@ymdhsYMDHS\/:;$()+\- \u00a0'€₽№&!^{}~<>=]/y;

/** Whether Excel can read the format. */
export function isExcelFormat(format: string): boolean {
  if (format.length > 250 || format.split(';').length > 8) return false;
  let at = 0;
  while (at < format.length) {
    piece.lastIndex = at;
    const match = piece.exec(format);
    if (match === null) return false;
    at += match[0].length;
  }
  return true;
}

/** Whether a number in this format is a date or a time. */
export function isDateFormat(format: string | undefined): boolean {
  if (format === undefined) return false;
  const bare = format.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';')[0] ?? '';
  if (/\[[hms]+\]/i.test(bare)) return true;
  return /[ymdhs]/i.test(bare.replace(/\[[^\]]*\]|General/gi, '')) && !/[0#?]/.test(bare.replace(/s\.0+/i, ''));
}
