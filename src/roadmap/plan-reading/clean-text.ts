// Takes away what word processors and web pages leave in a cell when a table is copied: tags, entities, bookmarks,
// bullets of every font, markdown. The words themselves are never touched.
import type { RepairKind } from './plan';

// Only tags of formatting: any other text in angle brackets is a person's and stays.
const TAG =
  /<\/?(p|br|ul|ol|li|div|span|b|i|u|s|em|strong|font|sup|sub|small|center|h[1-6]|table|tbody|thead|tr|td|th|a|o:p)(?:\s[^<>]*)?\/?>/gi;
const BLOCK_TAGS = new Set([
  'p',
  'br',
  'ul',
  'ol',
  'li',
  'div',
  'table',
  'tbody',
  'thead',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);
const TAG_BREAK = '\u0001';

const ENTITY = /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,6}));/gi;
const NAMED_ENTITIES = new Map([
  ['nbsp', '\u00a0'],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['laquo', '«'],
  ['raquo', '»'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['bdquo', '„'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['minus', '−'],
  ['hellip', '…'],
  ['bull', '•'],
  ['middot', '·'],
  ['shy', ''],
]);

const BOOKMARK = /\[bookmark:[^\]\n]{0,80}\]/gi;

// U+F000-F0FF is where the Symbol and Wingdings bullets of a word processor land.
const BULLET = /^(?:[·•▪●○◦■□‣⁃∙➢➤✓✔❖\uf000-\uf0ff][ \t\u00a0]{0,20}|[–—*][ \t\u00a0]{1,20}|-[ \t\u00a0]{0,20})(?=\S)/;

const INVISIBLE = /[\u0000\u00ad\u200b\u200e\u200f\u2060\ufeff]/g;

// Most cells have nothing to clean; this one look finds out.
const MAY_NEED_CLEANING = /[^\u0020-\u0025\u0027-\u0029\u002b-\u003b\u003d-\u005a\u005c-\u007e\u0400-\u04ff«»№–—“”„…]/;

/** True when a cell shows nothing. */
export function isBlank(text: string): boolean {
  if (text === '') return true;
  const first = text.charCodeAt(0);
  if ((first > 0x20 && first < 0x7f) || (first >= 0x400 && first <= 0x4ff)) return false;
  return text.replace(INVISIBLE, '').trim() === '';
}

function withoutTags(text: string, repairs: Set<RepairKind>): string {
  if (!text.includes('<')) return text;
  const marked = text.replace(TAG, (_tag, name: string) => (BLOCK_TAGS.has(name.toLowerCase()) ? TAG_BREAK : ''));
  if (marked === text) return text;
  repairs.add('tags-removed');
  return marked
    .split(TAG_BREAK)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .join('\n');
}

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (entity, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED_ENTITIES.get(name.toLowerCase()) ?? entity;
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : parseInt(decimal, 10);
    const printable = code >= 0x20 && code <= 0xffff && (code < 0xd800 || code > 0xdfff);
    return printable ? String.fromCharCode(code) : entity;
  });
}

function withoutBold(text: string): string {
  if (!text.includes('**')) return text;
  const pieces = text.split('**');
  // An odd marker left over belongs to a block that runs over several lines.
  return pieces.length % 2 === 1 || pieces.length === 2 ? pieces.join('') : text;
}

/**
 * A cell without the noise that must go from every cell; spaces and line breaks inside stay as printed.
 * @param repairs receives what was taken away, apart from the merely typographic
 */
export function cleanVerbatim(text: string, repairs: Set<RepairKind>): string {
  if (!MAY_NEED_CLEANING.test(text)) return text.trim();
  let clean = text;
  if (clean.includes('\r') || clean.includes('\u000b')) clean = clean.replace(/\r\n?|\u000b/g, '\n');
  if (clean.includes('[bookmark:')) {
    clean = clean.replace(BOOKMARK, '');
    repairs.add('bookmark-removed');
  }
  return withoutBold(withoutEntities(withoutTags(clean, repairs))).trim();
}

/** A cell of prose: as `cleanVerbatim`, and its lines are trimmed and its bullets are all «- ». */
export function cleanProse(text: string, repairs: Set<RepairKind>): string {
  if (!MAY_NEED_CLEANING.test(text)) return text.trim().replace(BULLET, bulletOrDash);
  const clean = cleanVerbatim(text, repairs)
    .replace(INVISIBLE, '')
    .replace(/\u00a0/g, ' ');
  return clean
    .split('\n')
    .map((line) => line.trim().replace(BULLET, bulletOrDash))
    .join('\n')
    .trim();
}

function bulletOrDash(bullet: string, _offset: number, line: string): string {
  // «-5» and «--» are not bullets.
  return bullet === '-' && /^-[\d-]/.test(line) ? bullet : '- ';
}

/** One line, single spaces: for comparing and for headings' titles. */
export function oneLine(text: string): string {
  return text.split(/\s/).filter(Boolean).join(' ');
}
