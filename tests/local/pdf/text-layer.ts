// What can be searched and copied out of a PDF of ours: the texts of each page in the order in which they were drawn, read
// from the bytes.
import { inflateSync } from 'node:zlib';

interface PdfObject {
  readonly dictionary: string;
  readonly stream: Buffer | undefined;
}

/** The text of each page; pieces drawn apart are parted by a line break. */
export function textLayer(bytes: Buffer): string[] {
  const objects = objectsOf(bytes);
  const at = (reference: string | undefined): PdfObject | undefined => objects.get(Number(reference));
  const kids = [...objects.values()].find(({ dictionary }) => /\/Type \/Pages\b/.test(dictionary));
  const pages = [...(/\/Kids \[([^\]]*)\]/.exec(kids?.dictionary ?? '')?.[1] ?? '').matchAll(/(\d+) 0 R/g)];
  return pages.map(([, page]) => {
    const dictionary = at(page)?.dictionary ?? '';
    const resources = at(/\/Resources (\d+) 0 R/.exec(dictionary)?.[1])?.dictionary ?? '';
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', font]) => {
        const map = at(/\/ToUnicode (\d+) 0 R/.exec(at(font)?.dictionary ?? '')?.[1])?.stream;
        return [name, lettersOf(map?.toString('latin1') ?? '')];
      }),
    );
    const content = at(/\/Contents (\d+) 0 R/.exec(dictionary)?.[1])?.stream?.toString('latin1') ?? '';
    return drawn(content, fonts);
  });
}

function objectsOf(bytes: Buffer): Map<number, PdfObject> {
  const text = bytes.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const match of text.matchAll(/(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('\nendobj', start);
    const opened = text.indexOf('stream\n', start);
    const hasStream = opened >= 0 && opened < end;
    const dictionary = text.slice(start, hasStream ? opened : end);
    const raw = hasStream ? bytes.subarray(opened + 7, text.lastIndexOf('\nendstream', end)) : undefined;
    const stream = raw && (dictionary.includes('FlateDecode') ? inflateSync(raw) : Buffer.from(raw));
    objects.set(Number(match[1]), { dictionary, stream });
  }
  return objects;
}

/** Glyph -> letters, of a font's table for readers. */
function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, from = '', , list = ''] of map.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*\[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, code = ''], index) => {
      const units = code.replace(/ /g, '').match(/.{4}/g) ?? [];
      letters.set(parseInt(from, 16) + index, units.map((unit) => String.fromCharCode(parseInt(unit, 16))).join(''));
    });
  }
  return letters;
}

function drawn(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let letters: ReadonlyMap<number, string> = new Map();
  const pieces: string[] = [];
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) letters = fonts.get(font) ?? new Map();
    else {
      const glyphs = [...(shown ?? '').matchAll(/<([0-9a-f]*)>/gi)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
      pieces.push(glyphs.map((glyph) => letters.get(parseInt(glyph, 16)) ?? '').join(''));
    }
  }
  return pieces.join('\n');
}
