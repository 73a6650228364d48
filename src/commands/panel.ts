/** What the panel asks of the server: the state to show, commands to run, cells to show, decisions to keep. */
import { execute, type Command } from '../command';
import type { Outcome } from '../outcome';
import { panelVersion, type PanelCommand, type PanelFinding, type PanelState } from '../panel-contract';
import { load } from '../parts';
import { refusal } from '../refusal';
import { parseSeverity } from '../roadmap/findings/severity';
import { recallUndo } from '../workbook/memory';
import {
  findingsSheet,
  memorySheetName,
  printingName,
  roadmapSheet,
  settingsSheet,
  sourceSheetName,
} from '../workbook/schema';
import { Workbook, type Table } from '../workbook/workbook';
import { writeSettings } from './save-settings';
import { undo } from './undo';

const commands: Readonly<Record<PanelCommand, () => Command>> = {
  createRoadmap: () => load('roadmap').createRoadmap,
  readPlan: () => load('roadmap').readPlan,
  checkPlan: () => load('check').checkPlan,
  rollOverPlan: () => load('check').rollOver,
  createQuestionnaires: () => load('questionnaires').createQuestionnaires,
  collectAnswers: () => load('questionnaires').collectAnswers,
  updateSummary: () => load('reports').updateSummary,
  formPairs: () => load('pairs').formPairs,
  approvePairs: () => load('pairs').approvePairs,
  undoLast: () => undo,
};

export function state(): PanelState {
  const workbook = new Workbook();
  const roadmap = workbook.sheetNamed(roadmapSheet.name) && workbook.read(roadmapSheet);
  const findings = workbook.sheetNamed(findingsSheet.name) && workbook.read(findingsSheet);
  const record = recallUndo(workbook);
  return {
    version: panelVersion,
    has: {
      roadmap: roadmap !== undefined,
      source: workbook.sheetNamed(sourceSheetName) !== undefined,
      settings: workbook.sheetNamed(settingsSheet.name) !== undefined,
      findings: findings !== undefined,
    },
    ...(roadmap ? { progress: progressOf(roadmap) } : {}),
    findings: findings ? findingsOf(findings) : [],
    ...(record ? { undo: record.title } : {}),
  };
}

/** Names of the sheets that can be printed, in their order. */
export function sheets(): string[] {
  return new Workbook().sheetNames().filter((name) => name !== memorySheetName && !name.startsWith(printingName));
}

export function run(command: PanelCommand, version: number): Outcome {
  const chosen = Object.prototype.hasOwnProperty.call(commands, command) ? commands[command] : undefined;
  if (!chosen || version !== panelVersion) throw refusal('panel-outdated');
  return execute(chosen());
}

/** Selects the cell of the roadmap, so that the person sees what the finding is about. */
export function reveal(line: number, column: string): void {
  const workbook = new Workbook();
  const table = workbook.require(roadmapSheet);
  const place = table.columns.get(column) ?? table.columns.get('Мероприятие') ?? 1;
  table.sheet.getRange(Math.max(line, table.headerLine), place).activate();
}

/** Keeps the curator's decision about a finding; «исправить» is carried out at once by checking again. */
export function decide(number: number, code: string, decision: string, comment: string, version: number): Outcome {
  if (version !== panelVersion || !['', 'принять', 'исправить'].includes(decision)) throw refusal('panel-outdated');
  const kept = execute({
    title: 'Решение по замечанию',
    run: (workbook, edition) => {
      const table = workbook.require(findingsSheet);
      const at = table.rows.findIndex((row) => row.text('№') === String(number) && row.text('Код') === code);
      if (at < 0) throw refusal('finding-gone');
      const values = (title: string, value: string): (string | null)[] =>
        table.rows.map((row, index) => (index === at ? value : row.text(title)) || null);
      edition.patch(
        table,
        [
          { title: 'Решение', values: values('Решение', decision) },
          { title: 'Комментарий', values: values('Комментарий', comment) },
        ],
        1,
      );
      edition.finish();
      return [decision === '' ? 'Замечание снова открыто.' : 'Решение записано на лист «Проверка».'];
    },
  });
  return kept.ok && decision === 'исправить' ? execute(load('check').checkPlan) : kept;
}

/** Sets values on «Настройки» by their names; the sheet is made when it is not there. */
export function saveSettings(values: Readonly<Record<string, unknown>>): Outcome {
  return execute(writeSettings(new Map(Object.entries(values).map(([name, value]) => [name, String(value)]))));
}

function progressOf(table: Table): NonNullable<PanelState['progress']> {
  const counts = new Map<string, number>();
  let activities = 0;
  for (const row of table.rows) {
    if (row.text('Вид срока') === 'заголовок' || row.text('Мероприятие').trim() === '') continue;
    activities++;
    const status = row.text('Статус').trim();
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return { activities, byStatus: [...counts] };
}

function findingsOf(table: Table): PanelFinding[] {
  return table.rows.flatMap((row): PanelFinding[] => {
    const severity = parseSeverity(row.text('Важность'));
    if (!severity) return [];
    return [
      {
        number: Number(row.text('№')),
        line: Number(row.text('Строка')) || 0,
        item: row.text('№ п/п'),
        column: row.text('Столбец'),
        code: row.text('Код'),
        severity,
        message: row.text('Замечание'),
        proposal: row.text('Предложение'),
        repairable: row.text('Предложение').includes('» → «'),
        decision: row.text('Решение').trim().toLowerCase(),
        comment: row.text('Комментарий'),
      },
    ];
  });
}
