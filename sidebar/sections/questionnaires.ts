/** «Анкеты»: the forms with their addresses and QR codes, and a notice to print for each. */
import type { PanelQuestionnaire } from '../../src/panel-contract';
import { element } from '../elements';
import { qrCode } from '../qr-code';
import type { Section, Shell } from '../section';
import { call } from '../server';

let questionnaires: readonly PanelQuestionnaire[] = [];
/** Addresses by the id of their form; '' where the form does not open. Asked for once: each costs a call to the service. */
const addresses = new Map<string, string>();
/** The questionnaire whose code is shown. */
let shown: string | undefined;
/** What was said last about copying. */
let copied: { readonly title: string; readonly words: string } | undefined;

export const questionnairesSection: Section = {
  id: 'questionnaires',
  title: 'Анкеты',
  load: async () => {
    questionnaires = await call('panelQuestionnaires');
    const unknown = questionnaires.flatMap(({ form }) => (form !== undefined && !addresses.has(form) ? [form] : []));
    if (unknown.length > 0) {
      const found = await call('panelFormLinks', unknown);
      unknown.forEach((form, index) => addresses.set(form, found[index] ?? ''));
    }
    return [questionnaires, [...addresses]];
  },
  draw: (shell) => [
    makeCard(shell),
    ...questionnaires.flatMap((each) => (each.form === undefined ? [] : [card(each, each.form, shell)])),
  ],
};

function makeCard(shell: Shell): HTMLElement {
  const whole = questionnaires.length > 0 && questionnaires.every((each) => each.whole);
  const make = (): void => {
    // What did not open may have been made anew.
    addresses.clear();
    copied = undefined;
    shell.run('createQuestionnaires');
  };
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, whole ? 'Анкеты созданы' : 'Пять анкет для программы'),
    element(
      'p',
      { class: 'soft' },
      whole
        ? 'Вопросы можно изменить на листе «Вопросы анкет». Чтобы изменения появились в анкетах, обновите их.'
        : 'Анкеты наставляемого и наставника, после групповой встречи и две анкеты мониторинга. Ответы придут в эту таблицу. Создание занимает до двух минут.',
    ),
    element(
      'div',
      { class: 'steps' },
      element(
        'button',
        { class: whole ? '' : 'main', 'data-command': 'createQuestionnaires', click: make },
        whole ? 'Обновить анкеты' : 'Создать анкеты',
      ),
    ),
  );
}

function card(questionnaire: PanelQuestionnaire, form: string, shell: Shell): HTMLElement {
  const { title, sheet } = questionnaire;
  const address = addresses.get(form) ?? '';
  const head = [element('h2', {}, title), element('p', { class: 'soft' }, `Ответы — на листе «${sheet}».`)];
  if (address === '') {
    const lost = 'Анкета не открывается: её удалили, или она принадлежит другому сотруднику.';
    return element('section', { class: 'card', 'data-form': title }, ...head, element('p', { class: 'lost' }, lost));
  }
  const link = element('input', { class: 'address', readonly: true, value: address, 'aria-label': `Адрес: ${title}` });
  const isShown = shown === title;
  const look = (): void => {
    shown = isShown ? undefined : title;
    shell.redraw();
  };
  return element(
    'section',
    { class: 'card', 'data-form': title },
    ...head,
    link,
    element(
      'div',
      { class: 'row' },
      element('a', { class: 'button small', href: address, target: '_blank', rel: 'noopener noreferrer' }, 'Открыть'),
      element(
        'button',
        { class: 'small', click: () => void copy(link as HTMLInputElement, title, shell) },
        'Скопировать',
      ),
      element('button', { class: 'small', 'aria-expanded': String(isShown), click: look }, 'QR-код'),
    ),
    copied?.title === title ? element('p', { class: 'soft', role: 'status' }, copied.words) : undefined,
    isShown ? codeOf(title, address) : undefined,
  );
}

/** Whether the form is served by a program on this computer, out of reach of telephones. */
const onThisComputer = (address: string): boolean => /^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(address);

function codeOf(title: string, address: string): HTMLElement {
  const box = element('div', { class: 'code' });
  box.append(qrCode(address, `QR-код: ${title}`));
  if (onThisComputer(address)) {
    box.append(
      element(
        'p',
        { class: 'soft' },
        'Анкета работает только на этом компьютере, пока открыта программа: с телефона код не откроется.',
      ),
    );
  }
  box.append(
    element(
      'div',
      { class: 'row' },
      element('button', { 'data-print': title, click: () => print(title, address) }, 'Напечатать объявление'),
    ),
  );
  return box;
}

/** Where the frame may not reach the clipboard, the address is marked for the person's own Ctrl+C. */
async function copy(link: HTMLInputElement, title: string, shell: Shell): Promise<void> {
  try {
    await navigator.clipboard.writeText(link.value);
    copied = { title, words: 'Ссылка скопирована.' };
    shell.redraw();
  } catch {
    copied = { title, words: 'Ссылка выделена: нажмите Ctrl+C.' };
    shell.redraw();
    const [again] = [...document.querySelectorAll<HTMLInputElement>('.address')].filter(
      ({ value }) => value === link.value,
    );
    again?.focus();
    again?.select();
  }
}

/** The notice is laid over the panel on paper only. */
function print(title: string, address: string): void {
  const notice = element(
    'div',
    { class: 'notice' },
    element('p', { class: 'programme' }, 'Программа наставничества'),
    element('h1', {}, title),
    element(
      'p',
      {},
      onThisComputer(address)
        ? 'Заполните анкету на этом компьютере: откройте адрес в браузере.'
        : 'Наведите камеру телефона на код и заполните анкету. Это займёт около пяти минут.',
    ),
  );
  notice.append(
    qrCode(address, `QR-код: ${title}`),
    element('p', { class: 'written' }, address),
    element('p', { class: 'small' }, 'Ответы увидит только куратор программы. Вопросы можно задать ему лично.'),
  );
  document.body.append(notice);
  addEventListener('afterprint', () => notice.remove(), { once: true });
  globalThis.print();
}
