/** Notes: a comments part for the text, and the drawing that Excel needs to show it. */
import { cellName } from './addresses';
import { cellXml } from '../xml/xml-text';

export interface PlacedNote {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** `xl/commentsN.xml`. */
export function commentsXml(notes: readonly PlacedNote[]): string {
  const list = notes
    .map(
      ({ row, column, text }) =>
        `<comment ref="${cellName(row, column)}" authorId="0"><text><t xml:space="preserve">${cellXml(text)}</t></text></comment>`,
    )
    .join('');
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<authors><author></author></authors><commentList>${list}</commentList></comments>`
  );
}

/** `xl/drawings/vmlDrawingN.vml`: a hidden yellow box a note, beside its cell. */
export function notesDrawingXml(notes: readonly PlacedNote[]): string {
  const boxes = notes
    .map(({ row, column, text }, index) => {
      const lines = Math.min(20, Math.max(4, Math.ceil(text.length / 24) + 1));
      return (
        `<v:shape id="_x0000_s${1025 + index}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
        `<x:Anchor>${column + 1}, 15, ${row}, 2, ${column + 3}, 31, ${row + lines}, 1</x:Anchor>` +
        `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
      );
    })
    .join('');
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>' +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${boxes}</xml>`
  );
}
