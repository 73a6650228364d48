/**
 * Entry point of the page: takes the token of the launch from the address and starts, or says what is missing.
 */
import { App } from './app';
import { el } from './element';

const root = document.getElementById('page');
const token = location.hash.slice(1);

if (root && token === '') {
  root.replaceChildren(
    el(
      'section',
      { class: 'closed' },
      el('h1', {}, 'Откройте страницу по ссылке'),
      el(
        'p',
        {},
        'В адресе не хватает ключа этого запуска. Скопируйте ссылку целиком из окна, где запущена программа.',
      ),
    ),
  );
} else if (root) {
  void new App(root, token).run();
}
