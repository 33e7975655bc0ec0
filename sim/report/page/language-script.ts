/**
 * Shows the page in the language of `?lang=` or of the button that was pressed last. It runs in the browser, so it is
 * text here; without it the page is Japanese.
 */
export const LANGUAGE_SCRIPT = `
(function () {
  var buttons = document.querySelectorAll('button[data-lang]');
  function show(lang) {
    document.documentElement.lang = lang;
    document.title = document.body.getAttribute('data-title-' + lang);
    buttons.forEach(function (button) {
      button.setAttribute('aria-pressed', String(button.getAttribute('data-lang') === lang));
    });
  }
  buttons.forEach(function (button) {
    button.addEventListener('click', function () { show(button.getAttribute('data-lang')); });
  });
  show(/[?&]lang=en\\b/.test(location.search) ? 'en' : 'ja');
})();
`;
