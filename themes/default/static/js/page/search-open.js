// @ts-check
/**
 * The way to the search from every page: the field in the contents, and the key `/`. Nothing
 * of the index is loaded before one is there.
 */
(() => {
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector('search > input'));
  const own = /** @type {HTMLInputElement | null} */ (document.querySelector('.search-field'));
  const isOn = () => /** @type {any} */ (window).ruimte.kept('search-key') !== 'off';

  /** Whether what is typed belongs to something that has the focus. */
  const isTyping = (/** @type {EventTarget | null} */ target) =>
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

  const open = (/** @type {string} */ query) => {
    if (field) location.href = field.nextElementSibling?.getAttribute('href') + (query ? '#q=' + encodeURIComponent(query) : '');
  };

  document.addEventListener('keydown', (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
    if (event.key !== '/' || !plain || isTyping(event.target) || !isOn()) return;
    event.preventDefault();
    const here = own ?? field;
    // Within the sheet of a phone the field is not shown.
    if (here?.checkVisibility()) {
      here.focus();
      here.select();
    } else open('');
  });

  field?.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) open(field.value.trim());
  });
})();
