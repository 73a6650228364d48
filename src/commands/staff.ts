/** «Сотрудники» and the two people that «Настройки» names, as one list. */
import { staffSheet } from '../workbook/schema';
import type { Settings } from '../workbook/settings';
import type { Workbook } from '../workbook/workbook';

export interface StaffMember {
  readonly name: string;
  readonly post: string;
  readonly email: string;
  readonly role: string;
  /** Row of «Сотрудники», from 1; 0 where only the settings name the person. */
  readonly line: number;
}

/** Everybody on the sheet; the head and the curator from the settings are added where the sheet does not name them. */
export function readStaff(workbook: Workbook, settings: Settings): StaffMember[] {
  const table = workbook.read(staffSheet);
  const listed = (table?.rows ?? [])
    .map((row) => ({
      name: row.text('ФИО').trim(),
      post: row.text('Должность').trim(),
      email: row.text('E-mail').trim(),
      role: row.text('Роль').trim().toLowerCase(),
      line: row.line,
    }))
    .filter(({ name }) => name !== '');
  const named = ['Руководитель', 'Куратор'].flatMap((who) => {
    const name = settings.text(`${who} (ФИО)`);
    const role = who.toLowerCase();
    if (name === '' || listed.some((member) => member.role === role)) return [];
    return [{ name, post: settings.text(`${who} (должность)`), email: '', role, line: 0 }];
  });
  return [...listed, ...named];
}
