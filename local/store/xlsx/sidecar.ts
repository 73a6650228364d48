/**
 * What .xlsx has no place for, as one JSON text inside the file (a custom XML part, which Excel keeps and LibreOffice
 * drops). Everything in it is optional on reading: a file without it opens with defaults.
 *
 * A thing with a place in the grid names an anchor, a hidden defined name that Excel moves when rows and columns are
 * inserted or deleted; the place in the JSON is the fallback for programs that drop such names.
 */
import type { HostState } from '../../document/host-state';
import type {
  Cell,
  CellValue,
  Chart,
  ConditionalRule,
  Metadata,
  Protection,
  Rect,
  ValidationRule,
} from '../../document/model';
import type { XmlElement } from '../xml/xml-reader';
import { xml } from '../xml/xml-text';

export const sidecarNamespace = 'urn:mentoring-curator:workbook:1';
/** Excel tells custom XML parts apart by such an id. */
export const sidecarItemId = '{6B1F0C53-5C0E-4C0B-9B6A-3A1D5C7E9F21}';
/** Defined names that begin so are anchors and are no named ranges of the document. */
export const anchorPrefix = '_mentoring.';
/** The sheet with the items of long lists; only a macro could show it. */
export const listSheetName = '_mentoring_lists';

/** A place: the anchor's name, and the rectangle when it was written. */
export interface Anchored {
  readonly anchor: string;
  readonly rect: Rect;
}

/** A chart whose ranges are anchored. */
export type ChartSidecar = Omit<Chart, 'ranges'> & {
  readonly ranges: readonly { readonly sheetId: number; readonly anchor: Anchored }[];
};

/** What the file could not hold of one cell. It returns only to a cell that still shows `witness`. */
export interface CellExtra {
  readonly row: number;
  readonly column: number;
  readonly witness: string;
  readonly formula?: string;
  readonly link?: string;
  readonly runs?: Cell['runs'];
}

export interface SheetSidecar {
  /** The name in the file and that of the model, which may be longer or use other characters. */
  readonly fileName: string;
  readonly name: string;
  readonly id: number;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly formUrl?: string;
  readonly metadata?: readonly (Metadata & { readonly anchor?: Anchored })[];
  readonly protections?: readonly (Omit<Protection, 'range'> & { readonly anchor?: Anchored })[];
  readonly charts?: readonly ChartSidecar[];
  readonly cells?: readonly CellExtra[];
  readonly validations?: readonly { readonly rule: ValidationRule; readonly rects: readonly Rect[] }[];
  /** Rules that the file cannot hold, each before the rule that has its number among those that it can. */
  readonly conditionalRules?: readonly { readonly before: number; readonly rule: ConditionalRule }[];
}

/** A text longer than a cell of the file, which shows its beginning and a mark with this number. */
export interface LongText {
  readonly number: number;
  readonly text: string;
  readonly runs?: Cell['runs'];
}

export interface Sidecar {
  readonly version: 1;
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly metadata: readonly Metadata[];
  readonly sheets: readonly SheetSidecar[];
  /** Named ranges whose names Excel does not allow. */
  readonly namedRanges: readonly { readonly name: string; readonly sheetId: number; readonly rect: Rect }[];
  readonly longTexts: readonly LongText[];
  /** Help texts of validation that were cut: what the file shows, and the whole. */
  readonly longHelp: readonly (readonly [shown: string, whole: string])[];
  readonly state: HostState;
}

/** What a cell shows, for recognising it again. */
export function witnessOf(value: CellValue | undefined): string {
  return value === undefined || value === '' ? '' : `${typeof value}:${String(value).slice(0, 64)}`;
}

/** The custom XML part. */
export function sidecarXml(sidecar: Sidecar): string {
  // JSON escapes lone surrogates and control characters itself; these two it lets through, and XML does not.
  const json = JSON.stringify(sidecar).replace(
    /[\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16)}`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<workbook xmlns="${sidecarNamespace}">${xml(json)}</workbook>`;
}

/** The JSON of a custom XML part of ours, not checked yet; undefined for the part of another program. */
export function sidecarJson(part: XmlElement): unknown {
  if (part.name !== 'workbook' || part.attributes.get('xmlns') !== sidecarNamespace) return undefined;
  try {
    return JSON.parse(part.text);
  } catch {
    return null;
  }
}
