/** What is printed and signed. */
import { makeConsentForms } from '../commands/consent-forms';
import { exportPdf } from '../commands/export-pdf';
import { chosenPair, makeIndividualPlan } from '../commands/individual-plan';
import { makePairOrder } from '../commands/pair-order';
import { offer } from '../parts';

const documents = { makePairOrder, makeIndividualPlan, chosenPair, makeConsentForms, exportPdf };

export type DocumentsPart = typeof documents;

offer('documents', documents);
