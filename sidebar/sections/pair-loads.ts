/** How many mentees each mentor has and would get, as bars. */
import type { PairsPreview } from '../../src/pairs-contract';
import { element } from '../elements';

const shownAtOnce = 12;

export function loadsCard(loads: PairsPreview['loads']): HTMLElement {
  const most = loads.reduce((top, { places }) => Math.max(top, places), 1);
  const bars = loads.map((load) => bar(load, most));
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, 'Нагрузка наставников'),
    element('div', { class: 'loads' }, ...bars.slice(0, shownAtOnce)),
    bars.length > shownAtOnce
      ? element(
          'details',
          {},
          element('summary', {}, 'Все наставники'),
          element('div', { class: 'loads' }, ...bars.slice(shownAtOnce)),
        )
      : undefined,
    element('p', { class: 'soft' }, 'Тёмное — утверждено, светлое — предложено, пустое — свободно.'),
  );
}

function bar({ mentor, running, proposed, places }: PairsPreview['loads'][number], most: number): HTMLElement {
  const part = (kind: string, size: number): HTMLElement => {
    const piece = element('span', { class: kind });
    piece.style.width = `${(100 * size) / most}%`;
    return piece;
  };
  return element(
    'div',
    { class: 'load' },
    element('span', { class: 'who' }, mentor.name === '' ? mentor.code : mentor.name),
    element(
      'span',
      { class: 'track', 'aria-hidden': 'true' },
      part('running', running),
      part('proposed', proposed),
      part('free', Math.max(places - running - proposed, 0)),
    ),
    element('span', { class: 'sum' }, `${running + proposed} из ${places}`),
  );
}
