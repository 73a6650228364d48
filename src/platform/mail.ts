/** Letters, each to one address. */

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** How many letters may still be sent today. */
export const remainingMail = (): number => MailApp.getRemainingDailyQuota();

/** Sends; false where the service answered with an error, after which nobody knows whether the letter went. */
export function sendMail({ to, subject, text, html }: Mail): boolean {
  try {
    MailApp.sendEmail({ to, subject, body: text, htmlBody: html, name: 'Наставничество' });
    return true;
  } catch {
    return false;
  }
}
