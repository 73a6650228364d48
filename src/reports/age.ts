/** Full years on a day, and the bands in which participants are reported. */

/** Reported bands, youngest first. 10-19 and 15-19 are those of the federal indicators. */
const bands: readonly (readonly [label: string, from: number])[] = [
  ['до 10 лет', 0],
  ['10-14 лет', 10],
  ['15-19 лет', 15],
  ['20-35 лет', 20],
  ['36 лет и старше', 36],
];
export const unknownAge = 'не указан';
export const ageLabels = [...bands.map(([label]) => label), unknownAge];

export interface Age {
  readonly years: number;
  /** Known by the year of birth only: the person may be a year younger until the birthday. */
  readonly estimated: boolean;
}

/** undefined where nothing believable is known. */
export function fullYears(
  day: string,
  { birthDay, birthYear }: { readonly birthDay?: string; readonly birthYear?: number },
): Age | undefined {
  const year = birthDay === undefined ? birthYear : Number(birthDay.slice(0, 4));
  if (year === undefined) return undefined;
  const before = birthDay !== undefined && day.slice(5) < birthDay.slice(5);
  const years = Number(day.slice(0, 4)) - year - (before ? 1 : 0);
  // Today's year in the field for the birth is a slip, not a new-born mentee.
  return years >= 3 && years <= 100 ? { years, estimated: birthDay === undefined } : undefined;
}

export function ageBand(age: Age | undefined): string {
  if (!age) return unknownAge;
  return bands.reduce((found, [label, from]) => (age.years >= from ? label : found), unknownAge);
}
