/** The names of schools and offices a text mentions, as written and in a normal form: one school should be written one way. */
import { cleanCell } from './clean-text';
import { tokenize, type Token } from './tokens';

export interface OrganisationName {
  /** As written, without stray quotes, spaces collapsed. */
  printed: string;
  /** Equal for spellings of one organisation («МКОУ "СОШ № 5"», «СОШ №5»). */
  key: string;
}

/** Legal forms, which say nothing about which school it is. */
const LEGAL_FORM =
  /^(?:[МГЧКБАФ]{1,3}(?:Б|К|А)?(?:Д|П|С)?О?О?У(?:ДО)?|МКУ|МБУ|МАУ|МУ|ГКУ|ГБУ|ГАУ|ФГБОУ|ФГКОУ|АНО|НОУ|ДО|ВО|СПО|ОШИ)$/;
const KINDS = new Map<string, string>(
  (
    [
      ['сош', 'сош оош нош школа школы школе школу школой'],
      ['гимназия', 'гимназия гимназии гимназией гимназию'],
      ['лицей', 'лицей лицея лицею лицеем лицее'],
      ['детсад', 'д/с дс детсад детсада доу мбдоу мкдоу мадоу сад сада саду'],
      ['колледж', 'колледж колледжа колледжу колледжем'],
      ['техникум', 'техникум техникума техникуму'],
      ['управление', 'управление управления управлению'],
      ['отдел', 'отдел отдела отделу'],
      ['центр', 'центр центра центру'],
    ] as const
  ).flatMap(([kind, words]) => words.split(' ').map((word): [string, string] => [word, kind])),
);

/** What a full name says of a school's kind and an abbreviation leaves in a letter: «средняя общеобразовательная школа». */
const SCHOOL_ADJECTIVE = /^(?:средн|основн|начальн|общеобразовательн)(?:ая|яя|ой|ей|ую|юю)$/;

/** Longest quotation, in tokens. */
const QUOTE_REACH = 80;

const mark = (token: Token | undefined, text: string) => token?.kind === 'mark' && token.text === text;
const isWord = (token: Token | undefined): token is Token => token?.kind === 'word';

class Reader {
  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
  ) {}

  private isLegalForm(i: number): boolean {
    const token = this.tokens[i];
    return isWord(token) && !token.quoted && LEGAL_FORM.test(token.text);
  }

  private isKind(i: number): boolean {
    const token = this.tokens[i];
    if (!isWord(token) || token.quoted) return false;
    return KINDS.has(token.facts.lower) || (SCHOOL_ADJECTIVE.test(token.facts.lower) && this.isKind(i + 1));
  }

  /** End of a pair of quotes that opens at `i`, else `i`. */
  private afterQuotes(i: number): number {
    let k = i;
    while (k < i + QUOTE_REACH && this.tokens[k]?.quoted) k += 1;
    return k;
  }

  /** End of «№ 5», «№5» at `i`, else `i`. */
  private afterNumber(i: number): number {
    if (mark(this.tokens[i], '№') && this.tokens[i + 1]?.kind === 'number') return i + 2;
    const token = this.tokens[i];
    return token?.kind === 'number' && !token.quoted ? i + 1 : i;
  }

  at(i: number): { name: OrganisationName; to: number } | null {
    let k = i;
    while (k < i + 4 && (this.isLegalForm(k) || (mark(this.tokens[k], '-') && k > i))) k += 1;
    const word = this.tokens[k];
    const place = isWord(word) && word.facts.title && /(?:ая|ой|ую|ий|ый)$/.test(word.text) && this.isKind(k + 1);
    if (place) k += 1;
    const kinds = k;
    while (k < kinds + 3 && this.isKind(k)) k += 1;
    let named = place;
    for (let parts = 0; parts < 3; parts += 1) {
      const after = Math.max(this.afterQuotes(k), this.afterNumber(k));
      if (after === k) break;
      const quotedOnly = k === i && this.tokens[k]?.quoted === true;
      if (quotedOnly && !this.quotedSchool(k, after)) return null;
      if (k === i && !quotedOnly) return null;
      named = true;
      k = after;
    }
    if (!named || k === i) return null;
    const printed = this.printed(i, k);
    const key = this.key(kinds, k);
    return key === '' ? null : { name: { printed, key }, to: k };
  }

  private quotedSchool(from: number, to: number): boolean {
    return this.tokens.slice(from, to).some((token) => token.kind === 'number' || KINDS.has(token.facts.lower));
  }

  private printed(from: number, to: number): string {
    const slice = this.text.slice(this.tokens[from]?.start, this.tokens[to - 1]?.end);
    return slice
      .split(/\s/)
      .filter((part) => part !== '')
      .join(' ');
  }

  /** Kind, number and proper name; the legal form and the marks do not count. */
  private key(from: number, to: number): string {
    const parts: string[] = [];
    for (const token of this.tokens.slice(from, to)) {
      if (token.kind === 'mark') continue;
      const word = token.kind === 'number' ? token.text : token.facts.lower;
      if (LEGAL_FORM.test(token.text) || SCHOOL_ADJECTIVE.test(word)) continue;
      parts.push(KINDS.get(word) ?? word.replace(/(?:ой|ую)$/, 'ая'));
    }
    // «лицей» inside and outside the quotes is one word.
    return [...new Set(parts)].join(' ');
  }
}

/** Names of organisations in a text, in order. */
export function organisationNames(text: string): OrganisationName[] {
  const cleaned = cleanCell(text.slice(0, 50_000));
  const tokens = tokenize(cleaned);
  const reader = new Reader(cleaned, tokens);
  const found: OrganisationName[] = [];
  let i = 0;
  while (i < tokens.length) {
    const next = reader.at(i);
    if (next) {
      found.push(next.name);
      i = next.to;
    } else i += 1;
  }
  return found;
}
