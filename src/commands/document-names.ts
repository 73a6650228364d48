/** Which sheets are documents of the add-on, and which of them lie on their side. */
import { documentNames } from '../workbook/schema';

export const sidewaysDocuments: readonly string[] = ['Индивидуальный план', 'Муниципальный отчёт'];

export const isDocumentName = (name: string): boolean =>
  documentNames.some((own) => name === own || name.startsWith(`${own} `));
