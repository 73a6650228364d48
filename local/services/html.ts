/** HtmlService: pages from texts, files and templates. `<?= ?>` escapes, `<?!= ?>` does not, `<? ?>` runs. */
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- the types say all that Apps Script has; what a class lacks refuses at run time */
import { refuseLacking, serviceNamed } from './lacking';
import { Exception, call } from './port';
import { BlobHandle } from './blob';
import { text } from './text';

type Output = GoogleAppsScript.HTML.HtmlOutput;
type Service = GoogleAppsScript.HTML.HtmlService;
export interface HtmlOutputHandle extends Output {}
export class HtmlOutputHandle {
  private title = '';
  private width: number | null = null;
  private height: number | null = null;

  constructor(private content: string) {}

  append(content: string): this {
    this.content += content;
    return this;
  }
  appendUntrusted(content: string): this {
    this.content += escapeHtml(content);
    return this;
  }
  asTemplate(): GoogleAppsScript.HTML.HtmlTemplate {
    return new HtmlTemplateHandle(this.content) as unknown as GoogleAppsScript.HTML.HtmlTemplate;
  }
  clear(): this {
    this.content = '';
    return this;
  }
  getContent(): string {
    return this.content;
  }
  setContent(content: string): this {
    this.content = content;
    return this;
  }
  getTitle(): string {
    return this.title;
  }
  setTitle(title: string): this {
    this.title = title;
    return this;
  }
  getWidth(): number {
    return this.width as number;
  }
  setWidth(width: number): this {
    this.width = width;
    return this;
  }
  getHeight(): number {
    return this.height as number;
  }
  setHeight(height: number): this {
    this.height = height;
    return this;
  }
  setSandboxMode(): this {
    return this;
  }
  setXFrameOptionsMode(): this {
    return this;
  }
  addMetaTag(): this {
    return this;
  }
  /** Width and height in pixels, where they were set. */
  get size(): { readonly width?: number; readonly height?: number } {
    return { ...(this.width !== null && { width: this.width }), ...(this.height !== null && { height: this.height }) };
  }
  getBlob(): GoogleAppsScript.Base.Blob {
    return new BlobHandle(this.content, 'text/html');
  }
}
refuseLacking(HtmlOutputHandle, 'HTML.HtmlOutput');

function escapeHtml(value: unknown): string {
  const replaced: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text(value ?? '').replace(/[&<>"']/g, (letter) => replaced[letter] ?? letter);
}

/** A template as JavaScript that builds the page. */
function templateCode(text: string): string {
  let code = "let __page = '';\n";
  let rest = text;
  for (;;) {
    const open = rest.indexOf('<?');
    if (open < 0) break;
    const close = rest.indexOf('?>', open);
    if (close < 0) throw new Exception('Malformed HTML template: a scriptlet is not closed.');
    code += `__page += ${JSON.stringify(rest.slice(0, open))};\n`;
    const script = rest.slice(open + 2, close);
    if (script.startsWith('!=')) code += `__page += String((${script.slice(2)}));\n`;
    else if (script.startsWith('=')) code += `__page += __escape((${script.slice(1)}));\n`;
    else code += `${script}\n`;
    rest = rest.slice(close + 2);
  }
  return `${code}__page += ${JSON.stringify(rest)};\nreturn __page;`;
}

const OWN = new Set(['evaluate', 'getCode', 'getCodeWithComments', 'getRawContent']);

class HtmlTemplateHandle {
  private readonly raw!: string;

  constructor(raw: string) {
    Object.defineProperty(this, 'raw', { value: raw, enumerable: false });
  }

  evaluate(): HtmlOutputHandle {
    const names = Object.keys(this).filter((name) => !OWN.has(name));
    const values = names.map((name) => (this as unknown as Record<string, unknown>)[name]);
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- a template is a program, here as in HtmlService
    const page = new Function('__escape', ...names, templateCode(this.raw))(escapeHtml, ...values) as string;
    return new HtmlOutputHandle(page);
  }
  getCode(): string {
    return templateCode(this.raw);
  }
  getRawContent(): string {
    return this.raw;
  }
}

refuseLacking(HtmlTemplateHandle, 'HTML.HtmlTemplate');

function fileNamed(method: string, name: string): string {
  const content = call(`HtmlService.${method}`, 'file', { name: text(name).replace(/\.html$/, '') });
  if (content === null) throw new Exception(`No HTML file named ${name} was found.`);
  return content;
}

const XFrameOptionsMode = Object.freeze({ ALLOWALL: 'ALLOWALL', DEFAULT: 'DEFAULT' });
const SandboxMode = Object.freeze({ EMULATED: 'EMULATED', IFRAME: 'IFRAME', NATIVE: 'NATIVE' });

export const HtmlService = serviceNamed('HTML.HtmlService', {
  XFrameOptionsMode: XFrameOptionsMode as unknown as Service['XFrameOptionsMode'],
  SandboxMode: SandboxMode as unknown as Service['SandboxMode'],
  createHtmlOutput: (html: unknown = '') =>
    new HtmlOutputHandle(html instanceof BlobHandle ? html.getDataAsString() : String(html)),
  createHtmlOutputFromFile: (name: string) => new HtmlOutputHandle(fileNamed('createHtmlOutputFromFile', name)),
  createTemplate: (html: unknown) =>
    new HtmlTemplateHandle(String(html)) as unknown as GoogleAppsScript.HTML.HtmlTemplate,
  createTemplateFromFile: (name: string) =>
    new HtmlTemplateHandle(fileNamed('createTemplateFromFile', name)) as unknown as GoogleAppsScript.HTML.HtmlTemplate,
} satisfies Partial<Service>);
