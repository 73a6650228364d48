/** What a file of somebody else's is opened for: the words in which it is asked for, and what to do with a wrong one. */

export type FilePurpose = 'plan' | 'answers';

interface PurposeWords {
  /** «Ожидался …» */
  readonly file: string;
  /** Kinds of files that are named to a person; others that are read too need no naming. */
  readonly kinds: string;
  /** By extension: how a file of that kind becomes one that can be read. */
  readonly ways: ReadonlyMap<string, string>;
  readonly otherwise: string;
}

const tables: readonly (readonly [string, string])[] = [
  ['.ods', 'Откройте его в LibreOffice и сохраните как «Excel 2007–365 (.xlsx)».'],
  ['.xls', 'Откройте его в Excel или LibreOffice и сохраните как «Книга Excel (.xlsx)».'],
  ['.xlsm', 'Сохраните его в Excel как «Книга Excel (.xlsx)» без макросов.'],
];

export const purposeWords: Readonly<Record<FilePurpose, PurposeWords>> = {
  plan: {
    file: 'файл с планом',
    kinds: '.docx, .txt, .tsv, .csv или .xlsx',
    ways: new Map([
      ...tables,
      ['.doc', 'Откройте его в Word или LibreOffice и сохраните как «Документ Word (.docx)».'],
      ['.rtf', 'Откройте его в Word или LibreOffice и сохраните как «Документ Word (.docx)».'],
      ['.odt', 'Откройте его в LibreOffice и сохраните как «Word 2007–365 (.docx)».'],
      [
        '.pdf',
        'Откройте PDF в Word (он предложит преобразовать документ), проверьте таблицу и сохраните как .docx. Скан сначала распознайте.',
      ],
    ]),
    otherwise: 'Сохраните план в одном из этих форматов и повторите.',
  },
  answers: {
    file: 'файл с ответами',
    kinds: '.csv или .xlsx',
    ways: new Map(tables),
    otherwise: 'Выгрузите ответы из сервиса анкет в одном из этих форматов и повторите.',
  },
};
