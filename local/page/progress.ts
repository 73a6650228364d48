/**
 * The strip that says what is running, for how long, and stops it.
 */
import type { RunningExecution } from '../server/wire';
import { el, icon } from './element';

/** Quicker actions come and go without a word. */
const QUIET_MS = 500;

interface Row {
  readonly element: HTMLElement;
  readonly timer: ReturnType<typeof setInterval>;
}

export class Progress {
  readonly element = el('div', { class: 'progress', role: 'status' });
  private readonly rows = new Map<string, Row>();

  constructor(
    /** Menu title of a function; null for one that no menu item runs. */
    private readonly titleOf: (functionName: string) => string | null,
    private readonly stop: (execution: RunningExecution) => void,
  ) {}

  started(execution: RunningExecution): void {
    const { id, functionName, startedAt } = execution;
    if (this.rows.has(id)) return;
    const clock = el('span', { class: 'progress-time' }, clockText(0));
    const button = el('button', { class: 'button small', type: 'button' }, icon('stop'), 'Остановить');
    const element = el(
      'div',
      { class: 'progress-row' },
      el('span', { class: 'spinner', 'aria-hidden': 'true' }),
      el('span', { class: 'progress-title' }, this.titleOf(functionName) ?? 'Выполняется действие'),
      clock,
      button,
    );
    button.addEventListener('click', () => {
      button.disabled = true;
      button.textContent = 'Останавливаем…';
      this.stop(execution);
    });
    const tick = (): void => {
      const seconds = Math.max(0, Math.floor((Date.now() - startedAt) / 1_000));
      clock.textContent = clockText(seconds);
    };
    const timer = setInterval(tick, 1_000);
    this.rows.set(id, { element, timer });
    tick();
    setTimeout(() => {
      if (this.rows.has(id)) this.element.append(element);
    }, QUIET_MS);
  }

  ended(id: string): void {
    const row = this.rows.get(id);
    if (!row) return;
    clearInterval(row.timer);
    row.element.remove();
    this.rows.delete(id);
  }

  /** Only these run; the page learnt it anew. */
  reset(running: readonly RunningExecution[]): void {
    const ids = new Set(running.map(({ id }) => id));
    for (const id of this.rows.keys()) if (!ids.has(id)) this.ended(id);
    for (const execution of running) this.started(execution);
  }
}

function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
