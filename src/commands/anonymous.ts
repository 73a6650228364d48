/** «Режим персональных данных» of the workbook. */
import { Settings } from '../workbook/settings';
import type { Workbook } from '../workbook/workbook';

/** Whether the workbook may hold codes only. */
export function isAnonymous(workbook: Workbook): boolean {
  return Settings.read(workbook).text('Режим персональных данных').toLowerCase() === 'коды';
}
