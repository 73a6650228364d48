/** What every document takes from «Настройки». */
import type { Official } from '../reports/document-person';
import { actOf, type ProgramAct } from '../reports/program-act';
import { schoolYearName } from '../roadmap/school-year';
import type { Settings } from '../workbook/settings';

export interface DocumentFacts {
  readonly organisation: string;
  readonly head: Official;
  readonly curator: Official;
  readonly act: ProgramAct;
  /** «2026-2027»; '' where the sheet names none. */
  readonly schoolYear: string;
}

/** @throws Refusal `setting-wrong` */
export function documentFacts(settings: Settings): DocumentFacts {
  const official = (who: string): Official => ({
    post: settings.text(`${who} (должность)`),
    name: settings.text(`${who} (ФИО)`),
  });
  const year = settings.schoolYear();
  return {
    organisation: settings.text('Организация') || settings.text('Краткое название'),
    head: official('Руководитель'),
    curator: official('Куратор'),
    act: actOf(settings.text('Модель') === '' ? 'Обучающиеся (Р-145)' : settings.model()),
    schoolYear: year === undefined ? '' : schoolYearName(year),
  };
}
