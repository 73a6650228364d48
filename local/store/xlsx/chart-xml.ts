/** Native charts, so that the file shows in Excel and LibreOffice what the spreadsheet shows. */
import {
  chartOption,
  chartTable,
  isUnseen,
  legendPlace,
  seriesColor,
  stackingOf,
  type ChartColumn,
  type ChartSheet,
} from '../../document/chart-table';
import { displayValue } from '../../document/display';
import type { Chart, Rect, SpreadsheetDocument } from '../../document/model';
import { absoluteReference } from './addresses';
import { xml } from '../xml/xml-text';

/** The name by which a chart of ours is recognised in a drawing. */
export const chartNamePrefix = 'mentoring-chart-';
const EMU_PER_PIXEL = 9525;
type FileName = (name: string) => string;

/** The texts of the data are shown in the locale of the document. */
interface Writing {
  readonly locale: string;
  readonly fileName: FileName;
}

/** `xl/charts/chartN.xml`. */
export function chartXml(chart: Chart, document: SpreadsheetDocument, fileName: FileName): string {
  const { labels, series } = chartTable(chart, (id) => chartSheet(document, id));
  const title = chartOption(chart, 'title');
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
    '<c:roundedCorners val="0"/><c:chart>' +
    (typeof title === 'string' && title !== ''
      ? `${titleXml(title)}<c:autoTitleDeleted val="0"/>`
      : '<c:autoTitleDeleted val="1"/>') +
    `<c:plotArea><c:layout/>${plotXml(chart, labels, series, { locale: document.locale, fileName })}</c:plotArea>` +
    legendXml(chart, series.length) +
    '<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>'
  );
}

/** `xl/drawings/drawingN.xml`: where each chart stands; relationship `rIdN` is the N-th chart. */
export function drawingXml(charts: readonly Chart[]): string {
  const anchors = charts
    .map(({ id, anchor, width, height }, index) => {
      const emu = (pixels: number): number => Math.round(Math.max(0, pixels) * EMU_PER_PIXEL);
      return (
        '<xdr:oneCellAnchor>' +
        `<xdr:from><xdr:col>${anchor.column}</xdr:col><xdr:colOff>${emu(anchor.dx)}</xdr:colOff><xdr:row>${anchor.row}</xdr:row><xdr:rowOff>${emu(anchor.dy)}</xdr:rowOff></xdr:from>` +
        `<xdr:ext cx="${emu(width)}" cy="${emu(height)}"/>` +
        `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${index + 2}" name="${chartNamePrefix}${id}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
        '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">' +
        `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId${index + 1}"/>` +
        '</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>'
      );
    })
    .join('');
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
    `${anchors}</xdr:wsDr>`
  );
}

function chartSheet(document: SpreadsheetDocument, id: number): ChartSheet | undefined {
  const sheet = document.sheets.find((candidate) => candidate.id === id);
  return (
    sheet && {
      name: sheet.name,
      rowCount: sheet.rowCount,
      columnCount: sheet.columnCount,
      cell: (row, column) => sheet.rows[row]?.[column],
    }
  );
}

function plotXml(
  chart: Chart,
  labels: ChartColumn | undefined,
  series: readonly ChartColumn[],
  writing: Writing,
): string {
  const seriesXml = (extra: (index: number) => string, scatter = false): string =>
    series
      .map((column, index) => {
        const header = column.header;
        const name =
          header === undefined
            ? ''
            : `<c:tx><c:strRef><c:f>${reference(column.sheet.name, header.rect, writing.fileName)}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${xml(displayValue(header.cell, writing.locale))}</c:v></c:pt></c:strCache></c:strRef></c:tx>`;
        const categories =
          labels === undefined
            ? ''
            : scatter
              ? `<c:xVal>${numbersXml(labels, writing)}</c:xVal>`
              : `<c:cat>${textsXml(labels, writing)}</c:cat>`;
        const values = numbersXml(column, writing);
        const body = scatter ? `<c:yVal>${values}</c:yVal>` : `<c:val>${values}</c:val>`;
        return `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>${name}${extra(index)}${categories}${body}${chart.type === 'LINE' || scatter ? '<c:smooth val="0"/>' : ''}</c:ser>`;
      })
      .join('');
  const stacking = stackingOf(chart);
  const grouping = stacking === 'percent' ? 'percentStacked' : stacking;
  const fill = (index: number): string => {
    const color = seriesColor(chart, index);
    return `<c:spPr>${isUnseen(chart, index) ? '<a:noFill/>' : `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`}</c:spPr>`;
  };
  const line = (index: number): string =>
    `<c:spPr><a:ln w="28575"><a:solidFill><a:srgbClr val="${seriesColor(chart, index)}"/></a:solidFill></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>`;
  const axes = '<c:axId val="111111111"/><c:axId val="222222222"/>';
  const horizontal = chart.type === 'BAR';
  switch (chart.type) {
    case 'PIE':
      return `<c:pieChart><c:varyColors val="1"/>${seriesXml(() => '')}<c:firstSliceAng val="0"/></c:pieChart>`;
    case 'BAR':
    case 'COLUMN':
      return (
        `<c:barChart><c:barDir val="${horizontal ? 'bar' : 'col'}"/><c:grouping val="${grouping ?? 'clustered'}"/><c:varyColors val="0"/>` +
        `${seriesXml((index) => `${fill(index)}<c:invertIfNegative val="0"/>`)}<c:gapWidth val="60"/>${grouping === undefined ? '' : '<c:overlap val="100"/>'}${axes}</c:barChart>${axesXml(chart, horizontal)}`
      );
    case 'AREA':
      return `<c:areaChart><c:grouping val="${grouping ?? 'standard'}"/><c:varyColors val="0"/>${seriesXml(fill)}${axes}</c:areaChart>${axesXml(chart, false)}`;
    case 'SCATTER':
      return `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${seriesXml(() => '<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>', true)}${axes}</c:scatterChart>${scatterAxesXml(chart)}`;
    case 'LINE':
    case 'TIMELINE':
      return `<c:lineChart><c:grouping val="${grouping ?? 'standard'}"/><c:varyColors val="0"/>${seriesXml(line)}<c:marker val="1"/>${axes}</c:lineChart>${axesXml(chart, false)}`;
  }
}

function reference(sheetName: string, rect: Rect, fileName: FileName): string {
  return xml(absoluteReference(fileName(sheetName), rect));
}

function textsXml(column: ChartColumn, { locale, fileName }: Writing): string {
  const points = column.cells
    .map((cell, index) => [index, displayValue(cell, locale)] as const)
    .filter(([, text]) => text !== '')
    .map(([index, text]) => `<c:pt idx="${index}"><c:v>${xml(text)}</c:v></c:pt>`)
    .join('');
  return `<c:strRef><c:f>${reference(column.sheet.name, column.rect, fileName)}</c:f><c:strCache><c:ptCount val="${column.cells.length}"/>${points}</c:strCache></c:strRef>`;
}

function numbersXml(column: ChartColumn, { fileName }: Writing): string {
  const points = column.cells
    .map((cell, index) =>
      typeof cell?.value === 'number' ? `<c:pt idx="${index}"><c:v>${cell.value}</c:v></c:pt>` : '',
    )
    .join('');
  return `<c:numRef><c:f>${reference(column.sheet.name, column.rect, fileName)}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${column.cells.length}"/>${points}</c:numCache></c:numRef>`;
}

function titleXml(title: string): string {
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="0"/></a:pPr><a:r><a:rPr lang="ru-RU" sz="1200" b="0"/><a:t>${xml(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

function axisTitle(chart: Chart, key: string): string {
  const title = chartOption(chart, key);
  return typeof title === 'string' && title !== '' ? titleXml(title) : '';
}

function axesXml(chart: Chart, horizontal: boolean): string {
  // Google names axes by where they lie, the file by what they carry.
  const categoryKey = horizontal ? 'vAxis.title' : 'hAxis.title';
  const valueKey = horizontal ? 'hAxis.title' : 'vAxis.title';
  const stackedTop = horizontal ? 'maxMin' : 'minMax';
  return (
    `<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="${stackedTop}"/></c:scaling><c:delete val="0"/><c:axPos val="${horizontal ? 'l' : 'b'}"/>${axisTitle(chart, categoryKey)}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>` +
    `<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${horizontal ? 'b' : 'l'}"/><c:majorGridlines><c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>${axisTitle(chart, valueKey)}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="111111111"/><c:crosses val="${horizontal ? 'max' : 'autoZero'}"/></c:valAx>`
  );
}

function scatterAxesXml(chart: Chart): string {
  const axis = (id: string, other: string, position: string, key: string): string =>
    `<c:valAx><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${position}"/>${axisTitle(chart, key)}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="${other}"/><c:crosses val="autoZero"/></c:valAx>`;
  return axis('111111111', '222222222', 'b', 'hAxis.title') + axis('222222222', '111111111', 'l', 'vAxis.title');
}

function legendXml(chart: Chart, series: number): string {
  const place = legendPlace(chart, series);
  return place === undefined ? '' : `<c:legend><c:legendPos val="${place.charAt(0)}"/><c:overlay val="0"/></c:legend>`;
}
