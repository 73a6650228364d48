/** Pairs: found, weighed in the panel, approved. */
import { approvePairs } from '../commands/approve-pairs';
import { formPairs } from '../commands/form-pairs';
import * as pairsPanel from '../commands/pairs-panel';
import { offer } from '../parts';

const pairs = { formPairs, approvePairs, panel: pairsPanel };

export type PairsPart = typeof pairs;

offer('pairs', pairs);
