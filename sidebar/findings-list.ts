/** The findings of the last check: filtered by severity, each with its place, its repair and the curator's decision. */
import type { PanelFinding } from '../src/panel-contract';
import { counted, element } from './elements';

type Severity = PanelFinding['severity'];

const tones: Readonly<Record<Severity, { tone: string; words: [string, string, string] }>> = {
  ошибка: { tone: 'tone-error', words: ['ошибка', 'ошибки', 'ошибок'] },
  предупреждение: { tone: 'tone-warning', words: ['предупреждение', 'предупреждения', 'предупреждений'] },
  сведения: { tone: 'tone-note', words: ['замечание', 'замечания', 'замечаний'] },
};
const severities = Object.keys(tones) as Severity[];
const pageLength = 60;

export interface FindingActions {
  reveal(finding: PanelFinding): void;
  decide(finding: PanelFinding, decision: string, comment: string): void;
}

/** What the list shows now; kept by the panel between redraws. */
export interface FindingsView {
  readonly shown: ReadonlySet<Severity>;
  readonly length: number;
}

export const firstView: FindingsView = { shown: new Set(['ошибка', 'предупреждение']), length: pageLength };

export function findingsList(
  findings: readonly PanelFinding[],
  view: FindingsView,
  change: (view: FindingsView) => void,
  actions: FindingActions,
): HTMLElement {
  const open = findings.filter(({ decision }) => decision !== 'принять');
  const accepted = findings.length - open.length;
  const chips = severities.map((severity) => {
    const count = open.filter((finding) => finding.severity === severity).length;
    const pressed = view.shown.has(severity);
    const toggle = (): void => {
      const shown = new Set(view.shown);
      if (!shown.delete(severity)) shown.add(severity);
      change({ shown, length: pageLength });
    };
    const label = counted(count, ...tones[severity].words);
    return element(
      'button',
      { class: `chip ${tones[severity].tone}`, 'aria-pressed': String(pressed), click: toggle },
      label,
    );
  });
  const chosen = severities
    .filter((severity) => view.shown.has(severity))
    .flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  const more =
    chosen.length > view.length
      ? element(
          'button',
          { click: () => change({ ...view, length: view.length + pageLength }) },
          `Показать ещё ${Math.min(pageLength, chosen.length - view.length)}`,
        )
      : undefined;
  return element(
    'section',
    { class: 'list', 'aria-label': 'Замечания проверки' },
    element('h2', {}, 'Проверка плана'),
    element('div', { class: 'row' }, ...chips),
    accepted > 0 ? element('p', { class: 'soft' }, `Принято без исправления: ${accepted}.`) : undefined,
    findings.length === 0
      ? element('p', { class: 'card' }, 'Замечаний нет: у каждой строки есть срок и ответственный.')
      : undefined,
    ...chosen.slice(0, view.length).map((finding) => card(finding, actions)),
    more,
  );
}

function card(finding: PanelFinding, actions: FindingActions): HTMLElement {
  const { line, item, column, decision } = finding;
  const where =
    line === 0 ? 'План в целом' : [`Строка ${line}`, item && `№ ${item}`, column].filter(Boolean).join(' · ');
  const settled = decision === 'принять';
  const comment = element('input', {
    placeholder: 'Почему можно оставить',
    'aria-label': 'Комментарий',
    maxlength: '500',
  }) as HTMLInputElement;
  const accept = element(
    'div',
    { class: 'row', hidden: true },
    comment,
    element(
      'button',
      { class: 'small main', click: () => actions.decide(finding, 'принять', comment.value) },
      'Принять',
    ),
  );
  const openAccept = (): void => {
    accept.hidden = !accept.hidden;
    comment.focus();
  };
  const buttons = [
    line > 0 ? element('button', { class: 'small', click: () => actions.reveal(finding) }, 'Показать') : undefined,
    finding.repairable && !settled
      ? element('button', { class: 'small main', click: () => actions.decide(finding, 'исправить', '') }, 'Исправить')
      : undefined,
    settled
      ? element('button', { class: 'small', click: () => actions.decide(finding, '', '') }, 'Вернуть')
      : element('button', { class: 'small', click: openAccept }, 'Оставить…'),
  ];
  return element(
    'article',
    {
      class: `finding ${tones[finding.severity].tone}${settled ? ' settled' : ''}`,
      'data-code': finding.code,
      'data-line': String(line),
    },
    element('p', { class: 'where' }, where),
    element('p', {}, finding.message),
    finding.proposal === '' ? undefined : element('p', { class: 'proposal' }, finding.proposal),
    settled
      ? element('p', { class: 'soft' }, `Принято${finding.comment === '' ? '' : `: ${finding.comment}`}`)
      : undefined,
    element('div', { class: 'row' }, ...buttons),
    accept,
  );
}
