/**
 * The page's origin: its files, and the calls by which it reads the document and asks the host to act.
 * Reading is GET, everything that changes something is POST with JSON; both need the token of this launch.
 */
import { Hono } from 'hono';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Host } from '../host';
import type { Asset } from './assets';
import type { EventStreams } from './event-stream';
import { createFormRoutes } from './forms/form-routes';
import { checkAsset, checkCall, checkFormPost, checkHost } from './guard';
import type { Caller, Refusal } from './guard';
import { formHeaders, pageHeaders } from './headers';
import { MAX_PLAN_BYTES } from './limits';
import { readBody, ShapeError } from './request-shapes';
import { failureOf } from './session';
import type { Session } from './session';
import { sheetSnapshot } from './snapshot';
import type { ErrorReply, Letter, PageState, Requests, RunReply, SheetsReply } from './wire';

/** Base64 takes four letters for three bytes; a little is for the name. */
const MAX_IMPORT = Math.ceil((MAX_PLAN_BYTES * 4) / 3) + 4096;
const MAX_BODY = 16 * 1024 * 1024;

/** What the composition root gives beside the host. */
export interface PageSource {
  /** What the person opened, e.g. `school.xlsx`: shown in the page and given to the downloaded copy. */
  readonly fileName: string;
  /** The workbook as an .xlsx file, as it is now. */
  readonly readFile: () => Promise<Uint8Array>;
  /** Writes a plan into the sheet «Исходный план»; throws with a message for the person. Absent: no such button. */
  readonly importPlan?: (name: string, bytes: Uint8Array) => Promise<void>;
  /** Letters that the add-on would have sent, the newest last. Absent: no such button. */
  readonly letters?: () => readonly Letter[];
}

export interface PageAppOptions extends PageSource {
  readonly host: Host;
  readonly session: Session;
  readonly streams: EventStreams;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly token: string;
  /** Ports are known only once the servers listen. */
  readonly port: () => number;
  readonly frameOrigin: () => string;
}

const notFound: Refusal = { status: 404, code: 'not-found', message: 'Такой страницы нет.' };
const wrongMethod: Refusal = { status: 405, code: 'method', message: 'Этот адрес так не вызывают.' };
const notJson: Refusal = { status: 415, code: 'content-type', message: 'Ожидался JSON.' };
const tooLarge: Refusal = { status: 413, code: 'too-large', message: 'Слишком большой файл или вставка.' };
const badShape: Refusal = { status: 400, code: 'shape', message: 'Программа не поняла запрос страницы.' };
const badRequest: Refusal = { status: 400, code: 'request', message: 'Программа не поняла запрос.' };
const gone: Refusal = { status: 404, code: 'gone', message: 'Этого вопроса или действия уже нет.' };

export function refuse({ status, code, message }: Refusal): Response {
  return Response.json({ error: { code, message } } satisfies ErrorReply, { status });
}

/** What a person should read of an error that the host or the importer threw. */
function refuseError(code: string, error: unknown): Response {
  const message = error instanceof Error && error.message !== '' ? error.message : 'Не удалось выполнить действие.';
  return Response.json({ error: { code, message } } satisfies ErrorReply, { status: 422 });
}

/** Forms of other sites can send any other type without asking first. */
const onlyJson: MiddlewareHandler = async (c, next) => {
  const type = c.req.header('content-type') ?? '';
  return /^application\/json(?:; ?charset=utf-8)?$/i.test(type) ? next() : refuse(notJson);
};

export function createPageApp(options: PageAppOptions): Hono {
  const { host, session, streams, assets, token, port, frameOrigin } = options;
  const app = new Hono();
  const isForm = (c: Context): boolean => c.req.path.startsWith('/forms/');
  const caller = (c: Context): Caller => ({ method: c.req.method, header: (name) => c.req.header(name) });

  app.use(async (c, next) => {
    await next();
    const headers = isForm(c) ? formHeaders : pageHeaders(frameOrigin());
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  });
  app.use(async (c, next) => {
    const from = caller(c);
    const isCall = c.req.path.startsWith('/api/');
    const refusal =
      checkHost(from, port()) ??
      (from.header('upgrade') === undefined ? null : badRequest) ??
      (isCall
        ? checkCall(from, port(), token)
        : isForm(c) && c.req.method === 'POST'
          ? checkFormPost(from, port())
          : checkAsset(from));
    return refusal ? refuse(refusal) : next();
  });

  app.get('/api/state', async (c) => {
    const menus = await host.menus();
    const { document } = host;
    return c.json({
      fileName: options.fileName,
      documentName: document.name,
      locale: document.locale,
      activeSheetId: document.activeSheetId,
      sheets: document.sheets.map(sheetSnapshot),
      namedRanges: document.namedRanges,
      menus,
      ...session.state,
      canImport: options.importPlan !== undefined,
      canChangeLines: host.changeLines !== undefined,
      letters: options.letters?.().length ?? 0,
      frameOrigin: frameOrigin(),
    } satisfies PageState);
  });
  app.get('/api/sheets', (c) => {
    const ids = c.req.query('ids');
    const wanted = ids === undefined ? null : new Set(ids.split(',').map(Number));
    const sheets = host.document.sheets.filter((sheet) => wanted === null || wanted.has(sheet.id));
    return c.json({
      sheets: sheets.map(sheetSnapshot),
      letters: options.letters?.().length ?? 0,
    } satisfies SheetsReply);
  });
  app.get('/api/letters', (c) => {
    const letters = options.letters?.() ?? [];
    return c.json(letters.map(({ at, to, subject, body }): Letter => ({ at, to, subject, body })));
  });
  app.get('/api/events', () => {
    return new Response(streams.open(), { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } });
  });
  app.get('/api/file', async () => {
    try {
      const bytes = new Uint8Array(await options.readFile());
      const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      return new Response(bytes, { headers: { 'Content-Type': type, 'Content-Disposition': 'attachment' } });
    } catch (error) {
      return refuseError('file', error);
    }
  });

  /** A state-changing call: JSON of the right shape, or a refusal before anything happens. */
  const call = <Path extends keyof Requests>(
    path: Path,
    act: (body: Requests[Path]) => Promise<Response> | Response,
  ): void => {
    const maxSize = path === '/api/import' ? MAX_IMPORT : MAX_BODY;
    app.post(path, onlyJson, bodyLimit({ maxSize, onError: () => refuse(tooLarge) }), async (c) => {
      try {
        return await act(readBody[path](JSON.parse(await c.req.text())));
      } catch (error) {
        if (error instanceof ShapeError || error instanceof SyntaxError) return refuse(badShape);
        throw error;
      }
    });
  };
  const done = (): Response => Response.json({ ok: true });
  const run = async (functionName: string, args?: readonly unknown[]): Promise<Response> => {
    const result = await host.run(functionName, args);
    const failure = failureOf(result);
    const reply: RunReply = failure
      ? { ok: false, failure, ms: result.ms }
      : { ok: true, value: result.value ?? null, ms: result.ms };
    return Response.json(reply);
  };
  /** Errors of the host become an answer with its message; the page shows it. */
  const attempt = async (code: string, act: () => Promise<void>): Promise<Response> => {
    try {
      await act();
      return done();
    } catch (error) {
      return refuseError(code, error);
    }
  };

  call('/api/edit', ({ edits }) => {
    const sheets = new Map(host.document.sheets.map((sheet) => [sheet.id, sheet]));
    const inside = edits.every(({ sheetId, row, column }) => {
      const sheet = sheets.get(sheetId);
      return sheet !== undefined && row < sheet.rowCount && column < sheet.columnCount;
    });
    return inside ? attempt('edit', () => host.edit(edits)) : refuse(gone);
  });
  call('/api/lines', (change) => {
    const { sheetId, axis, kind, at, count } = change;
    const sheet = host.document.sheets.find((each) => each.id === sheetId);
    const size = axis === 'rows' ? sheet?.rowCount : sheet?.columnCount;
    if (size === undefined || !host.changeLines) return refuse(gone);
    // A sheet keeps at least one line; new lines may stand after the last one.
    const fits = kind === 'insert' ? at <= size : at + count <= size && count < size;
    return fits && count > 0 ? attempt('lines', async () => host.changeLines?.(change)) : refuse(badShape);
  });
  call('/api/run', ({ functionName }) => run(functionName));
  call('/api/rpc', ({ functionName, args }) => run(functionName, args));
  call('/api/answer', ({ questionId, answer }) => (session.answer(questionId, answer) ? done() : refuse(gone)));
  call('/api/stop', ({ executionId }) => (session.stop(executionId) ? done() : refuse(gone)));
  call('/api/select', ({ sheetId, selection }) => {
    // The add-on may have taken the sheet away while the page was still showing it: that is nobody's fault.
    if (host.document.sheets.some((sheet) => sheet.id === sheetId)) host.select?.(sheetId, selection);
    return done();
  });
  call('/api/import', ({ name, base64 }) => {
    const { importPlan } = options;
    if (!importPlan) return refuse(notFound);
    return attempt('import', () => importPlan(name, new Uint8Array(Buffer.from(base64, 'base64'))));
  });
  call('/api/save', () => attempt('save', () => host.save()));

  if (host.forms) app.route('/forms', createFormRoutes(host.forms));
  app.get('*', (c) => {
    const asset = assets.get(c.req.path);
    return asset ? c.body(asset.bytes, 200, { 'Content-Type': asset.type }) : refuse(notFound);
  });
  app.all('*', () => refuse(wrongMethod));
  app.onError(() => refuse(badRequest));
  return app;
}
