/**
 * Who may speak to the server. A page anywhere on the web can send requests to 127.0.0.1 through the curator's own
 * browser, so being local proves nothing: the Host header must be ours (DNS rebinding makes Origin and Host agree on a
 * foreign name), the browser must say that the request comes from our page, and the token of this launch must be there.
 */
import { createHash, timingSafeEqual } from 'node:crypto';

/** Why a request is turned away: the HTTP status, a stable code, and the words for a person. */
export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415;
  readonly code: string;
  readonly message: string;
}

/** Name of the header that carries the token. A foreign page cannot set it without a preflight, which we never grant. */
export const TOKEN_HEADER = 'x-launch-token';

const wrongHost: Refusal = { status: 403, code: 'host', message: 'Этот адрес не принадлежит программе.' };
const foreign: Refusal = { status: 403, code: 'origin', message: 'Запрос пришёл не со страницы программы.' };
const noToken: Refusal = {
  status: 401,
  code: 'token',
  message: 'Откройте страницу по ссылке из окна, где запущена программа.',
};

/** The names under which a browser on this computer may call the server; compared letter by letter. */
export function hostNames(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

/** The part of a request that the checks look at. */
export interface Caller {
  readonly method: string;
  header(name: string): string | undefined;
}

/** Host header: one of ours, exactly; two of them arrive joined by a comma and match nothing. */
export function checkHost(caller: Caller, port: number): Refusal | null {
  const host = caller.header('host');
  return host !== undefined && hostNames(port).includes(host) ? null : wrongHost;
}

/**
 * Files of the page: a person may open the address from anywhere (it says nothing without the token), but no other
 * site may pull it in as a script, a picture or a frame.
 */
export function checkAsset(caller: Caller): Refusal | null {
  const site = caller.header('sec-fetch-site');
  if (site === undefined || site === 'same-origin' || site === 'none') return null;
  const opened = caller.header('sec-fetch-mode') === 'navigate' && caller.header('sec-fetch-dest') === 'document';
  return opened && caller.method === 'GET' ? null : foreign;
}

/**
 * Answers to a form: sent by the form's own page. Browsers name the origin of every form that is sent; the page's policy
 * lets them name ours.
 */
export function checkFormPost(caller: Caller, port: number): Refusal | null {
  const origin = caller.header('origin');
  if (!hostNames(port).some((name) => origin === `http://${name}`)) return foreign;
  const site = caller.header('sec-fetch-site');
  return site === undefined || site === 'same-origin' ? null : foreign;
}

/** Calls of the page: same origin by every sign that the browser gives, and the token of this launch. */
export function checkCall(caller: Caller, port: number, token: string): Refusal | null {
  const origin = caller.header('origin');
  if (origin !== undefined && !hostNames(port).some((name) => origin === `http://${name}`)) return foreign;
  const site = caller.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return foreign;
  return sameToken(caller.header(TOKEN_HEADER), token) ? null : noToken;
}

/** Compared in constant time, so that the answer's delay tells nothing. */
function sameToken(given: string | undefined, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}
