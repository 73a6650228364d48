/** What a section of the panel may ask of the panel around it. */
import type { Outcome } from '../src/outcome';
import type { PanelCommand } from '../src/panel-contract';

export interface Shell {
  /** Runs a menu item, shows what it says and looks at the workbook anew. */
  run(command: PanelCommand): void;
  /**
   * Long work: says what goes on, keeps buttons from being pressed twice, and never ends without a word. An outcome that
   * the work answers is shown to the person; the section is loaded and drawn again.
   */
  busy(words: string, work: () => Promise<Outcome | undefined>): void;
  /** Says how far the long work is. */
  say(words: string): void;
  /** Draws the open section again from what it has. */
  redraw(): void;
  /** Shows that something failed. */
  readonly fail: (error: unknown) => void;
}

/** One tab of the panel. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** Asks the server for what the section shows, keeps it and answers it. */
  load(): Promise<unknown>;
  /** Everything under the tabs; called only after `load`. */
  draw(shell: Shell): readonly (HTMLElement | undefined)[];
}
