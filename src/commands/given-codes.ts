/** The highest codes that were ever given: out of every sheet that names codes, and out of the document's memory. */
import { keepProperty, keptProperty } from '../platform/document-property';
import { highestCodes, type HighestCodes } from '../questionnaires/codes';
import { meetingLogSheet, pairsSheet, unmatchedSheet } from '../workbook/pair-sheets';
import { menteeBankSheet, mentorBankSheet } from '../workbook/participant-sheets';
import type { Workbook } from '../workbook/workbook';

const propertyName = 'codes';

/** Where codes may stand after the person's own row is gone; the banks last, which are written next. */
const sheetNames = [
  'Акт об уничтожении',
  ...[pairsSheet, unmatchedSheet, meetingLogSheet, mentorBankSheet, menteeBankSheet].flatMap(
    ({ name, acceptedNames }) => [name, ...(acceptedNames ?? [])],
  ),
];

export function readHighest(workbook: Workbook): HighestCodes {
  const known = remembered();
  const rows = sheetNames.flatMap((name) => {
    const sheet = workbook.sheetNamed(name);
    return sheet ? workbook.grid(sheet).texts : [];
  });
  return highestCodes(rows, known);
}

/** Codes that stand on «Пары»: such rows of the banks are referred to. */
export function pairedCodes(workbook: Workbook): Set<string> {
  const sheet = workbook.sheetNamed(pairsSheet.name);
  const texts = sheet ? workbook.grid(sheet).texts.flat() : [];
  return new Set(texts.filter((text) => /^[НМ]-\d{3,6}$/.test(text)));
}

/** Remembers them; called once the codes stand in the banks. */
export function keepHighest({ mentee, mentor }: HighestCodes): void {
  const known = remembered();
  if (mentee > known.mentee || mentor > known.mentor) keepProperty(propertyName, JSON.stringify({ mentee, mentor }));
}

function remembered(): HighestCodes {
  const kept = keptProperty(propertyName);
  const { mentee = 0, mentor = 0 } = kept ? (JSON.parse(kept) as Partial<HighestCodes>) : {};
  return { mentee, mentor };
}
