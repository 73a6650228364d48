/**
 * The numbers and marks that Word draws before paragraphs of lists. They are no text of the document, yet in a plan the
 * whole column «№ п/п» often consists of them.
 */
import type { XmlElement } from '../store/xml/xml-reader';
import { child, children } from '../store/xml/xml-reader';

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
}

interface List {
  readonly abstract: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels at which this list begins anew, with the number. */
  readonly restarts: ReadonlyMap<number, number>;
}

/** Where a paragraph stands in a list. */
export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

export class Numbering {
  private readonly lists = new Map<string, List>();
  /** By abstract list: the last number of each level. */
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<string>();
  /** List places that paragraph styles bring. */
  private readonly styles = new Map<string, { place: Partial<ListPlace>; base: string | undefined }>();

  constructor(numbering: XmlElement | undefined, styles: XmlElement | undefined) {
    const abstracts = new Map(
      children(numbering, 'abstractNum').map((element) => [
        element.attributes.get('abstractNumId') ?? '',
        levelsOf(element),
      ]),
    );
    for (const element of children(numbering, 'num')) {
      const abstract = value(child(element, 'abstractNumId')) ?? '';
      const levels = new Map(abstracts.get(abstract));
      const restarts = new Map<number, number>();
      for (const override of children(element, 'lvlOverride')) {
        const level = Number(override.attributes.get('ilvl') ?? 0);
        const start = value(child(override, 'startOverride'));
        if (start !== undefined) restarts.set(level, Number(start));
        const own = child(override, 'lvl');
        if (own !== undefined) levels.set(level, levelOf(own));
      }
      this.lists.set(element.attributes.get('numId') ?? '', { abstract, levels, restarts });
    }
    for (const style of children(styles, 'style')) {
      const place = placeOf(child(style, 'pPr'));
      this.styles.set(style.attributes.get('styleId') ?? '', { place, base: value(child(style, 'basedOn')) });
    }
  }

  /** What Word shows before the paragraph: `1.`, `2.3`, `-` for any bullet; empty outside lists. Call once a paragraph, in order. */
  label(properties: XmlElement | undefined): string {
    const place = this.place(properties);
    const list = place === undefined ? undefined : this.lists.get(place.list);
    const level = place === undefined ? undefined : list?.levels.get(place.level);
    if (place === undefined || list === undefined || level === undefined) return '';
    const numbers = this.advance(place, list);
    if (level.format === 'bullet') return '-';
    if (level.format === 'none') return '';
    return level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = list.levels.get(at);
      return written(numbers[at] ?? shown?.start ?? 1, shown?.format ?? 'decimal');
    });
  }

  private place(properties: XmlElement | undefined): ListPlace | undefined {
    let found = placeOf(properties);
    let style = value(child(properties, 'pStyle'));
    for (let steps = 0; style !== undefined && found.list === undefined && steps < 20; steps += 1) {
      const inherited = this.styles.get(style);
      found = { ...inherited?.place, ...found };
      style = inherited?.base;
    }
    // The list 0 takes a paragraph out of the list of its style.
    return found.list === undefined || found.list === '0' ? undefined : { list: found.list, level: found.level ?? 0 };
  }

  private advance({ list: id, level }: ListPlace, list: List): (number | undefined)[] {
    const numbers = this.counters.get(list.abstract) ?? [];
    this.counters.set(list.abstract, numbers);
    if (!this.begun.has(id)) {
      this.begun.add(id);
      for (const [restarted, start] of list.restarts) numbers[restarted] = start - 1;
    }
    numbers[level] = (numbers[level] ?? (list.levels.get(level)?.start ?? 1) - 1) + 1;
    for (let above = 0; above < level; above += 1) numbers[above] ??= list.levels.get(above)?.start ?? 1;
    numbers.length = level + 1;
    return numbers;
  }
}

function placeOf(properties: XmlElement | undefined): Partial<ListPlace> {
  const numbered = child(properties, 'numPr');
  const list = value(child(numbered, 'numId'));
  const level = value(child(numbered, 'ilvl'));
  return { ...(list !== undefined && { list }), ...(level !== undefined && { level: Number(level) }) };
}

function levelsOf(abstract: XmlElement): Map<number, Level> {
  return new Map(children(abstract, 'lvl').map((level) => [Number(level.attributes.get('ilvl') ?? 0), levelOf(level)]));
}

function levelOf(level: XmlElement): Level {
  return {
    start: Number(value(child(level, 'start')) ?? 1),
    format: value(child(level, 'numFmt')) ?? 'decimal',
    text: value(child(level, 'lvlText')) ?? '',
  };
}

function value(element: XmlElement | undefined): string | undefined {
  return element?.attributes.get('val');
}

const russian = 'абвгдежзиклмнопрстуфхцчшщэюя';
const latin = 'abcdefghijklmnopqrstuvwxyz';
const romans: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function written(number: number, format: string): string {
  const letter = (letters: string): string =>
    number < 1
      ? ''
      : (letters[(number - 1) % letters.length] ?? '').repeat(Math.min(20, Math.ceil(number / letters.length)));
  switch (format) {
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'lowerLetter':
      return letter(latin);
    case 'upperLetter':
      return letter(latin).toUpperCase();
    case 'russianLower':
      return letter(russian);
    case 'russianUpper':
      return letter(russian).toUpperCase();
    case 'lowerRoman':
      return roman(number);
    case 'upperRoman':
      return roman(number).toUpperCase();
    case 'none':
      return '';
    default:
      return String(number);
  }
}

function roman(number: number): string {
  let rest = Math.min(Math.max(0, number), 3999);
  let text = '';
  for (const [size, letters] of romans) {
    while (rest >= size) {
      text += letters;
      rest -= size;
    }
  }
  return text;
}
