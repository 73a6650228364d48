/** The reports that count the whole workbook. */
import { makeCuratorReport } from '../commands/curator-report';
import { makeMunicipalReport } from '../commands/municipal-report';
import { updateSummary } from '../commands/update-summary';
import { offer } from '../parts';

const reports = { updateSummary, makeMunicipalReport, makeCuratorReport };

export type ReportsPart = typeof reports;

offer('reports', reports);
