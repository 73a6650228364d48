/** «Отчёт куратора»: how the programme goes, in a few sentences and tables of figures; nobody is named. */
import { dayInWords } from './day-words';
import { gap, paragraph, sides, table, title, type Block, type DocumentText } from './document';
import { signature, type Official } from './document-person';
import type { ProgramAct } from './program-act';
import type { SchoolFigures } from './school-figures';
import { noData } from './report-words';
import type { ReportRow } from './summary-rows';

export const curatorReportName = 'Отчёт куратора';

export interface CuratorReportFacts {
  readonly organisation: string;
  readonly curator: Official;
  readonly act: ProgramAct;
  readonly schoolYear: string;
  readonly figures: SchoolFigures;
  /** The rows of «Сводка», then those of «Показатели». */
  readonly rows: readonly ReportRow[];
}

const widths = [330, 110, 90, 110] as const;
const line = '________________________________________________________________________';

export function curatorReport({
  organisation,
  curator,
  act,
  schoolYear,
  figures,
  rows,
}: CuratorReportFacts): DocumentText {
  const year = schoolYear === '' ? '' : ` в ${schoolYear} учебном году`;
  const sections = [...new Set(rows.map(({ section }) => section))].filter((section) => section !== 'Отчёт');
  const blocks: Block[] = [
    title(`Отчёт куратора\nо реализации ${act.programme}${year}`),
    paragraph(organisation, { align: 'center' }),
    gap,
    paragraph(`По состоянию на ${dayInWords(figures.today)}.`),
    ...sentences(figures).map((sentence) => paragraph(sentence)),
    gap,
    table(
      ['Показатель', 'Значение', 'Из', 'Доля, %'],
      sections.flatMap((section) => [
        [section],
        ...rows
          .filter((row) => row.section === section)
          .map(({ title: name, value, of, percent }) => [
            name,
            String(value).replace(/^(\d+)\.(\d+)$/, '$1,$2'),
            of === undefined ? '' : String(of),
            percent === undefined ? '' : String(percent).replace('.', ','),
          ]),
      ]),
      { centred: [1, 2, 3] },
    ),
    gap,
    paragraph('Выводы и предложения', { bold: true }),
    paragraph([line, line, line].join('\n')),
    gap,
    sides(curator.post || 'Куратор', `______________ ${signature(curator)}`, 1, 'right'),
  ];
  return { name: curatorReportName, widths, blocks };
}

/** The main figures in words; what is not known is said so. */
function sentences({ mentees, mentors, pairs, meetings, roadmap }: SchoolFigures): string[] {
  const said = (value: number | undefined): string => (value === undefined ? noData : String(value));
  const lacking =
    mentees === undefined || mentors === undefined
      ? undefined
      : mentees.consentMissing.value + mentors.consentMissing.value;
  return [
    `Участвуют в программе: наставляемых — ${said(mentees?.involved.value)}, наставников — ${said(mentors?.involved.value)}; без пары наставляемых — ${said(mentees?.withoutPair.value)}; без действующего согласия участников — ${said(lacking)}.`,
    `Утверждено: пар — ${said(pairs?.pairs.value)}, групп — ${said(pairs?.groups.value)}. Проведено встреч: ${said(meetings?.held.part.value)} из ${said(meetings?.held.whole.value)}.`,
    `Дорожная карта: выполнено ${said(roadmap?.done.part.value)} из ${said(roadmap?.done.whole.value)}, просрочено ${said(roadmap?.overdue.value)}.`,
  ];
}
