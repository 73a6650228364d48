/** The plumbing of an Office package: relationships between parts, and content types. */
import { RefusedFile } from '../../../files/refused-file';
import type { XmlElement } from '../xml/xml-reader';
import { children, parseXml, refuseDoctype } from '../xml/xml-reader';

export interface Relation {
  readonly id: string;
  /** The last step of the type's address, e.g. `worksheet`: transitional and strict files differ before it. */
  readonly type: string;
  /** The part's name, or the address where it is external. */
  readonly target: string;
  readonly external: boolean;
}

export class OfficePackage {
  private readonly byName = new Map<string, string>();

  constructor(private readonly parts: Map<string, Uint8Array>) {
    for (const name of parts.keys()) this.byName.set(name.toLowerCase(), name);
  }

  names(): IterableIterator<string> {
    return this.parts.keys();
  }

  /** The bytes of a part; names are equal without case. */
  part(name: string): Uint8Array | undefined {
    return this.parts.get(this.byName.get(name.toLowerCase()) ?? name);
  }

  /** A small part, read whole; undefined where it is absent. */
  xml(name: string): XmlElement | undefined {
    const bytes = this.part(name);
    return bytes === undefined ? undefined : parseXml(bytes);
  }

  /** Lets the memory of a part go that was read for good. */
  drop(name: string): void {
    this.parts.delete(this.byName.get(name.toLowerCase()) ?? name);
  }

  /** The relationships of a part; of the package itself for the empty name. */
  relations(source: string): Relation[] {
    const slash = source.lastIndexOf('/');
    const folder = source.slice(0, slash + 1);
    const root = this.xml(`${folder}_rels/${source.slice(slash + 1)}.rels`);
    return children(root, 'Relationship').map((element) => {
      const external = element.attributes.get('TargetMode') === 'External';
      const target = element.attributes.get('Target') ?? '';
      return {
        id: element.attributes.get('Id') ?? '',
        type: (element.attributes.get('Type') ?? '').replace(/^.*\//, ''),
        target: external ? target : resolve(folder, target),
        external,
      };
    });
  }

  /** The main part of the package, e.g. `xl/workbook.xml`. */
  mainPart(): string {
    const relation = this.relations('').find(({ type, external }) => type === 'officeDocument' && !external);
    if (relation === undefined || this.part(relation.target) === undefined) {
      throw new RefusedFile('part-missing', 'В файле не нашлось главной части: это не файл Office или он неполон.');
    }
    return relation.target;
  }

  /** The content type of a part, as `[Content_Types].xml` says. */
  contentType(name: string): string {
    const types = this.xml('[Content_Types].xml');
    const wanted = `/${name}`.toLowerCase();
    const override = children(types, 'Override').find(
      (element) => element.attributes.get('PartName')?.toLowerCase() === wanted,
    );
    const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
    const usual = children(types, 'Default').find(
      (element) => element.attributes.get('Extension')?.toLowerCase() === extension,
    );
    return (override ?? usual)?.attributes.get('ContentType') ?? '';
  }
}

/** A target is relative to the folder of its source, or absolute from the root of the package. */
function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  const path = target.startsWith('/') ? target.slice(1) : folder + target;
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** Throws RefusedFile where any part has a document type: no part of an Office file has one, whatever it is for (S27). */
export function refuseDoctypes(files: OfficePackage): void {
  const marks = ['<!DOCTYPE', '<!ENTITY'].flatMap((mark) => [
    Buffer.from(mark, 'utf8'),
    Buffer.from(mark, 'utf16le'),
    Buffer.from(mark, 'utf16le').swap16(),
  ]);
  for (const name of files.names()) {
    const part = files.part(name);
    if (part === undefined || !/\.(?:xml|rels|vml)$/i.test(name)) continue;
    const buffer = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    if (marks.some((mark) => buffer.includes(mark))) throw refuseDoctype();
  }
}
