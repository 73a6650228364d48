/** Choices that several questionnaires offer in the same words, so that answers of mentors and mentees can be compared. */

/** Forms of mentoring (Р-145), and «учитель – ученик», which schools use beside them. */
export const mentoringForms = [
  'ученик – ученик',
  'учитель – ученик',
  'учитель – учитель',
  'студент – ученик',
  'работодатель – ученик',
  'работодатель – студент',
] as const;

/** What mentees ask for and mentors can help with: of pupils first, then of teachers. No commas: answers are joined by them. */
export const topics = [
  'Математика',
  'Русский язык и литература',
  'Английский язык',
  'Физика',
  'Информатика',
  'Химия и биология',
  'История и обществознание',
  'Проект или олимпиада',
  'Подготовка к ОГЭ и ЕГЭ',
  'Общение и уверенность в себе',
  'Адаптация в новом классе или школе',
  'Выбор профессии',
  'Творчество',
  'Спорт',
  'Общественная деятельность',
  'Методика урока',
  'Дисциплина и классное руководство',
  'Документы и электронный журнал',
  'Цифровые инструменты',
  'Аттестация и конкурсы',
] as const;

export const times = [
  'понедельник',
  'вторник',
  'среда',
  'четверг',
  'пятница',
  'суббота',
  'до уроков',
  'после уроков',
  'вечером',
  'по договорённости',
] as const;

export const formats = ['Очно', 'Дистанционно', 'Смешанный'] as const;

export const roles = { mentor: 'Наставник', mentee: 'Наставляемый' } as const;

/** An answer that begins with «Да» means that the consent was signed; no other does. */
export const consentAnswers = ['Да, документ о согласии подписан', 'Нет, документ ещё не подписан'] as const;
