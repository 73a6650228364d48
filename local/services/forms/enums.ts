/** The enumerations of FormApp. */
import { makeEnum } from '../enums';

type F = GoogleAppsScript.Forms.FormApp;

export const Alignment = makeEnum<F['Alignment']>('LEFT', 'CENTER', 'RIGHT');
export const DestinationType = makeEnum<F['DestinationType']>('SPREADSHEET');
export const FeedbackType = makeEnum<F['FeedbackType']>('CORRECT', 'INCORRECT', 'GENERAL');
export const ItemType = makeEnum<F['ItemType']>(
  'CHECKBOX',
  'CHECKBOX_GRID',
  'DATE',
  'DATETIME',
  'DURATION',
  'GRID',
  'IMAGE',
  'LIST',
  'MULTIPLE_CHOICE',
  'PAGE_BREAK',
  'PARAGRAPH_TEXT',
  'SCALE',
  'SECTION_HEADER',
  'TEXT',
  'TIME',
  'VIDEO',
  'FILE_UPLOAD',
);
export const PageNavigationType = makeEnum<F['PageNavigationType']>('CONTINUE', 'GO_TO_PAGE', 'RESTART', 'SUBMIT');
