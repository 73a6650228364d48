/** Sets parameters of «Настройки», from the panel or a script. */
import type { Command } from '../command';
import { today } from '../platform/clock';
import { upcomingSchoolYear } from '../calendar/school-year';
import { settingsSheet } from '../workbook/schema';
import { Settings } from '../workbook/settings';

export function writeSettings(changes: ReadonlyMap<string, string>): Command {
  return {
    title: 'Настройки',
    run: (workbook, edition) => {
      const table = workbook.read(settingsSheet);
      const known = table ? Settings.read(workbook) : Settings.preset(upcomingSchoolYear(today(workbook.spreadsheet)));
      const settings = known.with(changes);
      if (!table) {
        edition.addTable(settingsSheet, settings.rows(), workbook.sheetNames().length);
      } else {
        const values = table.rows.map((row) => changes.get(row.text('Параметр').trim()) ?? row.text('Значение'));
        const listed = new Set(table.rows.map((row) => row.text('Параметр').trim()));
        const added = [...changes].filter(([name]) => !listed.has(name));
        const titles = [...table.rows.map((row) => row.text('Параметр')), ...added.map(([name]) => name)];
        edition.patch(
          table,
          [
            { title: 'Параметр', values: titles },
            {
              title: 'Значение',
              values: [...values, ...added.map(([, value]) => value)].map((value) => value || null),
            },
          ],
          changes.size,
        );
      }
      edition.finish();
      return [...changes].map(([name, value]) => `${name}: ${value}`);
    },
  };
}
