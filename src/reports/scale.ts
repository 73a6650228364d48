/** A mark on the scale from 1 to 10 as people write it: «10 баллов», «8/10», «девять», «9,5», «8-9». */
import { foldYo } from '../people/text-folding';

const words = new Map(
  (
    'один:1 единица:1 два:2 двойка:2 три:3 тройка:3 четыре:4 четверка:4 пять:5 пятерка:5 шесть:6 шестерка:6 семь:7 ' +
    'семерка:7 восемь:8 восьмерка:8 девять:9 девятка:9 десять:10 десятка:10'
  )
    .split(' ')
    .map((entry) => [entry.split(':')[0] ?? '', Number(entry.split(':')[1])]),
);
const number = '(\\d{1,2}(?:[.,]\\d{1,2})?)';
/** What may follow a mark without changing it. */
const tail = '(?:\\s?(?:балл[а-я]{0,3}|б\\.?|очк[а-я]{0,3}|[!.+]{1,3}|\\([^()\\d]{0,60}\\)))?';
const plain = new RegExp(`^${number}${tail}$`);
const outOfTen = new RegExp(`^${number}\\s?(?:/|из|\\\\|:)\\s?(?:10|десяти)${tail}$`);
const between = new RegExp(`^${number}\\s?(?:-|или)\\s?${number}${tail}$`);

/** 1..10, halves and the like kept; undefined where the text gives no mark on that scale («+», «хорошо», «90 %»). */
export function readScale(text: string): number | undefined {
  const shown = foldYo(text.slice(0, 100).normalize('NFKC').toLowerCase())
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\ufe0f\u20e3\u200b\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[а-я]+/g, (word) => String(words.get(word) ?? word));
  const whole = outOfTen.exec(shown) ?? plain.exec(shown);
  if (whole) return onScale(Number(whole[1]?.replace(',', '.')));
  const range = between.exec(shown);
  if (!range) return undefined;
  const [low, high] = [range[1], range[2]].map((part) => onScale(Number(part?.replace(',', '.'))));
  // «8-9» is a doubt between neighbours; «1-10» is the scale itself.
  return low !== undefined && high !== undefined && high > low && high - low <= 2 ? (low + high) / 2 : undefined;
}

function onScale(mark: number): number | undefined {
  return mark >= 1 && mark <= 10 ? mark : undefined;
}
