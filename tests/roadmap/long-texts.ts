/** Long cells that could make a reader slow: one thing repeated until the text has the wanted length. */
const units: readonly (readonly [string, string])[] = [
  ['spaces', ' '],
  ['no-break spaces', '\u00a0'],
  ['line breaks', '\n'],
  ['letters', 'а'],
  ['capitals', 'Ё'],
  ['digits', '1'],
  ['years', '2026 '],
  ['days', '01.09.2026 '],
  ['days without spaces', '01.09.'],
  ['ranges', '01.09-'],
  ['months', 'сентябрь, '],
  ['dashes', ' - '],
  ['dots', '.'],
  ['brackets', '('],
  ['quotes', '«'],
  ['tags', '<p '],
  ['bookmarks', '[bookmark:'],
  ['names', 'Лугова А.Б. '],
  ['names and commas', 'Лугова А.Б., '],
  ['posts', 'заместитель директора по '],
  ['roles', 'куратор, '],
  ['classes', '5-9 классов и '],
  ['repetitions', 'не реже 1 раза в неделю '],
  ['stages', 'Этап 1. Подготовка '],
  ['surrogates', '😀'],
  ['combining marks', 'й\u0306'],
];

/** The longest text a cell holds. */
export const longestCell = 50_000;

export const longTexts = (length = longestCell): (readonly [name: string, text: string])[] =>
  units.map(([name, unit]) => [name, unit.repeat(Math.ceil(length / unit.length)).slice(0, length)]);
