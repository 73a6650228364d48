/**
 * Texts that people, forms and files can bring into a cell, a message or a title, and that must stay texts there.
 */

/** Markup and scripts, in the ways in which pages have been broken into. */
export const MARKUP: readonly string[] = [
  '<script>window.hacked=1</script>',
  '<img src=x onerror=window.hacked=1>',
  '<img src="http://127.0.0.1:9/leak.png">',
  '"><svg/onload=window.hacked=1>',
  "'><svg onload='window.hacked=1'>",
  '</title><script>window.hacked=1</script>',
  '</textarea><script>window.hacked=1</script>',
  '</script><script>window.hacked=1</script>',
  '<b onmouseover=window.hacked=1>имя</b>',
  '<a href="javascript:window.hacked=1">ссылка</a>',
  'javascript:window.hacked=1',
  '" autofocus onfocus=window.hacked=1 x="',
  '<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>',
  '<object data="data:text/html,<script>parent.hacked=1</script>"></object>',
  '<style>@import url(http://127.0.0.1:9/leak.css);</style>',
  '<link rel=stylesheet href=http://127.0.0.1:9/leak.css>',
  '<base href=http://127.0.0.1:9/>',
  '<meta http-equiv=refresh content="0;url=http://127.0.0.1:9/">',
  '<form action=http://127.0.0.1:9/><input type=submit></form>',
  '<details open ontoggle=window.hacked=1>',
  '<math><mi//xlink:href="data:x,<script>window.hacked=1</script>">',
  '<!--<img src="--><img src=x onerror=window.hacked=1//">',
  '&lt;b&gt;уже записано знаками&lt;/b&gt;',
  '&#60;script&#62;window.hacked=1&#60;/script&#62;',
  '<?= 1+1 ?>',
  '<?!= window.hacked=1 ?>',
  '{{constructor.constructor("window.hacked=1")()}}',
  '${window.hacked=1}',
  '%3Cscript%3Ewindow.hacked%3D1%3C/script%3E',
  '\u003cscript\u003ewindow.hacked=1\u003c/script\u003e',
  '＜script＞window.hacked=1＜/script＞',
];

/** What a spreadsheet might take for a formula, a number or a day; the host has stored it as text. */
export const COERCIBLE: readonly string[] = [
  '=2+5',
  '=HYPERLINK("http://127.0.0.1:9/","анкета")',
  '=IMAGE("http://127.0.0.1:9/a.png")',
  '=ГИПЕРССЫЛКА("http://127.0.0.1:9/";"анкета")',
  '+2+5',
  '-2+5',
  '-нет данных',
  '@SUM(A1)',
  '＝2+5',
  "'=2+5",
  '10-2',
  '7-8',
  '1/2',
  '007123',
  '+79031112233',
  '6E2',
  '12:45',
  '5 000',
  '0,75',
  'ИСТИНА',
  '_x0042_',
];

/** Letters that hide, turn round or do not exist. */
export const UNICODE: readonly string[] = [
  'Тополев\u202eкинечу',
  'Топ\u200bолев',
  '\u200e',
  '\u0000Тополев',
  '\ud83c',
  '\u{1f469}\u200d\u{1f3eb}',
  'Тополёв / Тополев',
  'constructor',
  '__proto__',
  'ё'.repeat(5_000),
];

export const HOSTILE: readonly string[] = [...MARKUP, ...COERCIBLE, ...UNICODE];
