/** The part of pdfmake that is used here; the package brings no types of its own. */
declare module 'pdfmake' {
  export interface PlacedNode {
    readonly id?: string;
    readonly startPosition: { readonly pageNumber: number; readonly top: number };
  }

  export interface TextNode {
    readonly text: string | readonly TextNode[];
    readonly id?: string;
    readonly font?: string;
    readonly bold?: boolean;
    readonly italics?: boolean;
    readonly decoration?: 'underline' | 'lineThrough';
    readonly fontSize?: number;
    readonly color?: string;
    readonly fillColor?: string;
    readonly alignment?: 'left' | 'center' | 'right';
    readonly verticalAlignment?: 'top' | 'middle' | 'bottom';
    readonly colSpan?: number;
    readonly rowSpan?: number;
    readonly border?: readonly [boolean, boolean, boolean, boolean];
    readonly margin?: readonly [number, number, number, number];
    readonly pageBreak?: 'before';
    /** Points that the longest word of the text takes; the library puts it here when it measures. */
    readonly _minWidth?: number;
  }

  /** A picture that takes no room in the flow. */
  export interface PictureNode {
    readonly svg: string;
    readonly width: number;
    readonly relativePosition: { readonly x: number; readonly y: number };
  }

  /** A cell under the corner of pictures. */
  export interface StackNode {
    readonly stack: readonly (PictureNode | TextNode)[];
    readonly colSpan?: number;
    readonly border?: readonly [boolean, boolean, boolean, boolean];
  }

  export interface TableLayout {
    readonly hLineWidth: (line: number) => number;
    readonly vLineWidth: (line: number) => number;
    readonly hLineColor: () => string;
    readonly vLineColor: () => string;
    readonly paddingLeft: () => number;
    readonly paddingRight: () => number;
    readonly paddingTop: (row: number) => number;
    readonly paddingBottom: () => number;
  }

  export interface TableNode {
    readonly table: {
      readonly widths: readonly number[];
      readonly body: readonly (readonly (TextNode | StackNode)[])[];
      readonly headerRows?: number;
      readonly dontBreakRows?: boolean;
    };
    readonly layout: TableLayout;
    readonly margin?: readonly [number, number, number, number];
    readonly pageBreak?: 'before';
  }

  export interface Definition {
    readonly pageSize: { readonly width: number; readonly height: number };
    readonly pageMargins: readonly [number, number, number, number];
    readonly content: readonly (TextNode | TableNode)[];
    readonly defaultStyle: { readonly font: string; readonly fontSize: number };
    readonly footer?: (page: number) => TextNode;
    readonly header?: TextNode;
    readonly pageBreakBefore?: (node: PlacedNode) => boolean;
    readonly language: string;
  }

  export interface Fonts {
    readonly [family: string]: { readonly [style: string]: string };
  }

  export interface Pdfmake {
    setFonts(fonts: Fonts): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
    createPdf(definition: Definition): { getBuffer(): Promise<Uint8Array> };
  }
  const pdfmake: Pdfmake;
  export default pdfmake;
}

declare module 'pdfmake/fonts/Roboto.js' {
  const fonts: { readonly Roboto: { readonly [style: string]: string } };
  export default fonts;
}
