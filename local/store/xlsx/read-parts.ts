/** The parts that hang on a sheet: notes, links to addresses, and the drawing with its charts. */
import { eachCell, ensureCell } from '../../document/cells';
import type { Sheet } from '../../document/model';
import type { OfficePackage, Relation } from '../archive/office-package';
import type { XmlElement } from '../xml/xml-reader';
import { child, descendants } from '../xml/xml-reader';
import { decodeCellText } from '../xml/xml-text';
import { areaOf, parseRect, quoteSheet, unquoteSheet } from './addresses';
import { chartNamePrefix } from './chart-xml';
import type { Losses } from './losses';
import { restoreLongText } from './long-text';
import type { ReadSheet, WorkbookReader } from './read-sheet';
import type { Anchors } from './restore';
import { restoreChart } from './restore';
import type { ChartSidecar } from './sidecar';

/** Addresses longer than this are no links. */
const LINK_LENGTH = 8192;

export function readLinks({ sheet, links }: ReadSheet, relations: readonly Relation[], book: WorkbookReader): void {
  const targets = new Map(relations.map(({ id, target }) => [id, target]));
  for (const { rect, relation, location } of links) {
    const target = relation === undefined ? undefined : targets.get(relation);
    const inside = location === undefined ? undefined : `#${modelLocation(location, book)}`;
    const link = target === undefined ? inside : target + (location === undefined ? '' : `#${location}`);
    if (link === undefined || link === '') continue;
    if (link.length > LINK_LENGTH || !book.budget.take('visits', areaOf(rect))) {
      book.losses.add('слишком длинные ссылки');
      continue;
    }
    eachCell(sheet, rect, (cell) => {
      if (cell.value !== undefined || cell.formula !== undefined) cell.link = link;
    });
  }
}

/** A place inside the workbook, with the model's name of its sheet. */
function modelLocation(location: string, book: WorkbookReader): string {
  const mark = location.lastIndexOf('!');
  if (mark <= 0) return location;
  return `${quoteSheet(book.modelName(unquoteSheet(location.slice(0, mark))))}!${location.slice(mark + 1)}`;
}

export function readNotes(
  sheet: Sheet,
  files: OfficePackage,
  relations: readonly Relation[],
  book: WorkbookReader,
): void {
  if (relations.some(({ type }) => type === 'threadedComment'))
    book.losses.add('обсуждения (останутся как примечания)');
  const relation = relations.find(({ type, external }) => type === 'comments' && !external);
  const root = relation === undefined ? undefined : files.xml(relation.target);
  for (const comment of descendants(root, 'comment')) {
    const rect = parseRect(comment.attributes.get('ref') ?? '');
    if (rect === undefined || rect.top >= sheet.rowCount || rect.left >= sheet.columnCount) continue;
    const pieces = (child(comment, 'text')?.children ?? []).map((piece) =>
      piece.name === 't' ? piece.text : piece.name === 'r' ? (child(piece, 't')?.text ?? '') : '',
    );
    const shown = decodeCellText(pieces.join(''));
    const note = restoreLongText(shown, book.longTexts)?.text ?? shown;
    if (note !== '') ensureCell(sheet, rect.top, rect.left).note = note;
  }
}

/** Takes the charts of ours that the drawing still has, and names everything else that it has. */
export function readDrawing(
  sheet: Sheet,
  drawing: XmlElement | undefined,
  known: readonly ChartSidecar[],
  anchors: Anchors,
  losses: Losses,
): void {
  const saved = new Map(known.map((chart) => [`${chartNamePrefix}${chart.id}`, chart]));
  for (const anchor of drawing?.children ?? []) {
    const name = descendants(anchor, 'cNvPr')[0]?.attributes.get('name') ?? '';
    const chart = saved.get(name);
    if (chart !== undefined) {
      saved.delete(name);
      sheet.charts.push(restoreChart(chart, anchor, anchors));
    } else if (descendants(anchor, 'graphicFrame').length > 0) losses.add('диаграммы, сделанные в другой программе');
    else if (descendants(anchor, 'pic').length > 0) losses.add('рисунки');
    else if (descendants(anchor, 'sp').length > 0 || descendants(anchor, 'cxnSp').length > 0)
      losses.add('фигуры и надписи');
  }
}
