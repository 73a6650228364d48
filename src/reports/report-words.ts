/** Words of the report sheets that more than one place must spell alike. */

/** Stands for a figure that cannot be counted. */
export const noData = 'нет данных';

/** The row of «Сводка» that holds its day. */
export const summaryDayTitle = 'День отчёта';
