// @ts-check
/**
 * Finds a question by a few letters: every word typed begins a word of what a list says of it,
 * or of what it knows besides.
 */
(() => {
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector('.ask-field'));
  const count = /** @type {HTMLElement | null} */ (document.querySelector('.ask-count'));
  if (!field || !count) return;
  const told = JSON.parse(count.dataset.found ?? '[]');
  const bare = (/** @type {string | null} */ text) =>
    ' ' + (text ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
  const items = [...document.querySelectorAll('[data-questions] li')].map((node) => {
    const item = /** @type {HTMLElement} */ (node);
    return { item, text: bare(item.textContent + ' ' + (item.dataset.words ?? '')), more: 'more' in item.dataset };
  });

  const find = () => {
    const words = bare(field.value).trim().split(' ').filter(Boolean);
    let found = 0;
    for (const { item, text, more } of items) {
      item.hidden = words.length ? !words.every((word) => text.includes(' ' + word)) : more;
      found += item.hidden ? 0 : 1;
    }
    count.textContent = words.length ? told[found] ?? '' : '';
  };
  field.addEventListener('input', find);
  field.addEventListener('keydown', (event) => {
    const first = items.find(({ item }) => !item.hidden);
    if (event.key === 'Enter' && !event.isComposing) first?.item.querySelector('a')?.click();
    if (event.key === 'Escape') {
      field.value = '';
      find();
    }
  });
  find();
})();
