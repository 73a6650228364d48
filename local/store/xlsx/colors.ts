/** Colours of a workbook part: direct, indexed, or of the theme with a tint; the model knows `#rrggbb` alone. */
import type { XmlElement } from '../xml/xml-reader';
import { child } from '../xml/xml-reader';

/** The palette that `indexed` refers to where a workbook does not replace it (ECMA-376 part 1, 18.8.27). */
const indexed = (
  '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF ' +
  '800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF ' +
  '000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 ' +
  '3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'
).split(' ');

/** How the theme's twelve colours are numbered: light and dark change places against their order in the part. */
const themeOrder = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
];
const officeTheme = 'FFFFFF 000000 EEECE1 1F497D 4F81BD C0504D 9BBB59 8064A2 4BACC6 F79646 0000FF 800080'.split(' ');

/** The colours of `xl/theme/theme1.xml`, by number; Office's own where the part is absent. */
export function themeColors(theme: XmlElement | undefined): readonly string[] {
  const scheme = child(child(theme, 'themeElements'), 'clrScheme');
  return themeOrder.map((name, index) => {
    const color = child(scheme, name)?.children[0];
    const value = color?.attributes.get('lastClr') ?? color?.attributes.get('val') ?? '';
    return /^[0-9a-f]{6}$/i.test(value) ? value : (officeTheme[index] ?? '000000');
  });
}

/** `#rrggbb` of a `color`, `fgColor`, `bgColor` or `tabColor`; undefined for an automatic or absent one. */
export function readColor(element: XmlElement | undefined, theme: readonly string[]): string | undefined {
  if (element === undefined) return undefined;
  const rgb = element.attributes.get('rgb');
  const themed = element.attributes.get('theme');
  const index = element.attributes.get('indexed');
  const base =
    rgb !== undefined && /^(?:[0-9a-f]{2})?[0-9a-f]{6}$/i.test(rgb)
      ? rgb.slice(-6)
      : themed !== undefined
        ? theme[Number(themed)]
        : index !== undefined
          ? indexed[Number(index)]
          : undefined;
  if (base === undefined) return undefined;
  return `#${tinted(base, Number(element.attributes.get('tint') ?? 0)).toLowerCase()}`;
}

/** A tint moves the lightness towards white or black (ECMA-376 part 1, 18.8.19). */
function tinted(hex: string, tint: number): string {
  if (!(Math.abs(tint) > 0.001) || Math.abs(tint) > 1) return hex;
  const [red, green, blue] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  const max = Math.max(red, green, blue);
  const min = Math.min(red, green, blue);
  const light = (max + min) / 2;
  const moved = tint < 0 ? light * (1 + tint) : light + (1 - light) * tint;
  const spread = max - min;
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * light - 1));
  const chroma = (1 - Math.abs(2 * moved - 1)) * saturation;
  return [red, green, blue]
    .map((part) => {
      const share = spread === 0 ? 0.5 : (part - min) / spread;
      const value = moved + chroma * (share - 0.5);
      return Math.round(Math.min(1, Math.max(0, value)) * 255)
        .toString(16)
        .padStart(2, '0');
    })
    .join('');
}
