/** What reaches a person or the world outside: questions, panels, menus, letters, triggers, addresses. */
import type { TriggerRecord } from '../../document/host-state';
import type { Answer, Question } from '../../host';
import { refusal } from '../access';
import type { Run } from '../run';
import { ServiceError } from '../service-error';
import type { Commands, FetchReplyWire, FetchWire } from '../port';
import type { MaybePromise } from '../workplace';
import { whenReady } from '../workplace';
import { nextRunOf } from '../schedule';
import { quotaLeft, spendQuota } from './quota';

/** The button that agrees: what a run without a screen presses. */
function affirmative(question: Question): Answer {
  if (question.kind === 'prompt') return { button: 'CLOSE' };
  return { button: question.buttons.startsWith('YES') ? 'YES' : 'OK' };
}

/** Asks a person and suspends the run; locks do not survive it. */
export function ask(request: Commands['ui.ask']['in'], run: Run): MaybePromise<{ button: string; text: string }> {
  const { workplace } = run;
  workplace.locks.releaseAll(run.id);
  const question: Question = { id: `${run.id}-${run.trace.length}`, ...request };
  const prepared =
    workplace.settings.answers?.(question) ?? (workplace.settings.headless ? affirmative(question) : undefined);
  const answered = (answer: Answer) => ({ button: answer.button, text: answer.text ?? '' });
  if (prepared) return answered(prepared);
  if (!run.canWait) throw new ServiceError('The local host cannot ask a person in a run that does not wait.');
  return new Promise((resolve) => {
    workplace.questions.set(question.id, (answer) => resolve(answered(answer)));
    workplace.emit({ type: 'question', question });
  });
}

export function showView(request: Commands['ui.show']['in'], run: Run): null {
  const { kind, title, html, width, height } = request;
  run.workplace.emit({
    type: 'view',
    view: { kind, title, html, ...(width !== undefined && { width }), ...(height !== undefined && { height }) },
  });
  return null;
}

export function toast(request: Commands['ui.toast']['in'], run: Run): null {
  run.workplace.emit({ type: 'toast', ...request });
  return null;
}

/** An add-on menu stands under the extensions; here it is one more menu. */
export function addMenu({ menu }: Commands['ui.menu']['in'], run: Run): null {
  const { workplace } = run;
  workplace.menus = [...workplace.menus.filter((each) => each.title !== menu.title), menu];
  return null;
}

const MAX_TRIGGERS = 20;

/** Triggers that the user of the run installed; nobody sees another's. */
export function listTriggers({ sourceId }: Commands['triggers.list']['in'], run: Run): TriggerRecord[] {
  return run.workplace.state.triggers.filter(
    (trigger) => trigger.owner === run.user && (sourceId === undefined || trigger.sourceId === sourceId),
  );
}

export function addTrigger(request: Commands['triggers.add']['in'], run: Run): TriggerRecord {
  const { workplace } = run;
  const own = listTriggers({}, run);
  if (own.length >= MAX_TRIGGERS) {
    throw new ServiceError(
      'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    );
  }
  const trigger: TriggerRecord = { ...request, id: String(workplace.nextId()), owner: run.user };
  const nextRun = nextRunOf(trigger, run.clock);
  if (nextRun !== undefined) trigger.nextRun = nextRun;
  workplace.state.triggers.push(trigger);
  return trigger;
}

export function removeTrigger({ id }: Commands['triggers.remove']['in'], run: Run): null {
  const { state } = run.workplace;
  if (!state.triggers.some((trigger) => trigger.id === id && trigger.owner === run.user)) {
    throw new ServiceError('Unexpected error while getting the method or property deleteTrigger on object ScriptApp.');
  }
  state.triggers = state.triggers.filter((trigger) => trigger.id !== id);
  return null;
}

export function session({ what }: Commands['session']['in'], run: Run): string {
  switch (what) {
    case 'email':
    case 'effectiveEmail':
      return run.user;
    case 'locale':
      return run.workplace.document.locale.split('_')[0] ?? 'ru';
    case 'userKey':
      return `key-${Buffer.from(run.user).toString('base64url')}`;
    case 'token':
      return `local-token-${run.id}`;
    case 'authorization':
      return refusal('MailApp.sendEmail', run.mode, run.workplace.scopes, true) === undefined
        ? 'NOT_REQUIRED'
        : 'REQUIRED';
  }
}

const RECIPIENTS_A_MESSAGE = 50;
const ATTACHMENT_BYTES = 25 * 1024 * 1024;
const BODY_BYTES = 200 * 1024;
const ADDRESS = /^[^\s@,;<>"]{1,64}@[^\s@,;<>"]{1,255}$/;

function addressesOf(list: string): string[] {
  return list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Puts a letter into the outbox. A line break in a header field is refused: it would smuggle in another header. */
export function sendMail(request: Commands['mail']['in'], run: Run): null {
  const recipients = [request.to, request.cc, request.bcc].flatMap(addressesOf);
  if (recipients.length === 0) throw new ServiceError('Failed to send email: no recipient');
  for (const address of recipients) {
    const bare = /<([^<>]*)>$/.exec(address)?.[1] ?? address;
    if (!ADDRESS.test(bare)) throw new ServiceError(`Invalid email: ${address}`);
  }
  if (/[\r\n]/.test(request.subject + request.fromName + request.replyTo))
    throw new ServiceError('Invalid argument: subject');
  if (recipients.length > RECIPIENTS_A_MESSAGE) throw new ServiceError('Limit Exceeded: Email Recipients Per Message.');
  if (Buffer.byteLength(request.body) > BODY_BYTES || Buffer.byteLength(request.htmlBody) > BODY_BYTES)
    throw new ServiceError('Limit Exceeded: Email Body Size.');
  if (request.attachments.reduce((sum, file) => sum + file.base64.length * 0.75, 0) > ATTACHMENT_BYTES) {
    throw new ServiceError('Limit Exceeded: Email Total Attachments Size.');
  }
  spendQuota(run, 'mail', recipients.length);
  run.workplace.state.outbox.push({ ...request, id: String(run.workplace.nextId()), at: run.clock });
  return null;
}

export function mailQuota(_request: null, run: Run): number {
  return quotaLeft(run, 'mail');
}

const EXPORT = /^https:\/\/docs\.google\.com\/spreadsheets\/d\/([^/?#]+)\/export\?([^#]*)$/;
const MAX_URL = 2048;

function parametersOf(query: string): Map<string, string> {
  return new Map(
    query
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const [key = '', value = ''] = pair.split('=');
        return [decodeURIComponent(key), decodeURIComponent(value.replace(/\+/g, ' '))];
      }),
  );
}

function reply(status: number, contentType: string, body: Uint8Array): FetchReplyWire {
  return { status, headers: [['Content-Type', contentType]], base64: Buffer.from(body).toString('base64') };
}

function exportPages(request: FetchWire, run: Run): MaybePromise<FetchReplyWire | undefined> {
  const match = EXPORT.exec(request.url);
  const { pdf } = run.workplace.settings;
  if (!match || !pdf) return undefined;
  const bearer = request.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? '';
  if (!bearer.startsWith('Bearer local-token-'))
    return reply(401, 'text/html; charset=utf-8', Buffer.from('<html>Sign in</html>'));
  const document = run.workplace.spreadsheet(match[1] ?? '');
  if (!document) return reply(404, 'text/html; charset=utf-8', Buffer.from('<html>Not found</html>'));
  const parameters = parametersOf(match[2] ?? '');
  if (parameters.get('format') !== 'pdf')
    return reply(400, 'text/html; charset=utf-8', Buffer.from('<html>Bad request</html>'));
  return whenReady(pdf(document, parameters), (bytes) => reply(200, 'application/pdf', bytes));
}

function answerOne(request: FetchWire, run: Run): MaybePromise<FetchReplyWire> {
  if (request.url.length > MAX_URL) throw new ServiceError(`Limit Exceeded: URLFetch URL Length.`);
  let found: MaybePromise<FetchReplyWire | undefined> = undefined;
  for (const route of run.workplace.settings.routes) {
    found = whenReady<FetchReplyWire | undefined, FetchReplyWire | undefined>(
      found,
      (earlier) => earlier ?? route(request),
    );
  }
  return whenReady(
    whenReady<FetchReplyWire | undefined, FetchReplyWire | undefined>(
      found,
      (earlier) => earlier ?? exportPages(request, run),
    ),
    (answer) => {
      if (answer) return answer;
      const host = /^[a-z]+:\/\/([^/?#]*)/i.exec(request.url)?.[1] ?? request.url;
      throw new ServiceError(`DNS error: https://${host}`);
    },
  );
}

/** Requests go to the host's routes and nowhere else: nothing leaves this computer. */
export function fetchAll({ requests }: Commands['fetch']['in'], run: Run): MaybePromise<FetchReplyWire[]> {
  spendQuota(run, 'fetch', requests.length);
  let replies: MaybePromise<FetchReplyWire[]> = [];
  for (const request of requests) {
    replies = whenReady(replies, (earlier) => whenReady(answerOne(request, run), (answer) => [...earlier, answer]));
  }
  return replies;
}
