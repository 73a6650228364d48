// The models of a plan that «Настройки» offers.

/** Models in the order of the pick list. */
export const MODELS = ['Обучающиеся (Р-145)', 'Педагоги (АЗ-1128/08)', 'План внедрения', 'Муниципальный план'] as const;

/** The model chosen in «Настройки». */
export type Model = (typeof MODELS)[number];
