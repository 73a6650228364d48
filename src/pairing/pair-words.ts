/** The words under which pairs and meetings stand in the sheets. */

export const pairStatuses = ['предложена', 'утверждена', 'завершена', 'расторгнута'] as const;
export type PairStatus = (typeof pairStatuses)[number];

/** The obligatory series of meetings, in their order. */
export const meetingKinds = ['знакомство', 'пробная', 'планирование', 'регулярная', 'итоговая'] as const;
export type MeetingKind = (typeof meetingKinds)[number];
