/** A chart as a picture of lines and letters (SVG), in the letters of the printed page. */
import { drawnChart, type ChartLooks } from '../charts/chart-option';
import type { Chart, SpreadsheetDocument } from '../document/model';

/** Widths of letters as shares of their size; the library knows those of Latin letters alone. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[\s.,:;!'|iljtf()[\]«»-]/, 0.3],
  [/[А-ЯЁA-Z–—%]/, 0.68],
  [/[жшщюмфыwm@]/, 0.8],
];
const usualWidth = 0.56;

function widthOf(text: string, size: number): number {
  const share = (letter: string): number => widths.find(([letters]) => letters.test(letter))?.[1] ?? usualWidth;
  return Array.from(text).reduce((sum, letter) => sum + share(letter) * size, 0);
}

/** Draws charts of the document. The library is loaded here, because few runs of the host print any. */
export async function chartPainter({ sheets, locale }: SpreadsheetDocument): Promise<(chart: Chart) => string> {
  const { init, setPlatformAPI } = await import('echarts');
  setPlatformAPI({
    measureText: (text: string, font?: string) => ({
      width: widthOf(text, Number(/(\d+(?:\.\d+)?)px/.exec(font ?? '')?.[1] ?? 12)),
    }),
  });
  const sheetOf: ChartLooks['sheetOf'] = (id) => {
    const sheet = sheets.find((each) => each.id === id);
    return sheet && { ...sheet, cell: (row, column) => sheet.rows[row]?.[column] };
  };
  return (chart) => {
    const { width, height } = chart;
    const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height });
    try {
      drawing.setOption(drawnChart(chart, { sheetOf, locale, fontFamily: 'Roboto' }));
      return drawing.renderToSVGString();
    } finally {
      drawing.dispose();
    }
  };
}
