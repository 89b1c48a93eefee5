// @ts-check
/** Finds a question by a few letters: every word typed begins a word of the question. */
(() => {
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector('.helper .ask-field'));
  const count = /** @type {HTMLElement | null} */ (document.querySelector('.helper-count'));
  const told = JSON.parse(count?.dataset.found ?? '[]');
  if (!field || !count) return;
  const bare = (/** @type {string | null} */ text) =>
    ' ' + (text ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
  const items = [...document.querySelectorAll('.helper-item')]
    .map((item) => ({ item: /** @type {HTMLElement} */ (item), text: bare(item.textContent) }));

  const find = () => {
    const words = bare(field.value).trim().split(' ').filter(Boolean);
    let found = 0;
    for (const { item, text } of items) {
      item.hidden = !words.every((word) => text.includes(' ' + word));
      found += item.hidden ? 0 : 1;
    }
    count.textContent = words.length ? told[found] ?? '' : '';
  };
  field.addEventListener('input', find);
  field.addEventListener('keydown', (event) => {
    const first = items.find(({ item }) => !item.hidden);
    if (event.key === 'Enter') first?.item.querySelector('a')?.click();
    if (event.key === 'Escape') {
      field.value = '';
      find();
    }
  });
  find();
})();
