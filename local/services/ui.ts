/** Ui: menus, questions, panels. A question suspends the run until a person answers. */
import type { MenuItemWire } from '../runtime/port';
import { enumNamed, makeEnum } from './enums';
import { HtmlOutputHandle } from './html';
import { refuseLacking, serviceNamed } from './lacking';
import { Exception, call } from './port';
import { text } from './text';

type GUi = GoogleAppsScript.Base.Ui;
type ButtonSetValue = GoogleAppsScript.Base.ButtonSet;

const Button = makeEnum<GUi['Button']>('CLOSE', 'OK', 'CANCEL', 'YES', 'NO');
const ButtonSet = makeEnum<GUi['ButtonSet']>('OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL');

class MenuMaker implements GoogleAppsScript.Base.Menu {
  readonly items: MenuItemWire[] = [];

  constructor(
    readonly title: string,
    private readonly addon: boolean,
  ) {}

  addItem(caption: string, functionName: string): this {
    this.items.push({ kind: 'item', title: text(caption), functionName: text(functionName) });
    return this;
  }
  addSeparator(): this {
    this.items.push({ kind: 'separator' });
    return this;
  }
  addSubMenu(menu: GoogleAppsScript.Base.Menu): this {
    if (!(menu instanceof MenuMaker))
      throw new Exception("The parameters don't match the method signature for Menu.addSubMenu.");
    this.items.push({ kind: 'menu', title: menu.title, items: menu.items });
    return this;
  }
  addToUi(): void {
    call('Menu.addToUi', 'ui.menu', { menu: { title: this.title, items: this.items }, addon: this.addon });
  }
}

refuseLacking(MenuMaker, 'Base.Menu');

class PromptAnswer implements GoogleAppsScript.Base.PromptResponse {
  constructor(
    private readonly button: string,
    private readonly text: string,
  ) {}

  getResponseText(): string {
    return this.text;
  }
  getSelectedButton(): GoogleAppsScript.Base.Button {
    return enumNamed(Button, this.button) as GoogleAppsScript.Base.Button;
  }
}

refuseLacking(PromptAnswer, 'Base.PromptResponse');

type Question =
  | [prompt: string]
  | [prompt: string, buttons: ButtonSetValue]
  | [title: string, prompt: string, buttons: ButtonSetValue];

function ask(kind: 'alert' | 'prompt', args: Question): { button: string; text: string } {
  const [title, message, buttons] = args.length === 3 ? args : ['', args[0], (args as unknown[])[1] ?? ButtonSet.OK];
  return call(`Ui.${kind}`, 'ui.ask', { kind, title: text(title), text: text(message), buttons: text(buttons) });
}

function show(method: string, kind: 'sidebar' | 'dialog', view: GoogleAppsScript.HTML.HtmlOutput, title: string): void {
  if (!(view instanceof HtmlOutputHandle))
    throw new Exception(`The parameters don't match the method signature for Ui.${method}.`);
  call(`Ui.${method}`, 'ui.show', { kind, title, html: view.getContent(), ...view.size });
}

export const ui = serviceNamed('Base.Ui', {
  Button,
  ButtonSet,
  createMenu: (caption: string) => new MenuMaker(text(caption), false),
  createAddonMenu: () => new MenuMaker('', true),
  alert: (...args: Question) => enumNamed(Button, ask('alert', args).button) as GoogleAppsScript.Base.Button,
  prompt: (...args: Question) => {
    const { button, text } = ask('prompt', args);
    return new PromptAnswer(button, text);
  },
  showSidebar: (view: GoogleAppsScript.HTML.HtmlOutput) => show('showSidebar', 'sidebar', view, view.getTitle()),
  showModalDialog: (view: GoogleAppsScript.HTML.HtmlOutput, title: string) =>
    show('showModalDialog', 'dialog', view, text(title)),
  showModelessDialog: (view: GoogleAppsScript.HTML.HtmlOutput, title: string) =>
    show('showModelessDialog', 'dialog', view, text(title)),
} satisfies Partial<GUi>) as unknown as GUi;
