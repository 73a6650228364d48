/** The year of birth out of what people write there: a year, a whole date, «2010 г.р.»; nothing else is taken for one. */

export type BirthYear =
  | { readonly kind: 'blank' }
  | { readonly kind: 'read'; readonly year: number }
  /** Not understood, or a year in which no participant was born. */
  | { readonly kind: 'faulty' };

const oldest = 100;
/** Nobody younger takes part: the first form begins at six. */
const youngest = 5;

/** Reads a year of birth as of the given year. */
export function readBirthYear(text: string, thisYear: number): BirthYear {
  const plain = text.trim();
  if (plain === '') return { kind: 'blank' };
  if (plain.length > 40) return { kind: 'faulty' };
  const year = fourDigits(plain) ?? twoDigits(plain, thisYear);
  return year !== undefined && year <= thisYear - youngest && year >= thisYear - oldest
    ? { kind: 'read', year }
    : { kind: 'faulty' };
}

function fourDigits(text: string): number | undefined {
  const found = [...text.matchAll(/\d{1,9}/g)].filter(([digits]) => digits.length === 4);
  return found.length === 1 ? Number(found[0]?.[0]) : undefined;
}

/** «05.03.10» */
function twoDigits(text: string, thisYear: number): number | undefined {
  const found = /^\d{1,2}[./-]\d{1,2}[./-](\d{2})(?:\s?г\.?)?$/.exec(text)?.[1];
  if (found === undefined) return undefined;
  const recent = 2000 + Number(found);
  return recent <= thisYear ? recent : recent - 100;
}
