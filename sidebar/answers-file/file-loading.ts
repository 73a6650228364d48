/** Loading answers from a file, step by step: choose, see what it would change, name the columns, load. */
import { roleWords, type AnswersPreview } from '../../src/banks-contract';
import { element } from '../elements';
import { saveFile } from '../save-file';
import type { Shell } from '../section';
import { call } from '../server';
import { readRows } from './read-file';

type Rows = readonly (readonly string[])[];

export class FileLoading {
  private rows: Rows = [];
  private warnings: readonly string[] = [];
  private role = '';
  private preview: AnswersPreview | undefined;

  get isOpen(): boolean {
    return this.preview !== undefined;
  }

  /** The button that chooses a file. */
  chooser(shell: Shell): HTMLElement {
    const input = element('input', {
      type: 'file',
      accept: '.csv,.tsv,.txt,.xlsx',
      'data-part': 'answers-file',
      change: () => {
        const [file] = (input as HTMLInputElement).files ?? [];
        if (file) this.open(file, shell);
      },
    });
    return element(
      'label',
      { class: 'file' },
      'Загрузить ответы из файла',
      element('small', {}, 'CSV или XLSX из другого сервиса анкет'),
      input,
    );
  }

  private open(file: File, shell: Shell): void {
    this.role = '';
    shell.busy('Читаю файл…', async () => {
      const read = await readRows(file, (part) => {
        shell.say(`Читаю файл: ${Math.round(part * 100)} %`);
      });
      this.rows = read.rows;
      this.warnings = read.warnings;
      await this.look(shell);
      return undefined;
    });
  }

  private async look(shell: Shell): Promise<void> {
    shell.say(`Сравниваю с банками: ${this.rows.length} строк…`);
    this.preview = await call('banksPreview', this.file());
    this.role = this.preview.role ?? this.role;
  }

  private file(): { rows: Rows; role?: string } {
    return { rows: this.rows, ...(this.role === '' ? {} : { role: this.role }) };
  }

  private close(shell: Shell): void {
    this.preview = undefined;
    this.rows = [];
    shell.redraw();
  }

  draw(shell: Shell): HTMLElement | undefined {
    const { preview } = this;
    if (!preview) return undefined;
    const load = (): void => {
      shell.busy(`Записываю в банки: ${this.rows.length} строк…`, async () => {
        const outcome = await call('banksLoad', this.file());
        if (outcome.ok) this.preview = undefined;
        if (outcome.file) saveFile(outcome.file);
        return outcome;
      });
    };
    return element(
      'section',
      { class: 'card', 'data-part': 'answers-preview' },
      element('h2', {}, 'Загрузка ответов из файла'),
      ...[...this.warnings, ...preview.messages].map((message) =>
        element('p', { class: preview.ok ? '' : 'wrong' }, message),
      ),
      this.roleChoice(shell),
      element(
        'div',
        { class: 'row' },
        preview.ok
          ? element('button', { class: 'main', 'data-part': 'load', click: load }, 'Записать в банки')
          : undefined,
        element('button', { click: () => this.close(shell) }, 'Не загружать'),
      ),
      this.columns(preview, shell),
    );
  }

  private roleChoice(shell: Shell): HTMLElement {
    const choose = (role: string): void => {
      this.role = role;
      shell.busy('Сравниваю с банками…', async () => {
        await this.look(shell);
        return undefined;
      });
    };
    return element(
      'fieldset',
      {},
      element('legend', {}, 'Чьи это ответы'),
      ...Object.values(roleWords).map((word) =>
        element(
          'label',
          {},
          element('input', {
            type: 'radio',
            name: 'role',
            value: word,
            checked: this.role === word,
            change: () => choose(word),
          }),
          word === roleWords.mentee ? ' наставляемых' : ' наставников',
        ),
      ),
    );
  }

  /** Which question each column answers; another choice renames the header in what is loaded, not in the file. */
  private columns({ columns, questions, sample }: AnswersPreview, shell: Shell): HTMLElement {
    const rename = (at: number, question: string): void => {
      const line = this.rows.findIndex((cells) =>
        columns.every(({ header }, index) => (cells[index] ?? '').trim() === header),
      );
      const title = question === '' ? `не загружать ${at + 1}` : question;
      this.rows = this.rows.map((cells, index) =>
        index === Math.max(line, 0) ? Object.assign([...cells], { [at]: title }) : cells,
      );
      shell.busy('Сравниваю с банками…', async () => {
        await this.look(shell);
        return undefined;
      });
    };
    const rows = columns.map(({ header, question }, at) => {
      const select = element(
        'select',
        {
          'aria-label': `Вопрос для столбца «${header}»`,
          change: () => rename(at, (select as HTMLSelectElement).value),
        },
        element('option', { value: '', selected: question === '' }, 'не загружать'),
        ...questions.map((title) => element('option', { value: title, selected: title === question }, title)),
      );
      const example = sample.map((cells) => cells[at] ?? '').find((cell) => cell.trim() !== '') ?? '';
      return element(
        'li',
        {},
        element('b', {}, header === '' ? `Столбец ${at + 1}` : header),
        element('small', { class: 'soft' }, example.slice(0, 60)),
        select,
      );
    });
    return element(
      'details',
      { open: columns.some(({ question }) => question === '') },
      element('summary', {}, `Столбцы файла: ${columns.length}`),
      element('ul', { class: 'decisions' }, ...rows),
    );
  }
}
