/**
 * A document made again takes the place of its own earlier version. What a person has edited is never replaced: it stays
 * under another name; an unedited version stays too until the next one, so that the last command can be undone.
 */
import type { DocumentText } from '../reports/document';
import { layOutDocument, layoutPrint, writeDocument } from '../workbook/document-sheet';
import type { Edition } from '../workbook/edition';
import { hashTexts } from '../workbook/memory';
import type { Workbook } from '../workbook/workbook';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Developer metadata with the print of what was written on the sheet. */
const printKey = 'mentoring-curator-print';

/** Writes the document on its sheet; answers what to say about it. */
export function putDocument(workbook: Workbook, edition: Edition, document: DocumentText): string[] {
  const layout = layOutDocument(document);
  const print = layoutPrint(layout);
  const old = workbook.sheetNamed(document.name);
  const said: string[] = [];
  if (old && !workbook.isBlank(old)) {
    const standing = hashTexts(workbook.grid(old).texts);
    if (standing === print) return [`Лист «${document.name}» уже содержит этот документ, он не изменился.`];
    const edited = !printsOn(old).includes(standing);
    const name = edited ? freeName(workbook, document.name) : `${document.name} (прежний)`;
    if (!edited) removeEarlier(workbook, edition, name);
    const kept = workbook.sheetNamed(name) ? freeName(workbook, document.name) : name;
    edition.rename(old, kept);
    said.push(
      edited
        ? `Лист «${document.name}» правили вручную, он сохранён под именем «${kept}».`
        : `Прежний документ пока сохранён на листе «${kept}».`,
    );
  }
  writeDocument(edition, layout, workbook.sheetNames().length, (sheet) => {
    sheet.addDeveloperMetadata(printKey, String(print));
  });
  return said;
}

/** Takes away the version before the last one, unless a person has edited it. */
function removeEarlier(workbook: Workbook, edition: Edition, name: string): void {
  const sheet = workbook.sheetNamed(name);
  if (sheet && printsOn(sheet).includes(hashTexts(workbook.grid(sheet).texts))) edition.discard(sheet);
}

function printsOn(sheet: Sheet): number[] {
  return sheet
    .getDeveloperMetadata()
    .filter((mark) => mark.getKey() === printKey)
    .map((mark) => Number(mark.getValue()));
}

function freeName(workbook: Workbook, name: string): string {
  for (let copy = 1; ; copy++) {
    const candidate = copy === 1 ? `${name} (правленый)` : `${name} (правленый ${copy})`;
    if (!workbook.sheetNamed(candidate)) return candidate;
  }
}
