/** The «УТВЕРЖДАЮ» block above a plan, as far as the settings know it; what is unknown is left as a line to fill in. */
import { signature } from '../reports/document-person';
import type { Settings } from '../workbook/settings';
import { documentFacts } from './document-facts';

export function approvalBlock(settings: Settings): { approvalLeft: string[]; approvalRight: string[] } {
  const order = settings.text('Номер приказа');
  const day = settings.text('Дата утверждения');
  const { head, school } = documentFacts(settings);
  return {
    approvalLeft: ['СОГЛАСОВАНО', 'Педагогический совет', 'Протокол № ____ от «___» __________ 20___ г.'],
    approvalRight: [
      'УТВЕРЖДАЮ',
      [head.post || 'Директор', school].filter(Boolean).join(' '),
      `______________ ${head.name === '' ? '' : signature(head)}`.trimEnd(),
      order === '' && day === ''
        ? 'Приказ № ____ от «___» __________ 20___ г.'
        : `Приказ № ${order || '____'} от ${day || '____'}`,
    ],
  };
}
