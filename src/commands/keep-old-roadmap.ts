/** A new plan never replaces an old one: the old sheet stays under the name of its school year. */
import { parseSchoolYear, schoolYearName } from '../calendar/school-year';
import type { Edition } from '../workbook/edition';
import { roadmapSheet } from '../workbook/schema';
import { markKey, type Workbook } from '../workbook/workbook';

/** What the old sheet will be called; undefined where there is none or it is blank. `year` is used when its own title names no year. */
function nameForOldRoadmap(workbook: Workbook, year: () => number | undefined): string | undefined {
  const sheet = workbook.find(roadmapSheet);
  if (!sheet || workbook.isBlank(sheet)) return undefined;
  const title = workbook
    .grid(sheet)
    .texts.slice(0, 3)
    .flat()
    .map((text) => firstSchoolYear(text))
    .find((named) => named !== undefined);
  const kept = title ?? year();
  const name = kept === undefined ? `${roadmapSheet.name} (прежняя)` : `${roadmapSheet.name} ${schoolYearName(kept)}`;
  return freeName(workbook, name);
}

/** Renames the old sheet and takes its mark off, so that only the new one is found as the roadmap. */
export function keepOldRoadmap(
  workbook: Workbook,
  edition: Edition,
  year: () => number | undefined,
): string | undefined {
  const name = nameForOldRoadmap(workbook, year);
  const sheet = workbook.find(roadmapSheet);
  if (!sheet || name === undefined) return undefined;
  for (const metadata of sheet.getDeveloperMetadata()) if (metadata.getKey() === markKey) metadata.remove();
  edition.rename(sheet, name);
  return name;
}

export function questionAboutOldRoadmap(workbook: Workbook, year: () => number | undefined): string | undefined {
  const name = nameForOldRoadmap(workbook, year);
  return name === undefined
    ? undefined
    : `Лист «${roadmapSheet.name}» уже есть. Он сохранится под именем «${name}», а рядом появится новый. Продолжить?`;
}

function firstSchoolYear(text: string): number | undefined {
  for (const { 0: found } of text.matchAll(/20\d\d\s{0,3}[-–—/]\s{0,3}(?:20)?\d\d/g)) {
    const year = parseSchoolYear(found);
    if (year !== undefined) return year;
  }
  return undefined;
}

function freeName(workbook: Workbook, name: string): string {
  let candidate = name;
  for (let copy = 2; workbook.sheetNamed(candidate); copy++) candidate = `${name} (${copy})`;
  return candidate;
}
