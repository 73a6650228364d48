/** Names or codes, and the removal of what somebody no longer agrees to. */
import { eraseParticipant } from '../commands/erase-participant';
import * as personalPanel from '../commands/personal-data-panel';
import { codeKey, personalDataMode } from '../commands/personal-data-mode';
import { offer } from '../parts';

const personalData = { personalDataMode, codeKey, eraseParticipant, panel: personalPanel };

export type PersonalDataPart = typeof personalData;

offer('personal-data', personalData);
