/**
 * A host without the add-on: a document in memory, the add-on's menus, and functions that a test gives. For tests of
 * the server and of the page, which know a host by its interface alone.
 */
import type {
  Answer,
  ExecutionResult,
  Host,
  HostEvent,
  LineChange,
  MenuItem,
  PersonEdit,
  Question,
} from '../../../local/host';
import type { Cell, Rect, SpreadsheetDocument } from '../../../local/document/model';

const item = (title: string, functionName: string): MenuItem => ({ kind: 'item', title, functionName });
const menu = (title: string, ...items: MenuItem[]): MenuItem => ({ kind: 'menu', title, items });

export const MENUS: Awaited<ReturnType<Host['menus']>> = [
  {
    title: 'Наставничество',
    items: [
      item('Панель куратора', 'showSidebar'),
      { kind: 'separator' },
      menu(
        'Дорожная карта',
        item('Создать по шаблону', 'createRoadmap'),
        item('Разобрать план', 'readPlan'),
        item('Проверить сроки и ответственных', 'checkRoadmap'),
        item('Перенести на новый учебный год', 'rollOver'),
      ),
      menu(
        'Анкеты',
        item('Создать анкеты', 'createForms'),
        item('Собрать ответы', 'collectAnswers'),
        item('Загрузить ответы из файла', 'loadAnswers'),
      ),
      item('Сформировать пары', 'makePairs'),
      menu('Пары', item('Утвердить предложенные', 'approvePairs')),
      item('Обновить сводку', 'updateSummary'),
      menu(
        'Документы',
        item('Приказ о парах', 'order'),
        item('Индивидуальный план', 'individualPlan'),
        item('Согласие', 'consent'),
      ),
      { kind: 'separator' },
      item('Отменить последнее действие', 'undoLast'),
      item('Проверка среды', 'probe'),
      item('Справка', 'help'),
    ],
  },
];

/** What a function of the fake add-on may do. */
export interface Running {
  readonly host: FakeHost;
  readonly args: readonly unknown[];
  readonly stopped: Promise<void>;
  readonly ask: (question: Omit<Question, 'id'>) => Promise<Answer>;
}

export type FakeFunction = (running: Running) => unknown;

export class FakeHost implements Host {
  readonly edits: PersonEdit[] = [];
  readonly runs: { functionName: string; args: readonly unknown[] }[] = [];
  readonly selections: { sheetId: number; selection: Rect }[] = [];
  readonly lineChanges: LineChange[] = [];
  saves = 0;
  /** Thrown by the next edit. */
  refuseEdit: Error | null = null;
  private readonly listeners = new Set<(event: HostEvent) => void>();
  private readonly answers = new Map<string, (answer: Answer) => void>();
  private readonly stops = new Map<string, () => void>();
  /** What was told of as begun and not yet as ended. */
  private readonly unended = new Map<string, string>();
  private last = 0;

  constructor(
    public document: SpreadsheetDocument,
    private functions: Readonly<Record<string, FakeFunction>> = {},
  ) {}

  /** Ends what runs, takes back what is asked and in trouble, and forgets what was done with it. */
  rest(): void {
    for (const stop of this.stops.values()) stop();
    // With the last execution go the questions that wait; where nothing runs, one that comes and goes takes them along.
    if (this.unended.size === 0) this.emit({ type: 'execution', id: 'rest', functionName: 'rest', state: 'started' });
    for (const [id, functionName] of this.unended) this.emit({ type: 'execution', id, functionName, state: 'ended' });
    this.emit({ type: 'saved' });
    this.answers.clear();
    this.refuseEdit = null;
    this.functions = {};
    this.forget();
  }

  /** Begins anew with functions of another test. */
  begin(functions: Readonly<Record<string, FakeFunction>> = {}): void {
    this.functions = functions;
    this.forget();
  }

  private forget(): void {
    for (const list of [this.edits, this.runs, this.selections, this.lineChanges]) list.splice(0);
    this.saves = 0;
  }

  menus(): ReturnType<Host['menus']> {
    return Promise.resolve(MENUS);
  }

  emit(event: HostEvent): void {
    if (event.type === 'execution') {
      if (event.state === 'started') this.unended.set(event.id, event.functionName);
      else this.unended.delete(event.id);
    }
    for (const listener of this.listeners) listener(event);
  }

  on(listener: (event: HostEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Puts values into a sheet as the add-on would, and tells it. */
  write(sheetId: number, cells: readonly (readonly [row: number, column: number, cell: Cell | undefined])[]): void {
    const sheet = this.document.sheets.find(({ id }) => id === sheetId);
    if (!sheet) throw new Error(`No sheet ${sheetId}`);
    for (const [row, column, cell] of cells) (sheet.rows[row] ??= [])[column] = cell;
    this.emit({ type: 'changed', sheetIds: [sheetId], structure: false });
  }

  async run(functionName: string, args: readonly unknown[] = []): Promise<ExecutionResult> {
    const id = `e${++this.last}`;
    this.runs.push({ functionName, args });
    this.emit({ type: 'execution', id, functionName, state: 'started' });
    const started = Date.now();
    const stopped = new Promise<void>((resolve) => this.stops.set(id, resolve));
    const outcome = async (): Promise<Pick<ExecutionResult, 'ok' | 'value' | 'error'>> => {
      try {
        const act = this.functions[functionName];
        if (!act) throw new ReferenceError(`Script function not found: ${functionName}`);
        const ask = (question: Omit<Question, 'id'>): Promise<Answer> =>
          this.ask({ ...question, id: `q${++this.last}` });
        const value: unknown = await Promise.race([
          Promise.resolve(act({ host: this, args, stopped, ask })),
          stopped.then(() => Promise.reject(new Error('Exceeded maximum execution time'))),
        ]);
        return { ok: true, value };
      } catch (error) {
        const { name, message, stack } = error as Error;
        return { ok: false, error: { name, message, stack } };
      }
    };
    const counts = { total: 0, read: 0, write: 0, byMethod: {} };
    const result = { ...(await outcome()), calls: counts, virtualMs: 0, ms: Date.now() - started, log: [] };
    this.stops.delete(id);
    this.emit({ type: 'execution', id, functionName, state: 'ended', result });
    return result;
  }

  stop(executionId: string): void {
    this.stops.get(executionId)?.();
  }

  answer(questionId: string, answer: Answer): void {
    this.answers.get(questionId)?.(answer);
    this.answers.delete(questionId);
  }

  edit(edits: readonly PersonEdit[]): Promise<void> {
    const refusal = this.refuseEdit;
    this.refuseEdit = null;
    if (refusal) return Promise.reject(refusal);
    this.edits.push(...edits);
    for (const { sheetId, row, column, input } of edits) {
      const sheet = this.document.sheets.find(({ id }) => id === sheetId);
      if (!sheet) continue;
      const cells = (sheet.rows[row] ??= []);
      cells[column] = { ...cells[column], ...read(input, cells[column]) };
      if (input === null) delete cells[column].value;
    }
    this.emit({ type: 'changed', sheetIds: [...new Set(edits.map(({ sheetId }) => sheetId))], structure: false });
    setTimeout(() => this.emit({ type: 'saved' }), 60);
    return Promise.resolve();
  }

  changeLines(change: LineChange): Promise<void> {
    this.lineChanges.push(change);
    const sheet = this.document.sheets.find(({ id }) => id === change.sheetId);
    if (sheet && change.axis === 'rows') {
      const fresh = Array.from({ length: change.count }, () => []);
      if (change.kind === 'insert') sheet.rows.splice(change.at, 0, ...fresh);
      else sheet.rows.splice(change.at, change.count);
      const by = change.kind === 'insert' ? change.count : -change.count;
      sheet.rowCount += by;
      const moved = (row: number): number => (row >= change.at ? row + by : row);
      sheet.merges = sheet.merges.map((merge) => ({ ...merge, top: moved(merge.top), bottom: moved(merge.bottom) }));
    }
    this.emit({ type: 'changed', sheetIds: [change.sheetId], structure: false });
    return Promise.resolve();
  }

  select(sheetId: number, selection: Rect): void {
    this.selections.push({ sheetId, selection });
    this.document.activeSheetId = sheetId;
  }

  save(): Promise<void> {
    this.saves++;
    this.emit({ type: 'saved' });
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private ask(question: Question): Promise<Answer> {
    return new Promise((resolve) => {
      this.answers.set(question.id, resolve);
      this.emit({ type: 'question', question });
    });
  }
}

/** The little of Google's reading of typed text that the tests need. */
function read(input: PersonEdit['input'], cell: Cell | undefined): Partial<Cell> {
  if (typeof input !== 'string') return input === null ? {} : { value: input };
  if (input.startsWith("'")) return { value: input.slice(1) };
  const date = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(input);
  if (date) {
    const value = Math.round(Date.UTC(Number(date[3]), Number(date[2]) - 1, Number(date[1])) / 86_400_000) + 25_569;
    return { value, style: { ...cell?.style, numberFormat: 'dd.mm.yyyy' } };
  }
  return /^-?\d+(?:,\d+)?$/.test(input) ? { value: Number(input.replace(',', '.')) } : { value: input };
}
