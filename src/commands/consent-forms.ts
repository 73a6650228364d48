/** «Согласие»: three blank forms, each on a sheet of its own. */
import type { Command } from '../command';
import { consentForms } from '../reports/consent-forms';
import { Settings } from '../workbook/settings';
import { documentFacts } from './document-facts';
import { putDocument } from './keep-document';

export const makeConsentForms: Command = {
  title: 'Согласие',
  run: (workbook, edition) => {
    const forms = consentForms(documentFacts(Settings.read(workbook)));
    const said = forms.flatMap((form) => putDocument(workbook, edition, form));
    edition.finish();
    return [
      `Бланки согласий готовы на листах: ${forms.map(({ name }) => `«${name}»`).join(', ')}. Строки заполняются от руки.`,
      ...said,
    ];
  },
};
