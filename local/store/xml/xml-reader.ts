/**
 * Reads the XML of Office parts, which is XML without document types: no DOCTYPE, so no entities of its own, no
 * external references, no growth. Names are given without their prefix, since writers choose prefixes freely.
 */
import { RefusedFile } from '../../../files/refused-file';

const MAX_DEPTH = 256;
const MAX_ELEMENTS = 400_000;

const noAttributes: ReadonlyMap<string, string> = new Map();

/** An element of a small part, read whole. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly inside, without that of the children. */
  readonly text: string;
}

/** Decodes a part by its byte order mark or, without one, as UTF-8; other encodings are not allowed in Office files. */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)
      ? 'utf-16le'
      : (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** Walks through the markup: call `next` until it answers `end`. */
export class XmlReader {
  /** Of the element that was opened or closed, without prefix. */
  name = '';
  /** Of the last text event. */
  text = '';
  private at = 0;
  private pendingClose = false;
  private attributeCount = 0;
  private readonly attributeNames: string[] = [];
  private readonly attributeValues: string[] = [];
  private readonly open: string[] = [];

  constructor(private readonly xml: string) {}

  /** How many elements are open now. */
  get depth(): number {
    return this.open.length;
  }

  /** The next event. Comments and processing instructions are passed over. Throws RefusedFile on broken markup. */
  next(): 'open' | 'close' | 'text' | 'end' {
    if (this.pendingClose) {
      this.pendingClose = false;
      this.name = this.open.pop() ?? '';
      return 'close';
    }
    const { xml } = this;
    for (;;) {
      if (this.at >= xml.length) {
        if (this.open.length > 0) throw broken('обрывается');
        return 'end';
      }
      const tag = xml.indexOf('<', this.at);
      if (tag !== this.at) {
        const end = tag < 0 ? xml.length : tag;
        const raw = xml.slice(this.at, end);
        this.at = end;
        if (this.open.length === 0) continue;
        this.text = decodeText(raw);
        return 'text';
      }
      const code = xml.charCodeAt(tag + 1);
      if (code === 0x2f /* / */) return this.readClose(tag);
      if (code === 0x21 /* ! */) {
        if (xml.startsWith('<!--', tag)) this.at = after(xml, '-->', tag + 4);
        else if (xml.startsWith('<![CDATA[', tag)) {
          const end = after(xml, ']]>', tag + 9);
          this.at = end;
          this.text = xml.slice(tag + 9, end - 3);
          if (this.open.length > 0) return 'text';
        } else throw refuseDoctype();
      } else if (code === 0x3f /* ? */) this.at = after(xml, '?>', tag + 2);
      else return this.readOpen(tag);
    }
  }

  /** The value of an attribute of the element just opened, by its name without prefix. */
  attribute(name: string): string | undefined {
    for (let i = 0; i < this.attributeCount; i += 1) {
      if (this.attributeNames[i] === name) return this.attributeValues[i];
    }
    return undefined;
  }

  /** Passes over the rest of the element just opened. */
  skip(): void {
    const depth = this.open.length;
    while (this.open.length >= depth) if (this.next() === 'end') return;
  }

  /** The text of the element just opened, that of elements inside it included. */
  readText(): string {
    const depth = this.open.length;
    let text = '';
    while (this.open.length >= depth) {
      const event = this.next();
      if (event === 'end') break;
      if (event === 'text') text += this.text;
    }
    return text;
  }

  /** Reads the element just opened with everything inside. */
  readElement(): XmlElement {
    interface Growing {
      name: string;
      attributes: ReadonlyMap<string, string>;
      children: Growing[];
      text: string;
    }
    const grow = (): Growing => ({ name: this.name, attributes: this.attributes(), children: [], text: '' });
    const root = grow();
    const stack = [root];
    let elements = 0;
    for (;;) {
      const top = stack[stack.length - 1];
      if (top === undefined) return root;
      const event = this.next();
      if (event === 'end') return root;
      if (event === 'text') top.text += this.text;
      else if (event === 'close') stack.pop();
      else {
        elements += 1;
        if (elements > MAX_ELEMENTS) throw broken('слишком велика');
        const child = grow();
        top.children.push(child);
        stack.push(child);
      }
    }
  }

  private attributes(): ReadonlyMap<string, string> {
    if (this.attributeCount === 0) return noAttributes;
    const map = new Map<string, string>();
    for (let i = 0; i < this.attributeCount; i += 1) {
      const name = this.attributeNames[i] ?? '';
      if (!map.has(name)) map.set(name, this.attributeValues[i] ?? '');
    }
    return map;
  }

  private readClose(tag: number): 'close' {
    const end = this.xml.indexOf('>', tag);
    if (end < 0) throw broken('обрывается');
    const name = localName(this.xml.slice(tag + 2, end).trimEnd());
    if (this.open.pop() !== name) throw broken('закрывает не тот элемент');
    this.name = name;
    this.at = end + 1;
    return 'close';
  }

  private readOpen(tag: number): 'open' {
    const { xml } = this;
    let at = tag + 1;
    while (at < xml.length && !endsName(xml.charCodeAt(at))) at += 1;
    if (at === tag + 1) throw broken('содержит неверную разметку');
    this.name = localName(xml.slice(tag + 1, at));
    this.attributeCount = 0;
    for (;;) {
      while (isSpace(xml.charCodeAt(at))) at += 1;
      const code = xml.charCodeAt(at);
      if (code === 0x3e /* > */) {
        at += 1;
        break;
      }
      if (code === 0x2f /* / */ && xml.charCodeAt(at + 1) === 0x3e) {
        this.pendingClose = true;
        at += 2;
        break;
      }
      at = this.readAttribute(at);
    }
    if (this.open.length >= MAX_DEPTH) throw broken('вложена слишком глубоко');
    this.open.push(this.name);
    this.at = at;
    return 'open';
  }

  private readAttribute(from: number): number {
    const { xml } = this;
    const equals = xml.indexOf('=', from);
    if (equals < 0) throw broken('обрывается');
    let at = equals + 1;
    while (isSpace(xml.charCodeAt(at))) at += 1;
    const quote = xml.charCodeAt(at);
    if (quote !== 0x22 && quote !== 0x27) throw broken('содержит неверную разметку');
    const end = xml.indexOf(quote === 0x22 ? '"' : "'", at + 1);
    if (end < 0) throw broken('обрывается');
    const name = xml.slice(from, equals).trimEnd();
    if (name === '' || name.includes('<')) throw broken('содержит неверную разметку');
    this.attributeNames[this.attributeCount] = localName(name);
    this.attributeValues[this.attributeCount] = decodeAttribute(xml.slice(at + 1, end));
    this.attributeCount += 1;
    return end + 1;
  }
}

/** Reads a small part whole; `undefined` for an absent one. */
export function parseXml(bytes: Uint8Array): XmlElement {
  const reader = new XmlReader(decodeXml(bytes));
  for (;;) {
    const event = reader.next();
    if (event === 'open') {
      const root = reader.readElement();
      while (reader.next() !== 'end');
      return root;
    }
    if (event === 'end') throw broken('пуста');
  }
}

/** The first child of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

/** The children of that name. */
export function children(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((candidate) => candidate.name === name) ?? [];
}

/** Every element of that name inside, at any depth, in document order. */
export function descendants(element: XmlElement | undefined, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const walk = (current: XmlElement): void => {
    for (const inner of current.children) {
      if (inner.name === name) found.push(inner);
      walk(inner);
    }
  };
  if (element !== undefined) walk(element);
  return found;
}

/** An attribute that is true as `1` or `true`; absent gives `otherwise`. */
export function flag(value: string | undefined, otherwise = false): boolean {
  return value === undefined ? otherwise : value === '1' || value === 'true' || value === 'on';
}

/** A document type has no place in an Office part: entities in it could grow or reach out (S27). */
export function refuseDoctype(): RefusedFile {
  return new RefusedFile(
    'doctype',
    'Внутри файла есть объявление типа документа (DOCTYPE), которого в файлах Office не бывает: так устроены файлы-ловушки.',
  );
}

function broken(how: string): RefusedFile {
  return new RefusedFile('bad-xml', `Одна из частей файла ${how}: её разметка нарушена.`);
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw broken('обрывается');
  return at + mark.length;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function endsName(code: number): boolean {
  return isSpace(code) || code === 0x3e || code === 0x2f;
}

function decodeText(raw: string): string {
  const lines = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  return decodeEntities(lines);
}

function decodeAttribute(raw: string): string {
  const flat = /[\r\n\t]/.test(raw) ? raw.replace(/\r\n|[\r\n\t]/g, ' ') : raw;
  return decodeEntities(flat);
}

const named = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{0,12});?/g, (whole: string, body: string) => {
    const simple = named.get(body);
    if (simple !== undefined && whole.endsWith(';')) return simple;
    const code = /^#x[0-9a-f]+$/i.test(body)
      ? parseInt(body.slice(2), 16)
      : /^#\d+$/.test(body)
        ? parseInt(body.slice(1), 10)
        : NaN;
    if (!(code <= 0x10ffff) || !whole.endsWith(';')) throw broken('содержит неизвестный знак');
    return String.fromCodePoint(code);
  });
}
