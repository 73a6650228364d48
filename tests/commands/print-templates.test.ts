// The four plans on paper: every activity once and in order, the header on every page, in texts that can be searched.
import type { SpreadsheetDocument } from '../../local/document/model';
import { renderPdf } from '../../local/pdf/render-pdf';
import { textLayer } from '../local/pdf/text-layer';
import { usualSettings } from './program-school';
import { openSchool } from './school';

const models = ['Обучающиеся (Р-145)', 'Педагоги (АЗ-1128/08)', 'План внедрения', 'Муниципальный план'];
const squeezed = (text: string): string => text.replace(/\s/g, '');

test.each(models.flatMap((model) => [[model, 'все'] as const, [model, 'сайт'] as const]))(
  'the plan «%s» printed for «%s»',
  async (model, audience) => {
    let printed: [SpreadsheetDocument, ReadonlyMap<string, string>] | undefined;
    const school = openSchool({
      pdf: (document, parameters) => {
        printed = [structuredClone(document), parameters];
        return Buffer.from('%PDF-1.7');
      },
      now: () => Date.UTC(2026, 7, 20, 9),
    });
    school.run('saveSettings', [{ ...usualSettings, Модель: model }]);
    school.run('createRoadmap');
    expect(school.run('exportPdf', [{ sheet: 'Дорожная карта', audience }]).ok).toBe(true);
    if (!printed) throw new Error('nothing was printed');
    const pages = textLayer(Buffer.from(await renderPdf(...printed))).map(squeezed);
    expect(pages.length).toBeGreaterThan(2);
    const [first = ''] = pages;
    expect(first.startsWith('СОГЛАСОВАНО')).toBe(true);
    expect(first).toContain('______________М.П.Соколова');
    pages.forEach((page, index) => {
      expect(page.split('№п/пМероприятиеСрокОтветственныйРезультат')).toHaveLength(2);
      expect(page.endsWith(String(index + 1))).toBe(true);
    });
    const whole = pages.join('\n');
    let at = 0;
    for (const row of school.records('Дорожная карта', 'Мероприятие')) {
      const activity = squeezed(row['Мероприятие'] ?? '');
      const found = whole.indexOf(activity, at);
      expect([activity, found >= at]).toEqual([activity, true]);
      expect(whole.split(activity)).toHaveLength(2);
      at = found + activity.length;
    }
    // A stage does not stand alone at the foot of a page.
    const headings = school
      .records('Дорожная карта', 'Мероприятие')
      .filter((row) => row['Вид срока'] === 'заголовок')
      .map((row) => squeezed(row['Мероприятие'] ?? ''));
    for (const page of pages) {
      const text = page.replace(/\d{1,2}$/, '');
      expect(headings.filter((heading) => text.endsWith(heading))).toEqual([]);
    }
  },
  60_000,
);
