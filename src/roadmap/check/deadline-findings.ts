/** Findings about one deadline: what its text lacks, and what its days contradict. */
import type { Deadline } from '../deadline';
import { isDayOff, workingDayOnOrBefore } from '../school-year';
