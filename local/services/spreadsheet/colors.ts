/** Colours as Apps Script takes them (CSS notation) and gives them (`#rrggbb`). */
import { Exception } from '../port';

const NAMED = new Map(
  Object.entries({
    black: '#000000',
    white: '#ffffff',
    red: '#ff0000',
    green: '#008000',
    blue: '#0000ff',
    yellow: '#ffff00',
    orange: '#ffa500',
    gray: '#808080',
    grey: '#808080',
    lightgray: '#d3d3d3',
    lightgrey: '#d3d3d3',
    darkgray: '#a9a9a9',
    darkgrey: '#a9a9a9',
    silver: '#c0c0c0',
    maroon: '#800000',
    purple: '#800080',
    fuchsia: '#ff00ff',
    magenta: '#ff00ff',
    lime: '#00ff00',
    olive: '#808000',
    navy: '#000080',
    teal: '#008080',
    aqua: '#00ffff',
    cyan: '#00ffff',
    pink: '#ffc0cb',
    brown: '#a52a2a',
    lightyellow: '#ffffe0',
    lightgreen: '#90ee90',
    lightblue: '#add8e6',
    darkgreen: '#006400',
    darkred: '#8b0000',
  }),
);

/** `#rrggbb`, or null for a reset. Throws on what is no colour. */
export function colorOf(color: string | null): string | null {
  if (color === null || color === '') return null;
  const text = color.trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(text)) return text;
  if (/^#[0-9a-f]{3}$/.test(text)) return `#${text.slice(1).replace(/./g, '$&$&')}`;
  const named = NAMED.get(text);
  if (named !== undefined) return named;
  throw new Exception(`Invalid argument: ${color}`);
}
