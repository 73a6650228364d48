/** The defined names of a workbook: named ranges, what sheets print, and the anchors of the sidecar. */
import type { XmlElement } from '../xml/xml-reader';
import { child, children, flag } from '../xml/xml-reader';
import { decodeCellText } from '../xml/xml-text';
import type { SheetRect } from './addresses';
import { fileGrid, parseReference, splitReferences } from './addresses';
import { anchorPrefix } from './sidecar';

export interface DefinedNames {
  readonly anchors: ReadonlyMap<string, SheetRect | undefined>;
  /** Names of one rectangle. */
  readonly ranges: readonly ({ readonly name: string } & SheetRect)[];
  /** By the sheet's name in the file, in lower case: the first and the last repeated row. */
  readonly repeatedRows: ReadonlyMap<string, readonly [first: number, last: number]>;
  readonly printAreas: number;
  /** Names of formulas, constants and several areas. */
  readonly others: number;
}

/** More names than this are no work of a person. */
const NAME_LIMIT = 20_000;

export function readDefinedNames(workbook: XmlElement): DefinedNames {
  const anchors = new Map<string, SheetRect | undefined>();
  const ranges: ({ name: string } & SheetRect)[] = [];
  const repeatedRows = new Map<string, readonly [number, number]>();
  const taken = new Set<string>();
  let printAreas = 0;
  let others = 0;
  for (const element of children(child(workbook, 'definedNames'), 'definedName').slice(0, NAME_LIMIT)) {
    const name = decodeCellText(element.attributes.get('name') ?? '').slice(0, 255);
    const text = element.text.trim().slice(0, 10_000);
    if (name.startsWith(anchorPrefix)) anchors.set(name, parseReference(text));
    else if (name === '_xlnm.Print_Area') printAreas += 1;
    else if (name === '_xlnm.Print_Titles') {
      for (const place of splitReferences(text).map(parseReference)) {
        if (place?.rect.left !== 0 || place.rect.right !== fileGrid.columns - 1) continue;
        repeatedRows.set(place.sheet.toLowerCase(), [place.rect.top, place.rect.bottom]);
      }
    } else if (!name.startsWith('_xlnm.')) {
      const place = parseReference(text);
      if (place !== undefined && !taken.has(name.toLowerCase())) {
        taken.add(name.toLowerCase());
        ranges.push({ name, ...place });
      } else if (!flag(element.attributes.get('hidden'))) others += 1;
    }
  }
  return { anchors, ranges, repeatedRows, printAreas, others };
}

/** Whether Excel allows the name for a range: no cell address, no spaces, none of its own names. */
export function isFileName(name: string): boolean {
  return (
    name.length <= 255 &&
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) &&
    !/^(?:[a-z]{1,3}\d{1,7}|r\d*c\d*|r\d*|c\d*)$/i.test(name) &&
    !name.toLowerCase().startsWith('_xlnm') &&
    !name.startsWith(anchorPrefix)
  );
}
