/** What the panel's section «Анкеты» asks of the server. */
import type { PanelQuestionnaire } from '../panel-contract';
import { addressOf, keptForm, openForm } from '../platform/forms';
import { questionnaires } from '../questionnaires/questionnaires';
import { refusal } from '../refusal';
import { answersSheetOf } from '../workbook/participant-sheets';

/** The questionnaires and which of them have been made; asks no form, so it is quick. */
export function questionnairesState(): PanelQuestionnaire[] {
  return questionnaires.map(({ id, title }) => {
    const kept = keptForm(id);
    return { title, sheet: answersSheetOf[id].name, whole: kept?.whole === true, ...(kept && { form: kept.id }) };
  });
}

/** Where the forms are filled in: an address for each id, '' where the form cannot be opened. */
export function formLinks(ids: unknown): string[] {
  if (!Array.isArray(ids)) throw refusal('panel-outdated');
  const ours = new Set(questionnaires.map(({ id }) => keptForm(id)?.id));
  return ids.map((id: unknown) => {
    const form = typeof id === 'string' && ours.has(id) ? openForm(id) : undefined;
    return form ? addressOf(form) : '';
  });
}
