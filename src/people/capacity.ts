/** How many mentees a mentor is ready to take: «2», «двух», «до 3 человек», «2-3». */
import { foldedKey } from './text-folding';

export interface Capacity {
  /** The number; of «2-3» the greater, because the mentor agreed to it. Absent where none can be told. */
  readonly places?: number;
  /** Whether the text says the number plainly. */
  readonly plain: boolean;
}

const words: readonly (readonly [RegExp, number])[] = [
  [/(?:^|\s)(?:од(?:ин|на|ного|ну|ному|ним)|1-го)(?=\s|$)/, 1],
  [/(?:^|\s)(?:дв(?:а|ух|е|оих|ое|умя|ум)|пару|пара)(?=\s|$)/, 2],
  [/(?:^|\s)(?:тр(?:и|ех|оих|ое|ем|емя))(?=\s|$)/, 3],
  [/(?:^|\s)(?:четыр(?:е|ех)|четверых|четверо)(?=\s|$)/, 4],
  [/(?:^|\s)(?:пять|пяти|пятерых|пятеро)(?=\s|$)/, 5],
];

/** A group is at most a class. */
const most = 40;

/** Reads a capacity; undefined for a blank text. */
export function readCapacity(text: string): Capacity | undefined {
  const plain = foldedKey(text).slice(0, 100);
  if (plain === '') return undefined;
  const numbers = [...plain.matchAll(/\d{1,6}/g)].map(([digits]) => Number(digits));
  if (numbers.length === 0) for (const [form, value] of words) if (form.test(plain)) numbers.push(value);
  const places = numbers.length > 0 && numbers.length <= 2 ? Math.max(...numbers) : undefined;
  if (places === undefined || places > most || /\d[.,]\d/.test(plain)) return { plain: false };
  return { places, plain: numbers.length === 1 };
}
