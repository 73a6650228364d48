/** The «УТВЕРЖДАЮ» block above a plan, as far as the settings know it; what is unknown is left as a line to fill in. */
import { parsePersonName, signatureName } from '../people/names';
import type { Settings } from '../workbook/settings';

export function approvalBlock(settings: Settings): { approvalLeft: string[]; approvalRight: string[] } {
  const order = settings.text('Номер приказа');
  const day = settings.text('Дата утверждения');
  const organisation = settings.text('Краткое название') || settings.text('Организация');
  return {
    approvalLeft: ['СОГЛАСОВАНО', 'Педагогический совет', 'Протокол № ____ от «___» __________ 20___ г.'],
    approvalRight: [
      'УТВЕРЖДАЮ',
      [settings.text('Руководитель (должность)') || 'Директор', organisation].filter(Boolean).join(' '),
      `______________ ${signed(settings.text('Руководитель (ФИО)'))}`.trimEnd(),
      order === '' && day === ''
        ? 'Приказ № ____ от «___» __________ 20___ г.'
        : `Приказ № ${order || '____'} от ${day || '____'}`,
    ],
  };
}

/** «М.П. Соколова», as it stands beside a signature. */
function signed(name: string): string {
  const read = parsePersonName(name);
  return read ? signatureName(read) : name;
}
