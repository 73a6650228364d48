/**
 * A Word document as a grid: paragraphs are rows of one cell, tables are rows and merged cells, all in reading order.
 * Read directly and not through HTML, because a plan lives in merged cells and in numbers that Word draws itself.
 */
import type { Rect } from '../document/model';
import { expected, readArchive } from '../store/archive/archive';
import { OfficePackage, refuseDoctypes } from '../store/archive/office-package';
import { RefusedFile } from '../../files/refused-file';
import type { XmlElement } from '../store/xml/xml-reader';
import { child, flag } from '../store/xml/xml-reader';
import { Numbering } from './docx-numbering';
import type { ImportedSheet } from './imported-sheet';
import { rowLimit } from '../../files/table-limits';

/** Columns of the widest table that is read. */
const columnLimit = 200;

/** Throws RefusedFile where the bytes are no sound document or hold no text. */
export function readDocx(bytes: Uint8Array): ImportedSheet {
  const files = new OfficePackage(readArchive(bytes, 'document'));
  refuseDoctypes(files);
  const main = files.mainPart();
  const type = files.contentType(main);
  if (!/wordprocessingml|ms-word/.test(type)) {
    const what = /spreadsheetml|ms-excel/.test(type) ? 'книга Excel' : 'файл другого вида';
    throw new RefusedFile(
      'wrong-kind',
      `${expected.document}, а внутри файла ${what}.`,
      'Исправьте расширение файла и повторите.',
    );
  }
  const relations = files.relations(main);
  const related = (name: string): XmlElement | undefined => {
    const relation = relations.find((candidate) => candidate.type === name && !candidate.external);
    return relation === undefined ? undefined : files.xml(relation.target);
  };
  const body = child(files.xml(main), 'body');
  if (body === undefined) throw new RefusedFile('part-missing', `${expected.document}, а текста в файле нет.`);
  const reader = new DocumentReader(new Numbering(related('numbering'), related('styles')));
  reader.blocks(body);
  return reader.result();
}

interface OpenMerge {
  readonly top: number;
  readonly left: number;
  readonly right: number;
}

class DocumentReader {
  private readonly rows: string[][] = [];
  private readonly merges: Rect[] = [];
  private readonly warnings = new Set<string>();

  constructor(private readonly numbering: Numbering) {}

  result(): ImportedSheet {
    while (this.rows.length > 0 && isBlank(this.rows[this.rows.length - 1])) this.rows.pop();
    if (this.rows.length === 0)
      throw new RefusedFile('empty', `${expected.document} с текстом, а текста в нём нет (возможно, только картинки).`);
    this.merges.sort((a, b) => a.top - b.top || a.left - b.left);
    return { rows: this.rows, merges: this.merges, warnings: [...this.warnings] };
  }

  /** Paragraphs and tables of the body, or of a box or a content control inside it. */
  blocks(parent: XmlElement): void {
    for (const element of visible(parent)) {
      if (element.name === 'p') this.paragraph(element);
      else if (element.name === 'tbl') this.table(element);
    }
  }

  private paragraph(element: XmlElement): void {
    const { text, boxes } = this.paragraphText(element);
    // Blank lines part sections; several of them say no more than one.
    if (text.trim() !== '') this.push([text]);
    else if (this.rows.length > 0 && !isBlank(this.rows[this.rows.length - 1])) this.push(['']);
    for (const box of boxes) this.blocks(box);
  }

  private push(row: string[]): void {
    if (this.rows.length >= rowLimit) throw new RefusedFile('too-big', `В документе больше ${rowLimit} строк.`);
    this.rows.push(row);
  }

  private table(element: XmlElement): void {
    let open = new Map<number, OpenMerge>();
    for (const rowElement of visible(element, 'tr')) {
      const properties = child(rowElement, 'trPr');
      if (child(properties, 'del') !== undefined) continue;
      const index = this.rows.length;
      const row: string[] = [];
      const stillOpen = new Map<number, OpenMerge>();
      let column = count(child(properties, 'gridBefore'), 0);
      for (const cell of visible(rowElement, 'tc')) {
        const cellProperties = child(cell, 'tcPr');
        const span = Math.max(1, count(child(cellProperties, 'gridSpan'), 1));
        if (column + span > columnLimit)
          throw new RefusedFile('too-big', `В таблице документа больше ${columnLimit} столбцов.`);
        const down = child(cellProperties, 'vMerge');
        const continued = down !== undefined && down.attributes.get('val') !== 'restart' ? open.get(column) : undefined;
        while (row.length < column + span) row.push('');
        if (continued === undefined) row[column] = this.cellText(cell);
        const merge = continued ?? { top: index, left: column, right: column + span - 1 };
        if (down !== undefined) stillOpen.set(column, merge);
        else if (span > 1) this.merges.push({ top: index, left: column, bottom: index, right: column + span - 1 });
        column += span;
      }
      for (const [left, merge] of open) if (stillOpen.get(left) !== merge) this.close(merge, index - 1);
      open = stillOpen;
      this.push(row);
    }
    for (const merge of open.values()) this.close(merge, this.rows.length - 1);
  }

  private close({ top, left, right }: OpenMerge, bottom: number): void {
    if (bottom > top || right > left) this.merges.push({ top, left, bottom, right });
  }

  private cellText(cell: XmlElement): string {
    const lines: string[] = [];
    const collect = (parent: XmlElement): void => {
      for (const element of visible(parent)) {
        if (element.name === 'p') {
          const { text, boxes } = this.paragraphText(element);
          lines.push(text);
          boxes.forEach(collect);
        } else if (element.name === 'tbl') {
          this.warnings.add('В ячейках есть вложенные таблицы: их строки стали строками текста в ячейке.');
          for (const row of visible(element, 'tr'))
            lines.push(
              visible(row, 'tc')
                .map((inner) => this.cellText(inner))
                .filter((text) => text !== '')
                .join('; '),
            );
        }
      }
    };
    collect(cell);
    while (lines.length > 0 && lines[lines.length - 1]?.trim() === '') lines.pop();
    while (lines[0]?.trim() === '') lines.shift();
    return lines.join('\n');
  }

  private paragraphText(element: XmlElement): { text: string; boxes: XmlElement[] } {
    const label = this.numbering.label(child(element, 'pPr'));
    const boxes: XmlElement[] = [];
    const text = inlineText(element, boxes);
    return { text: label === '' ? text : text === '' ? label : `${label} ${text}`, boxes };
  }
}

/** Elements that only wrap others, and those that a reader of the document does not see. */
const wrappers = new Set([
  'sdt',
  'sdtContent',
  'ins',
  'moveTo',
  'customXml',
  'smartTag',
  'hyperlink',
  'fldSimple',
  'dir',
  'bdo',
]);
const unseen = new Set([
  'del',
  'moveFrom',
  'pPr',
  'rPr',
  'sdtPr',
  'sdtEndPr',
  'instrText',
  'delText',
  'footnoteReference',
  'endnoteReference',
  'rt',
  'rubyPr',
  'customXmlPr',
  'smartTagPr',
]);

/** The blocks inside, with wrappers opened; of one name where it is given. */
function visible(parent: XmlElement, name?: string): XmlElement[] {
  return parent.children.flatMap((element) => {
    if (unseen.has(element.name)) return [];
    if (element.name === 'AlternateContent') return visible(choice(element), name);
    if (wrappers.has(element.name)) return visible(element, name);
    return name === undefined || element.name === name ? [element] : [];
  });
}

/** Word writes new drawings twice, for itself and for older programs; only one of the two is read. */
function choice(alternatives: XmlElement): XmlElement {
  return child(alternatives, 'Choice') ?? child(alternatives, 'Fallback') ?? alternatives;
}

function inlineText(parent: XmlElement, boxes: XmlElement[]): string {
  let text = '';
  for (const element of parent.children) {
    switch (element.name) {
      case 't':
        text += element.text;
        break;
      case 'tab':
      case 'ptab':
        text += ' ';
        break;
      case 'br':
        text +=
          element.attributes.get('type') === undefined || element.attributes.get('type') === 'textWrapping' ? '\n' : '';
        break;
      case 'cr':
        text += '\n';
        break;
      case 'noBreakHyphen':
        text += '-';
        break;
      case 'txbxContent':
        boxes.push(element);
        break;
      case 'AlternateContent':
        text += inlineText(choice(element), boxes);
        break;
      case 'r':
        if (!isHidden(element)) text += inlineText(element, boxes);
        break;
      default:
        if (!unseen.has(element.name)) text += inlineText(element, boxes);
    }
  }
  return text;
}

function isHidden(run: XmlElement): boolean {
  const vanish = child(child(run, 'rPr'), 'vanish');
  return vanish !== undefined && flag(vanish.attributes.get('val'), true);
}

function count(element: XmlElement | undefined, otherwise: number): number {
  const number = Math.trunc(Number(element?.attributes.get('val') ?? otherwise));
  return Number.isFinite(number) && number >= 0 ? number : otherwise;
}

function isBlank(row: readonly string[] | undefined): boolean {
  return row?.every((cell) => cell.trim() === '') ?? true;
}
