/** MailApp: letters go to the host's outbox. */
import type { MailWire } from '../runtime/port';
import { BlobHandle } from './blob';
import { serviceNamed } from './lacking';
import { Exception, call } from './port';
import { text } from './text';

type Mail = GoogleAppsScript.Mail.MailApp;

interface Options {
  readonly to?: unknown;
  readonly cc?: unknown;
  readonly bcc?: unknown;
  readonly replyTo?: unknown;
  readonly name?: unknown;
  readonly subject?: unknown;
  readonly body?: unknown;
  readonly htmlBody?: unknown;
  readonly noReply?: unknown;
  readonly inlineImages?: unknown;
  readonly attachments?: unknown;
}

const said = (value: unknown) => (value === undefined || value === null ? '' : text(value));

function letter(options: Options): MailWire {
  const attachments = Array.isArray(options.attachments)
    ? (options.attachments as unknown[])
    : options.attachments === undefined
      ? []
      : [options.attachments];
  if (options.inlineImages !== undefined)
    throw new Error('not supported by the local host: MailApp.sendEmail with inlineImages');
  return {
    to: said(options.to),
    cc: said(options.cc),
    bcc: said(options.bcc),
    replyTo: said(options.replyTo),
    fromName: said(options.name),
    subject: said(options.subject),
    body: said(options.body),
    htmlBody: said(options.htmlBody),
    attachments: attachments.map((file) => {
      const blob: unknown =
        typeof file === 'object' && file !== null && 'getBlob' in file
          ? (file as { getBlob(): unknown }).getBlob()
          : file;
      if (!(blob instanceof BlobHandle)) throw new Exception('Invalid argument: attachments');
      return blob.wire;
    }),
  };
}

function sendEmail(...args: unknown[]): void {
  const [first, second, third, fourth] = args;
  let options: Options;
  if (typeof first === 'object' && first !== null) options = first;
  else if (args.length === 4 && typeof fourth === 'string')
    options = { to: first, replyTo: second, subject: third, body: fourth };
  else options = { ...(fourth as Options | undefined), to: first, subject: second, body: third };
  call('MailApp.sendEmail', 'mail', letter(options));
}

export const MailApp = serviceNamed('Mail.MailApp', {
  sendEmail,
  getRemainingDailyQuota: () => call('MailApp.getRemainingDailyQuota', 'mail.quota', null),
} satisfies Partial<Mail>);
