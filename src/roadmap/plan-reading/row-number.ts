// Reads the numbers of plan rows («1.1.», «IV», «6.2.1») as places in a tree; the printed text itself is kept elsewhere.

/** `depth` counts the levels: 0 for Roman sections, 1 for «3.», 2 for «3.1»; a letter adds a level. */
export interface RowNumber {
  readonly depth: number;
  readonly parts: readonly number[];
}

const DECIMAL = /^(?:№ ?)?(\d{1,3}(?:[.,] ?\d{1,3}){0,5})(?:[.,]?([а-яёa-z]))?[.)]{0,2}$/i;
const ROMAN = /^[IVXLІХ]{1,6}[.)]?$/;
const LETTER = /^[а-яёa-z]\)$/i;
const LEADING_DECIMAL = /^(\d{1,2}(?:\.\d{1,2}){0,4}\.|\d{1,2}(?:\.\d{1,2}){1,4})[ \t\u00a0]{0,5}(?=[^\d\s.,)/-])/;
const LEADING_ROMAN = /^([IVXLІХ]{1,6}[.)])[ \t\u00a0]{0,5}(?=\S)/;

/** The place that a number cell names; undefined when the text is no number of a row. */
export function rowNumber(text: string): RowNumber | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 24) return undefined;
  const decimal = DECIMAL.exec(trimmed);
  if (decimal?.[1] !== undefined) {
    const parts = decimal[1].split(/[.,]/).map((part) => parseInt(part, 10));
    return { depth: parts.length + (decimal[2] === undefined ? 0 : 1), parts };
  }
  if (ROMAN.test(trimmed)) return { depth: 0, parts: [] };
  if (LETTER.test(trimmed)) return { depth: 9, parts: [] };
  return undefined;
}

/** True when `inner` is a number inside the section that `outer` names: «6.1.1» inside «6.1». */
export function isInside(inner: RowNumber, outer: RowNumber): boolean {
  return inner.parts.length > outer.parts.length && outer.parts.every((part, index) => inner.parts[index] === part);
}

/** Splits «1.2. Назначение куратора» into its number and its text; undefined where the text has no such beginning. */
export function leadingNumber(text: string): { number: string; rest: string } | undefined {
  const match = LEADING_DECIMAL.exec(text) ?? LEADING_ROMAN.exec(text);
  const number = match?.[1];
  if (match === null || number === undefined) return undefined;
  return { number, rest: text.slice(match[0].length) };
}
