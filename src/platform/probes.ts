/**
 * The probes of the platform: what Google's documents leave open and accounts do differently. They work on a sheet that
 * is made for them and taken away again.
 */

const payloads = ['=1+1', '+2+5', '10-2', '7-8', '01234', '+79000000000', '1/2', 'май 2024'];

/** Runs every probe and answers in words. */
export function runProbes(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): string[] {
  const sheet = spreadsheet.insertSheet(`Проверка среды ${Utilities.getUuid().slice(0, 8)}`, 0);
  try {
    const plain = sheet.getRange(1, 1, payloads.length, 1).setNumberFormat('@');
    plain.setValues(payloads.map((text) => [text]));
    const rich = sheet.getRange(1, 2, payloads.length, 1);
    rich.setRichTextValues(payloads.map((text) => [SpreadsheetApp.newRichTextValue().setText(text).build()]));
    sheet.getRange(1, 3).setNumberFormat('dd.mm.yyyy').setValue(45170);
    SpreadsheetApp.flush();
    const shown = sheet.getRange(1, 1, payloads.length, 3).getDisplayValues();
    const misread = (column: number): string[] => payloads.filter((text, line) => shown[line]?.[column] !== text);
    const zones = [spreadsheet.getSpreadsheetTimeZone(), Session.getScriptTimeZone()];
    return [
      report('Текстовый формат', misread(0), 'надстройка пишет такие ячейки вторым способом, данные не искажаются'),
      report(
        'Запись без разбора',
        misread(1),
        'сообщите об этом разработчику: на этой учётной записи текст может исказиться',
      ),
      shown[0]?.[2] === '01.09.2023'
        ? 'Даты: день не сдвигается.'
        : `Даты: 01.09.2023 показано как «${shown[0]?.[2] ?? ''}».`,
      `Язык таблицы: ${spreadsheet.getSpreadsheetLocale()}. Часовой пояс таблицы: ${zones[0] ?? ''}, сценария: ${zones[1] ?? ''}.`,
      typeof Intl === 'undefined' ? 'Intl: нет, он и не нужен.' : 'Intl: есть.',
    ];
  } finally {
    spreadsheet.deleteSheet(sheet);
  }
}

const report = (what: string, misread: readonly string[], consequence: string): string =>
  misread.length === 0
    ? `${what}: текст остаётся текстом.`
    : `${what}: изменены ${misread.map((text) => `«${text}»`).join(', ')} — ${consequence}.`;
