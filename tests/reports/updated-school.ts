// A made school whose summary was just updated, as a document to be looked at.
import type { SpreadsheetDocument } from '../../local/document/model';
import { openSchool } from '../commands/school';
import { documentOf, makeSchool, reportDay } from './seeded-school';

export function updatedSchool(): SpreadsheetDocument {
  const document = documentOf(makeSchool(7, 60, 25));
  const school = openSchool({ now: () => Date.parse(`${reportDay}T09:00:00Z`), document });
  school.run('updateSummary');
  document.activeSheetId = school.sheet('Сводка').id;
  return document;
}
