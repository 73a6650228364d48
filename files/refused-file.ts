/**
 * Why a file was not opened or not saved, in words for the person at the computer: what was expected, what was found,
 * what to do. One catalogue for the store and for the import of other files.
 */

export type RefusalCode =
  | 'wrong-extension'
  | 'not-found'
  | 'not-a-file'
  | 'no-access'
  | 'empty'
  | 'too-big'
  | 'not-an-archive'
  | 'cut'
  | 'damaged'
  | 'encrypted'
  | 'old-format'
  | 'bomb'
  | 'too-many-parts'
  | 'unsafe-part-name'
  | 'duplicate-part'
  | 'doctype'
  | 'bad-xml'
  | 'part-missing'
  | 'wrong-kind'
  | 'giant-merge'
  | 'too-many-cells'
  | 'too-slow'
  | 'too-much-memory'
  | 'changed-on-disk'
  | 'open-elsewhere'
  | 'not-saved';

/** What to do about it; the first sentence of a message says what was found. */
const advice: Readonly<Record<RefusalCode, string>> = {
  'wrong-extension': 'Сохраните его в подходящем формате и откройте снова.',
  'not-found': 'Проверьте имя файла и папку.',
  'not-a-file': 'Укажите обычный файл на этом компьютере.',
  'no-access': 'Проверьте права на файл и папку или скопируйте файл в свою папку.',
  empty: 'Возьмите файл заново: вероятно, он не скачался или не сохранился до конца.',
  'too-big': 'Удалите из файла лишние листы и рисунки или разделите его на части.',
  'not-an-archive': 'Откройте файл в программе, где он сделан, и сохраните его в нужном формате.',
  cut: 'Скачайте или скопируйте файл заново.',
  damaged: 'Возьмите другую копию файла или откройте его в Excel либо LibreOffice и сохраните под другим именем.',
  encrypted: 'Откройте файл в Excel, снимите пароль (Файл → Сведения → Защита) и сохраните снова.',
  'old-format': 'Откройте файл и сохраните его в новом формате (Файл → Сохранить как).',
  bomb: 'Если файл ваш, откройте его в Excel и сохраните под другим именем; чужой файл не открывайте.',
  'too-many-parts': 'Если файл ваш, перенесите нужные листы в новую книгу.',
  'unsafe-part-name': 'Не открывайте этот файл: его сделала не программа для таблиц.',
  'duplicate-part': 'Откройте файл в Excel или LibreOffice и сохраните под другим именем.',
  doctype: 'Если файл ваш, откройте его в Excel и сохраните под другим именем; чужой файл не открывайте.',
  'bad-xml': 'Откройте файл в Excel или LibreOffice и сохраните под другим именем.',
  'part-missing':
    'Откройте файл в Excel или LibreOffice (программа предложит восстановление) и сохраните под другим именем.',
  'wrong-kind': 'Сохраните файл в подходящем формате и откройте снова.',
  'giant-merge': 'Снимите объединение ячеек с целых строк, столбцов или листа и сохраните файл.',
  'too-many-cells': 'Перенесите нужные листы и строки в новую книгу.',
  'too-slow': 'Перенесите нужные листы в новую книгу и откройте её.',
  'too-much-memory': 'Перенесите нужные листы в новую книгу и откройте её.',
  'changed-on-disk': 'Откройте файл заново, чтобы увидеть чужие изменения, и повторите свои.',
  'open-elsewhere': 'Закройте файл в той программе и сохраните снова.',
  'not-saved': 'Проверьте, есть ли место на диске и доступна ли папка, и сохраните снова.',
};

/**
 * A file that was refused. `code` is stable; `message` is Russian and complete, so that it can be shown as it is.
 * Nothing of the file's content stands in it.
 */
export class RefusedFile extends Error {
  readonly code: RefusalCode;

  /** `found` says in a full sentence what was expected and what was found; `todo` replaces the usual advice; empty where `found` is a whole message. */
  constructor(code: RefusalCode, found: string, todo: string = advice[code]) {
    super(todo === '' ? found : `${found} ${todo}`);
    this.name = 'RefusedFile';
    this.code = code;
  }
}
