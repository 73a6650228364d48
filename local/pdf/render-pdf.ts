// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- an untyped package has no module to import its types from
/// <reference path="./pdfmake.d.ts" />
/** The local host's answer to an export address: the sheet on paper, made on this computer. */
import { createRequire } from 'node:module';
import pdfmake, { type Definition, type Fonts } from 'pdfmake';
import fonts from 'pdfmake/fonts/Roboto.js';
import { filledRows } from '../document/cells';
import type { SpreadsheetDocument } from '../document/model';
import { sheetWithId } from '../document/sheets';
import { ServiceError } from '../runtime/service-error';
import { chartPainter } from './chart-picture';
import { documentDefinition, endlessPage, scaleOf, widened, type PageOfRows } from './definition';
import { pageSetup, type PageSetup } from './page-setup';
import { paginate } from './paginate';
import { headersOfTables, isHeading, opensAppendix, printedSheet, type PrintedSheet } from './printed-sheet';

/** Rows are placed to this, in points: a line's width is rounded here and there. */
const HAIR = 1;

/** The bytes of the PDF that the parameters ask for. @throws ServiceError when there is no such sheet */
export async function renderPdf(
  document: SpreadsheetDocument,
  parameters: ReadonlyMap<string, string>,
): Promise<Uint8Array> {
  const setup = pageSetup(parameters);
  const sheet = setup.sheetId === undefined ? undefined : sheetWithId(document, setup.sheetId);
  if (setup.sheetId !== undefined && !sheet) throw new ServiceError('Bad Request: no such sheet.');
  const sheets = sheet ? [sheet] : document.sheets.filter((each) => !each.hidden && filledRows(each) > 0);
  const pictureOf = sheets.some(({ charts }) => charts.length > 0) ? await chartPainter(document) : undefined;
  const definitions: Definition[] = [];
  for (const each of sheets.length > 0 ? sheets : document.sheets.slice(0, 1))
    definitions.push(await layOut(printedSheet(document, each, setup, pictureOf), setup));
  return write(joined(definitions));
}

/** One document after another, each on pages of its own. */
function joined(definitions: readonly Definition[]): Definition {
  const [first, ...more] = definitions;
  if (!first) throw new ServiceError('Bad Request: nothing to print.');
  const following = more.flatMap(({ content }) =>
    content.map((node, index) => (index === 0 ? { ...node, pageBreak: 'before' as const } : node)),
  );
  return { ...first, content: [...first.content, ...following] };
}

/** Measures every row, puts them on pages, and answers the finished document. */
export async function layOut(sheet: PrintedSheet, setup: PageSetup): Promise<Definition> {
  const usual = scaleOf(sheet, setup);
  const measured = endlessPage(sheet, setup, usual);
  const usualTops = await topsOfRows(measured);
  const scale = widened(usual, measured);
  const tops = scale === usual ? usualTops : await topsOfRows(endlessPage(sheet, setup, scale));
  const height = (row: number): number => (tops[row + 1] ?? 0) - (tops[row] ?? 0);
  const first = sheet.header ? 1 : 0;
  const header = first === 1 ? height(0) : 0;
  const space = setup.height - setup.margins.top - setup.margins.bottom - header - HAIR;
  const above = (tops[0] ?? setup.margins.top) - setup.margins.top;
  const joined = joinedToNext(sheet, (row) => height(row + first) / scale.pixel);
  const headers = headersOfTables(sheet, setup);
  const rows = sheet.body.map((row, index) => {
    const over = headers[index];
    return {
      height: height(index + first),
      keepWithNext: isHeading(row) || joined.has(index),
      startsPage: opensAppendix(row),
      ...(over !== undefined && { repeated: height(over + first) }),
    };
  });
  const pages = paginate(rows, space - above, space).map(([from, to], page): PageOfRows => {
    const over = headers[from];
    return page > 0 && over !== undefined ? [from, to, over] : [from, to];
  });
  return documentDefinition(
    sheet,
    setup,
    scale,
    pages,
    rows.some((row) => row.height > space),
  );
}

/** Rows that a cell or a chart reaching down joins to the next one. `height` of a row of the body, in pixels. */
function joinedToNext({ body }: PrintedSheet, height: (row: number) => number): Set<number> {
  const joined = new Set<number>();
  body.forEach((row, index) => {
    const reach = row.reduce((most, cell) => Math.max(most, cell?.rows ?? 1), 1);
    for (let below = 0; below < reach - 1; below++) joined.add(index + below);
    let under = row.reduce(
      (most, cell) => Math.max(most, ...(cell?.charts ?? []).map((chart) => chart.dy + chart.height)),
      0,
    );
    for (let below = index; below < body.length - 1 && (under -= height(below)) > 0; below++) joined.add(below);
  });
  return joined;
}

/** Where each row marked `row N` begins, in points from the top. */
async function topsOfRows(definition: Definition): Promise<number[]> {
  const tops: number[] = [];
  await write({
    ...definition,
    pageBreakBefore: ({ id, startPosition }) => {
      const row = /^row (\d+)$/.exec(id ?? '')?.[1];
      if (row !== undefined) tops[Number(row)] = startPosition.top;
      return false;
    },
  });
  return tops;
}

/**
 * The library with its own Roboto and with Tinos, which has the measures of Times New Roman; both have Cyrillic. It may
 * read nothing else, on the disk or from the net.
 */
// Looked for from the library's own fonts: where this file itself lies differs between the build and the tests.
const { resolve } = createRequire(fonts.Roboto['normal'] ?? '');
const tinos = (face: string): string => resolve(`@expo-google-fonts/tinos/${face}/Tinos_${face}.ttf`);
const families: Fonts = {
  Roboto: { ...fonts.Roboto },
  Tinos: {
    normal: tinos('400Regular'),
    bold: tinos('700Bold'),
    italics: tinos('400Regular_Italic'),
    bolditalics: tinos('700Bold_Italic'),
  },
};
const fontFiles = new Set(Object.values(families).flatMap((family) => Object.values(family)));
pdfmake.setFonts(families);
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fontFiles.has(path));

function write(definition: Definition): Promise<Uint8Array> {
  return pdfmake.createPdf(definition).getBuffer();
}
