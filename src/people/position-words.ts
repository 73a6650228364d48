/**
 * Stems of the words by which people write what they are at a school, for regular expressions over folded texts. Each
 * reader adds what its own question needs.
 */

export const teachingStems = 'учител|педагог|воспитател|преподавател';

export const pupilStems = 'учени[кц]|школьни[кц]|воспитанни[кц]|кадет|гимназист|лице[йи]ст';
