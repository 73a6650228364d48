/**
 * The page as a whole: it loads the document, listens to the host, and passes a person's actions on.
 */
import type { LineChange, Menu, MenuItem, PageEvent, PageState, PersonEdit, RunReply } from '../server/wire';
import { MAX_PLAN_BYTES } from '../server/limits';
import { Api, Refused, Unreachable } from './api';
import { AppBar } from './app-bar';
import { Banners } from './banners';
import { confirmDeletion } from './confirm-deletion';
import { ChartLayer } from './charts/chart-layer';
import { el } from './element';
import { FirstSteps, functionTitled } from './first-steps';
import { Grid } from './grid/grid';
import { showLetters } from './letters';
import { MenuBar } from './menu-bar';
import { Progress } from './progress';
import { Questions } from './questions';
import { pageWindow } from './answer-window';
import { Toasts } from './toasts';
import { Views } from './views';

/** Pause before a broken connection is tried again, in milliseconds. */
const RETRY_MS = 1_500;
/** Changes that come close together are fetched as one. */
const GATHER_MS = 40;
const SELECT_MS = 200;

export class App {
  private readonly api: Api;
  private readonly place = el('div', { class: 'grid', 'aria-label': 'Таблица' });
  private readonly bar: AppBar;
  private readonly menuBar = new MenuBar((functionName, title) => void this.choose(functionName, title));
  private readonly banners = new Banners();
  private readonly toasts = new Toasts();
  private readonly progress: Progress;
  private readonly questions: Questions;
  private readonly views: Views;
  private readonly firstSteps: FirstSteps;
  private grid: Grid | null = null;
  private charts: ChartLayer | null = null;
  private menus: readonly Menu[] = [];
  private titles = new Map<string, string>();
  private canImport = false;
  private online = false;
  /** Events that came while the page is being loaded; null when it is not. */
  private unheard: PageEvent[] | null = null;
  /** Executions that the person stopped, and the functions whose failure is therefore no news. */
  private readonly stopped = new Set<string>();
  private readonly endedByPerson = new Set<string>();
  private readonly stale = new Set<number>();
  private staleStructure = false;
  private refreshTimer: ReturnType<typeof setTimeout> | undefined;
  private refreshing: Promise<void> = Promise.resolve();
  private selectTimer: ReturnType<typeof setTimeout> | undefined;
  private selectionIsNew = false;

  constructor(
    private readonly root: HTMLElement,
    token: string,
  ) {
    this.api = new Api(token);
    this.progress = new Progress(
      (functionName) => this.titles.get(functionName) ?? null,
      ({ id, functionName }) => {
        this.stopped.add(id);
        this.endedByPerson.add(functionName);
        void this.attempt(this.api.post('/api/stop', { executionId: id }));
      },
    );
    const files = {
      onPlan: (file: File) => void this.importPlan(file),
      onDownload: () => void this.download(),
      onLetters: () => void this.openLetters(),
    };
    this.bar = new AppBar(files, this.menuBar.element, this.progress.element);
    this.questions = new Questions((questionId, answer) => {
      void this.attempt(this.api.post('/api/answer', { questionId, answer }));
    });
    this.views = new Views({
      run: (functionName, args) => this.rpc(functionName, args),
      focusEditor: () => this.grid?.focus(),
    });
    this.firstSteps = new FirstSteps({
      onChoose: (functionName, title) => void this.choose(functionName, title),
      onPlan: () => this.bar.pickPlan(),
    });
  }

  /** Draws the page and keeps it up to date until it is closed. */
  async run(): Promise<void> {
    this.root.replaceChildren(
      this.bar.element,
      this.banners.element,
      el(
        'main',
        { class: 'workspace' },
        el('div', { class: 'grid-place' }, this.place, this.firstSteps.element),
        this.views.element,
      ),
      this.toasts.element,
    );
    document.addEventListener('keydown', (event) => {
      if ((event.ctrlKey || event.metaKey) && event.code === 'KeyS') {
        event.preventDefault();
        void this.attempt(this.api.post('/api/save', {}));
      }
    });
    window.addEventListener('beforeunload', (event) => {
      if ((this.grid?.pendingCells ?? 0) > 0) event.preventDefault();
    });
    for (;;) {
      await this.listen();
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  /** One connection, from its opening to its end. */
  private async listen(): Promise<void> {
    try {
      await this.api.events((event) => this.hear(event), new AbortController().signal);
    } catch (error) {
      if (error instanceof Refused && error.status === 401) {
        this.lost('Программу запустили заново. Откройте новую ссылку из окна, где она запущена.');
        return;
      }
    }
    this.lost('Проверьте, что окно, в котором запущена программа, не закрыто. Мы пробуем соединиться снова.');
  }

  private lost(text: string): void {
    this.online = false;
    this.grid?.setLocked(true);
    this.bar.setState({ kind: 'offline' });
    this.root.dataset['state'] = 'offline';
    const unsent = (this.grid?.pendingCells ?? 0) > 0;
    this.banners.put('connection', {
      tone: 'error',
      title: 'Связь с программой потеряна, изменять таблицу пока нельзя.',
      text: unsent ? `Последний ввод мог не сохраниться. ${text}` : text,
      closable: false,
    });
  }

  /** Hears an event, or lets it wait: what came while the page was being loaded would be lost under what is loaded. */
  private hear(event: PageEvent): void {
    if (event.type === 'hello') void this.begin();
    else if (this.unheard) this.unheard.push(event);
    else this.take(event);
  }

  private async begin(): Promise<void> {
    const unheard: PageEvent[] = [];
    this.unheard = unheard;
    await this.attempt(this.load());
    // Another connection may have begun meanwhile; its own loading knows all that this one has heard.
    if (this.unheard !== unheard) return;
    this.unheard = null;
    for (const event of unheard) this.hear(event);
  }

  private take(event: Exclude<PageEvent, { type: 'hello' }>): void {
    switch (event.type) {
      case 'changed':
        this.bar.setState({ kind: 'saving' });
        this.markStale(event.sheetIds, event.structure);
        break;
      case 'saved':
        this.bar.setState({ kind: 'saved', at: new Date() });
        this.banners.drop('trouble');
        break;
      case 'trouble':
        this.trouble(event.message);
        break;
      case 'question':
        this.questions.ask(event.question);
        break;
      case 'answered':
        this.questions.withdraw(event.questionId);
        break;
      case 'toast':
        this.toasts.show(event);
        break;
      case 'view':
        this.views.show(event.view);
        break;
      case 'activate':
        void this.refreshed().then(() => this.grid?.activate(event.sheetId, event));
        break;
      case 'started':
        this.progress.started(event.execution);
        break;
      case 'ended':
        this.progress.ended(event.id);
        if (this.stopped.delete(event.id)) this.toasts.show({ message: 'Действие остановлено.' });
        break;
    }
  }

  /** Everything anew: at the start and after a broken connection. */
  private async load(): Promise<void> {
    const state = await this.api.state();
    this.menus = state.menus;
    this.titles = new Map(titlesOf(state.menus));
    this.menuBar.menus = state.menus;
    this.canImport = state.canImport;
    this.bar.setFile(state.fileName, state.canImport);
    this.bar.setLetters(state.letters);
    this.bar.setState(state.saved ? { kind: 'saved', at: null } : { kind: 'saving' });
    this.progress.reset(state.running);
    this.banners.drop('connection');
    if (state.trouble === null) this.banners.drop('trouble');
    else this.trouble(state.trouble);
    this.showDocument(state);
    for (const question of state.questions) this.questions.ask(question);
    this.online = true;
    this.grid?.setLocked(false);
    await this.grid?.rendered;
    this.root.dataset['state'] = 'ready';
  }

  private showDocument(state: PageState): void {
    if (this.grid) {
      this.grid.replace(state.sheets);
    } else {
      this.grid = new Grid(this.place, state, {
        onEdits: (edits) => this.edit(edits),
        onSelect: () => this.noteSelection(),
        onView: () => this.charts?.refresh(),
        onStale: (sheetId) => this.markStale([sheetId], false),
        onRefused: (message) => this.toasts.show({ message }),
        onLines: state.canChangeLines ? (change) => void this.changeLines(change) : undefined,
      });
      window.page = pageWindow(this.grid, () => this.refreshed());
      this.charts = new ChartLayer(this.grid, state.locale, (error) => this.complain(error));
      const { element } = this.charts;
      // The grid empties its place when it is put in.
      void this.grid.rendered.then(() => {
        this.place.append(element);
        this.charts?.refresh();
      });
      new ResizeObserver(() => this.charts?.refresh()).observe(this.place);
    }
    this.charts?.refresh();
    this.firstSteps.update(state.sheets, state.menus, state.canImport);
  }

  private trouble(message: string): void {
    this.bar.setState({ kind: 'trouble' });
    this.banners.put('trouble', {
      tone: 'warning',
      title: message,
      actions: [{ label: 'Скачать копию', run: () => void this.download() }],
    });
  }

  private markStale(sheetIds: readonly number[], structure: boolean): void {
    for (const id of sheetIds) this.stale.add(id);
    this.staleStructure ||= structure;
    this.refreshTimer ??= setTimeout(() => {
      this.refreshTimer = undefined;
      this.refreshing = this.refreshing.then(() => this.attempt(this.refresh()));
    }, GATHER_MS);
  }

  /** After the changes that were told so far are on the screen. */
  private async refreshed(): Promise<void> {
    while (this.refreshTimer !== undefined) await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    await this.refreshing;
  }

  private async refresh(): Promise<void> {
    const ids = [...this.stale].filter((id) => this.grid?.sheet(id));
    const structure = this.staleStructure || ids.length < this.stale.size;
    this.stale.clear();
    this.staleStructure = false;
    const { sheets, letters } = await this.api.sheets(structure ? undefined : ids);
    this.bar.setLetters(letters);
    if (structure) this.grid?.replace(sheets);
    else this.grid?.update(sheets);
    this.charts?.refresh();
    if (structure || !this.firstSteps.element.hidden) this.firstSteps.update(sheets, this.menus, this.canImport);
  }

  private async edit(edits: readonly PersonEdit[]): Promise<void> {
    this.bar.setState({ kind: 'saving' });
    try {
      await this.api.post('/api/edit', { edits });
    } catch (error) {
      this.complain(error);
    } finally {
      // Whatever came of it, the document has the last word on these cells.
      this.markStale([...new Set(edits.map((edit) => edit.sheetId))], false);
    }
  }

  /** Rows that go cannot be had back by Ctrl+Z, so what stands in them is asked about first. */
  private async changeLines(change: LineChange): Promise<void> {
    if (change.kind === 'delete' && this.grid?.hasContent(change) && !(await confirmDeletion(change))) return;
    this.bar.setState({ kind: 'saving' });
    await this.attempt(this.api.post('/api/lines', change));
  }

  private noteSelection(): void {
    this.selectionIsNew = true;
    clearTimeout(this.selectTimer);
    this.selectTimer = setTimeout(() => void this.sendSelection(), SELECT_MS);
  }

  private async sendSelection(): Promise<void> {
    clearTimeout(this.selectTimer);
    if (!this.selectionIsNew || !this.online || !this.grid) return;
    this.selectionIsNew = false;
    // A lost connection has its own banner.
    await this.api.post('/api/select', this.grid.selection()).catch(() => undefined);
  }

  /** Runs a menu item and tells how it failed, if it did. */
  private async choose(functionName: string, title: string): Promise<void> {
    this.banners.drop('failure');
    this.banners.drop('imported');
    this.endedByPerson.delete(functionName);
    try {
      await this.sendSelection();
      const reply = await this.api.run(functionName);
      if (!reply.ok && !this.endedByPerson.delete(functionName)) this.failed(title, reply);
    } catch (error) {
      this.complain(error);
    }
  }

  private failed(title: string, { failure }: Extract<RunReply, { ok: false }>): void {
    const readable = /[а-яё]/i.test(failure.message);
    const heading = `${failure.name}: ${failure.message}`;
    const technical = failure.details.startsWith(heading) ? failure.details : `${heading}\n${failure.details}`.trim();
    this.banners.put('failure', {
      tone: 'error',
      title: `«${title}»: не получилось.`,
      text: readable
        ? failure.message
        : 'Повторите действие. Если ошибка останется, покажите подробности тому, кто помогает с программой.',
      details: readable && failure.details === '' ? undefined : technical,
    });
  }

  private async rpc(functionName: string, args: readonly unknown[]): Promise<RunReply> {
    await this.sendSelection();
    return this.api.rpc(functionName, args);
  }

  private async importPlan(file: File): Promise<void> {
    if (file.size > MAX_PLAN_BYTES) {
      const most = MAX_PLAN_BYTES / 1024 / 1024;
      const text = `Он больше ${most} МБ. Уберите из плана картинки и сканы и сохраните его снова.`;
      this.banners.put('imported', { tone: 'error', title: `Файл «${file.name}» слишком большой.`, text });
      return;
    }
    this.banners.put('imported', { tone: 'info', title: `Читаем файл «${file.name}»…`, closable: false });
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      await this.api.post('/api/import', { name: file.name, base64: toBase64(bytes) });
    } catch (error) {
      this.banners.put('imported', {
        tone: 'error',
        title: `Файл «${file.name}» не открылся.`,
        text: messageOf(error),
      });
      return;
    }
    const title = 'Разобрать план';
    const functionName = functionTitled(this.menus, title);
    const run = (): void => {
      if (functionName !== null) void this.choose(functionName, title);
    };
    this.banners.put('imported', {
      tone: 'info',
      title: `План из файла «${file.name}» — на листе «Исходный план».`,
      text: 'Просмотрите его и разберите: мероприятия, сроки и ответственные перейдут в «Дорожную карту».',
      actions: functionName === null ? [] : [{ label: title, run }],
    });
  }

  private async download(): Promise<void> {
    try {
      const url = URL.createObjectURL(await this.api.file());
      const name = document.title.split(' — ')[0] ?? 'Таблица.xlsx';
      el('a', { href: url, download: name.endsWith('.xlsx') ? name : `${name}.xlsx` }).click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch (error) {
      this.complain(error);
    }
  }

  private async openLetters(): Promise<void> {
    try {
      showLetters(await this.api.letters());
    } catch (error) {
      this.complain(error);
    }
  }

  private async attempt(work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.complain(error);
    }
  }

  /** A lost connection has its own banner; anything else is a message for the person. */
  private complain(error: unknown): void {
    if (!(error instanceof Unreachable))
      this.toasts.show({ title: 'Не получилось', message: messageOf(error), seconds: 12 });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : 'Неизвестная ошибка.';
}

function* titlesOf(menus: readonly Menu[]): Generator<[string, string]> {
  const visit = function* (items: readonly MenuItem[]): Generator<[string, string]> {
    for (const item of items) {
      if (item.kind === 'item') yield [item.functionName, item.title];
      if (item.kind === 'menu') yield* visit(item.items);
    }
  };
  for (const menu of menus) yield* visit(menu.items);
}

/** In parts, because a function takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(binary);
}
