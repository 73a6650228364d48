/** «Создать по шаблону»: a complete plan of the chosen model for the school year, ready to be signed. */
import type { Command } from '../command';
import { today } from '../platform/clock';
import { schoolYearName, schoolYearOf, schoolYearPeriod, upcomingSchoolYear } from '../calendar/school-year';
import { layOutTemplate, titleOf } from '../roadmap/templates/lay-out';
import { templateOf } from '../roadmap/templates/templates';
import { writeRoadmap } from '../workbook/roadmap-sheet';
import { roadmapSheet } from '../workbook/schema';
import { Settings } from '../workbook/settings';
import type { Workbook } from '../workbook/workbook';
import { approvalBlock } from './approval-block';
import { addFirstSheets, freshRoadmap, offerStatuses } from './first-sheets';
import { keepOldRoadmap, questionAboutOldRoadmap } from './keep-old-roadmap';
import { readStaff } from './staff';

export const createRoadmap: Command = {
  title: 'Создать по шаблону',
  question: (workbook) => {
    const settings = settingsOf(workbook);
    settings.model();
    settings.required('Учебный год');
    return questionAboutOldRoadmap(workbook, () => settings.schoolYear());
  },
  run: (workbook, edition) => {
    const settings = settingsOf(workbook);
    const model = settings.model();
    settings.required('Учебный год');
    const year = settings.schoolYear() ?? schoolYearOf(today(workbook.spreadsheet));
    const period = settings.period() ?? schoolYearPeriod(year);
    const organisation = settings.text('Организация') || settings.text('Краткое название');
    const template = templateOf(model);
    const rows = layOutTemplate(template, {
      ...period,
      organisation,
      approval: settings.day('Дата утверждения'),
      staff: readStaff(workbook, settings),
    });
    const kept = keepOldRoadmap(workbook, edition, () => settings.schoolYear());
    const written = writeRoadmap(
      edition,
      { ...approvalBlock(settings), title: titleOf(template, { ...period, organisation }), rows },
      0,
    );
    edition.mark(written.sheet, roadmapSheet);
    const fresh = freshRoadmap(written);
    offerStatuses(fresh, rows.length);
    const added = addFirstSheets(workbook, edition, settings, fresh);
    edition.finish();
    const stages = rows.filter(({ heading }) => heading).length;
    return [
      `Создана дорожная карта «${model}» на ${schoolYearName(year)} учебный год: разделов ${stages}, мероприятий ${rows.length - stages}.`,
      ...(kept === undefined ? [] : [`Прежняя дорожная карта сохранена на листе «${kept}».`]),
      ...(added.length === 0
        ? []
        : [
            `Добавлены листы: ${added.map((name) => `«${name}»`).join(', ')}. Заполните их — в плане появятся фамилии и название организации.`,
          ]),
    ];
  },
};

/** The settings of the sheet; of a workbook without one, the presets of the school year that begins next or has begun. */
function settingsOf(workbook: Workbook): Settings {
  const settings = Settings.read(workbook);
  return settings.present ? settings : Settings.preset(upcomingSchoolYear(today(workbook.spreadsheet)));
}
