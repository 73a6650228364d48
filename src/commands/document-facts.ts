/** What every document takes from «Настройки». */
import { organisationIn } from '../people/organisation-case';
import type { Official } from '../reports/document-person';
import { actOf, type ProgramAct } from '../reports/program-act';
import { schoolYearName } from '../calendar/school-year';
import type { Settings } from '../workbook/settings';

export interface DocumentFacts {
  readonly organisation: string;
  /** As it is called beside a post: the short name, else the whole one in the genitive. */
  readonly school: string;
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
  const [whole, short] = [settings.text('Организация'), settings.text('Краткое название')];
  return {
    organisation: whole || short,
    school: short || (organisationIn(whole, 'genitive') ?? whole),
    head: official('Руководитель'),
    curator: official('Куратор'),
    act: actOf(settings.text('Модель') === '' ? 'Обучающиеся (Р-145)' : settings.model()),
    schoolYear: year === undefined ? '' : schoolYearName(year),
  };
}
