/** What the add-on shows a person: questions, notices, the panel. */

/** Asks before something large is done; true when the person agrees. A lock must not be held meanwhile. */
export function agrees(title: string, question: string): boolean {
  const ui = SpreadsheetApp.getUi();
  return ui.alert(title, question, ui.ButtonSet.OK_CANCEL) === ui.Button.OK;
}

/** Asks for a text; undefined when the person gives up. A lock must not be held meanwhile. */
export function asks(title: string, question: string): string | undefined {
  const ui = SpreadsheetApp.getUi();
  const answer = ui.prompt(title, question, ui.ButtonSet.OK_CANCEL);
  return answer.getSelectedButton() === ui.Button.OK ? answer.getResponseText().trim() : undefined;
}

/** A notice that waits until it is read: for refusals. */
export function tell(title: string, message: string): void {
  const ui = SpreadsheetApp.getUi();
  ui.alert(title, message, ui.ButtonSet.OK);
}

/** A notice that goes by itself: for what went well. */
export function mention(title: string, message: string): void {
  SpreadsheetApp.getActive().toast(message, title, 8);
}

/** Opens the curator's panel at the right, at the section of that name (a plain word). */
export function showPanel(section = ''): void {
  const page = HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Наставничество');
  if (section !== '') page.setContent(page.getContent().replace('data-open=""', `data-open="${section}"`));
  SpreadsheetApp.getUi().showSidebar(page);
}

/** The guide, in a window over the sheet. */
export function showHelp(): void {
  const page = HtmlService.createHtmlOutputFromFile('Help').setWidth(760).setHeight(560);
  SpreadsheetApp.getUi().showModalDialog(page, 'Справка');
}

/** What the law asks, in a window over the sheet. */
export function showMemo(): void {
  const page = HtmlService.createHtmlOutputFromFile('Privacy').setWidth(720).setHeight(560);
  SpreadsheetApp.getUi().showModalDialog(page, 'Персональные данные');
}
