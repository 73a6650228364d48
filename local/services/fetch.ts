/** UrlFetchApp: requests go to the routes of the host; nothing leaves the computer. */
import type { FetchReplyWire, FetchWire } from '../runtime/port';
import type { BlobHandle } from './blob';
import { blobFrom } from './blob';
import { fromBase64, fromUtf8, signed } from './bytes';
import { refuseLacking, serviceNamed } from './lacking';
import { Exception, call } from './port';
import { text } from './text';

type Fetch = GoogleAppsScript.URL_Fetch.UrlFetchApp;

interface Params {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly contentType?: string;
  readonly payload?: unknown;
  readonly muteHttpExceptions?: boolean;
  readonly followRedirects?: boolean;
}

class Response {
  constructor(private readonly reply: FetchReplyWire) {}

  getResponseCode(): number {
    return this.reply.status;
  }
  getHeaders(): Record<string, string> {
    return Object.fromEntries(this.reply.headers);
  }
  getAllHeaders(): Record<string, string> {
    return this.getHeaders();
  }
  private get type(): string | null {
    return this.reply.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? null;
  }
  getContent(): number[] {
    return (fromBase64(this.reply.base64) ?? []).map(signed);
  }
  getContentText(): string {
    return fromUtf8(fromBase64(this.reply.base64) ?? []);
  }
  getBlob(): BlobHandle {
    return blobFrom(this.reply.base64, this.type?.split(';')[0] ?? null, null);
  }
  getAs(contentType: string): BlobHandle {
    return this.getBlob().getAs(contentType);
  }
}

refuseLacking(Response, 'URL_Fetch.HTTPResponse');

function requestOf(url: string, params: Params): FetchWire {
  const { payload, headers = {} } = params;
  let body: string | undefined;
  if (typeof payload === 'string') body = payload;
  else if (typeof payload === 'object' && payload !== null) {
    body = Object.entries(payload)
      .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(text(value))}`)
      .join('&');
  }
  return {
    url: text(url),
    method: (params.method ?? (body === undefined ? 'get' : 'post')).toLowerCase(),
    headers: Object.entries(headers).map(([name, value]): [string, string] => [name, text(value)]),
    followRedirects: params.followRedirects ?? true,
    ...(body !== undefined && { payload: body }),
    ...(params.contentType !== undefined && { contentType: params.contentType }),
  };
}

function responseOf(reply: FetchReplyWire, request: FetchWire, mute: boolean): GoogleAppsScript.URL_Fetch.HTTPResponse {
  if (!mute && reply.status >= 400) {
    const host = /^[a-z]+:\/\/[^/?#]*/i.exec(request.url)?.[0] ?? request.url;
    const start = fromUtf8(fromBase64(reply.base64) ?? []).slice(0, 100);
    throw new Exception(
      `Request failed for ${host} returned code ${reply.status}. Truncated server response: ${start} (use muteHttpExceptions option to examine full response)`,
    );
  }
  return new Response(reply);
}

function fetchOne(url: string, params: Params = {}): GoogleAppsScript.URL_Fetch.HTTPResponse {
  const request = requestOf(url, params);
  const [reply] = call('UrlFetchApp.fetch', 'fetch', { requests: [request] });
  if (!reply) throw new Exception('Address unavailable.');
  return responseOf(reply, request, params.muteHttpExceptions === true);
}

function fetchAll(
  requests: readonly (string | (Params & { url: string }))[],
): GoogleAppsScript.URL_Fetch.HTTPResponse[] {
  const parts = requests.map((each) => (typeof each === 'string' ? { url: each } : each));
  const wires = parts.map((each) => requestOf(each.url, each));
  const replies = call('UrlFetchApp.fetchAll', 'fetch', { requests: wires });
  return replies.map((reply, index) =>
    responseOf(
      reply,
      wires[index] ?? requestOf('', {}),
      (parts[index] as Params | undefined)?.muteHttpExceptions === true,
    ),
  );
}

export const UrlFetchApp = serviceNamed('URL_Fetch.UrlFetchApp', {
  fetch: fetchOne,
  fetchAll: fetchAll as unknown as Fetch['fetchAll'],
} satisfies Partial<Fetch>);
