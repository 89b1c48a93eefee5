// @ts-check
/**
 * The page that searches: what is typed is found at once, the address keeps it, and arrows lead
 * through what was found.
 */
(() => {
  const { fold, book: opening, ask, needed, find, wordsOn } = /** @type {any} */ (globalThis).ruimteSearch;
  const search = /** @type {HTMLElement} */ (document.querySelector('.search'));
  const field = /** @type {HTMLInputElement} */ (search.querySelector('.search-field'));
  const status = /** @type {HTMLElement} */ (search.querySelector('.search-status'));
  const form = /** @type {HTMLTemplateElement} */ (search.querySelector('template'));
  const groups = /** @type {HTMLElement[]} */ ([...search.querySelectorAll('.search-group')]);
  const told = search.dataset;
  /** As many of a kind as are shown at first, and as many words as a result names. */
  const FEW = 10;
  const NAMED = 6;
  /** After so many milliseconds typing rests. */
  const REST = 200;

  const counted = (/** @type {string | undefined} */ text, /** @type {number} */ number) =>
    (text ?? '').replace('#', number.toLocaleString(document.documentElement.lang));

  /**
   * Sets text with the words that were found marked, and tells which of them it has.
   * @param {Element} at @param {string} text @param {Set<string>} words folded
   */
  const mark = (at, text, words) => {
    const seen = /** @type {Set<string>} */ (new Set());
    at.replaceChildren(...text.split(/([\p{Alphabetic}\p{N}]+)/gu).map((part, number) => {
      const word = number % 2 ? fold(part) : '';
      if (!words.has(word)) return part;
      seen.add(word);
      const marked = document.createElement('mark');
      marked.textContent = part;
      return marked;
    }));
    return seen;
  };

  /** @param {Book} book @param {Found} found @param {Map<number, number>[]} asked */
  const result = (book, found, asked) => {
    const item = /** @type {HTMLElement} */ (form.content.firstElementChild?.cloneNode(true));
    const [link, text, line, named] = ['a', '.listing-text', '.search-words', '.search-words span']
      .map((name) => /** @type {HTMLElement} */ (item.querySelector(name)));
    const page = book.pages[found.page];
    const lead = book.lead(found.page);
    const by = /** @type {string[][]} */ (wordsOn(book, asked, found.page));
    const words = new Set(by.flat().map(fold));
    const seen = mark(link, page.title, words);
    link.setAttribute('href', page.href);
    if (page.lang) link.lang = page.lang;
    if (lead?.text) {
      mark(text, lead.text, words).forEach((word) => seen.add(word));
      if (lead.lang) text.lang = lead.lang;
    } else text.remove();
    // Of forms of one word the one that fits best stands for all.
    const others = by.filter((forms) => !forms.some((word) => seen.has(fold(word)))).map(([word]) => word).slice(0, NAMED);
    if (others.length) mark(named, others.join(', '), words);
    else line.remove();
    return item;
  };

  /** @param {Book} book @param {HTMLElement} group @param {Found[]} found @param {Map<number, number>[]} asked @param {number} most */
  const fill = (book, group, found, asked, most) => {
    const list = /** @type {HTMLElement} */ (group.querySelector('ol'));
    const count = /** @type {HTMLElement} */ (group.querySelector('.search-count'));
    const more = /** @type {HTMLButtonElement} */ (group.querySelector('.button'));
    const shown = found.slice(0, most);
    list.replaceChildren(...shown.map((one) => result(book, one, asked)));
    group.hidden = !found.length;
    count.textContent = String(found.length);
    more.hidden = found.length <= shown.length;
    more.textContent = counted(told.all, found.length);
    more.onclick = async () => {
      await book.need([], found.map((one) => one.page));
      fill(book, group, found, asked, found.length);
      list.querySelectorAll('a')[shown.length]?.focus();
    };
  };

  /** What was typed last; an answer that comes late to something else is dropped. */
  let last = '';

  const show = async () => {
    const query = field.value;
    last = query;
    status.textContent = query.trim() ? told.wait ?? '' : '';
    const book = /** @type {Book} */ (await opening);
    if (last !== query) return;
    const asked = /** @type {Map<number, number>[]} */ (ask(book, query));
    const coming = book.need(needed(book, asked), []);
    if (coming) await coming;
    if (last !== query) return;
    const found = /** @type {Found[]} */ (find(book, asked));
    const kinds = groups.map((group) => found.filter((one) => book.pages[one.page].kind === group.dataset.kind));
    const leads = book.need([], kinds.flatMap((list) => list.slice(0, FEW)).map((one) => one.page));
    if (leads) await leads;
    if (last !== query) return;
    groups.forEach((group, at) => fill(book, group, kinds[at], asked, FEW));
    const nothing = query.trim().length > 1 ? told.none : query.trim() && told.more;
    status.textContent = found.length ? counted(told.found, found.length) : nothing ?? '';
  };

  let resting = 0;

  const write = () => {
    clearTimeout(resting);
    const query = field.value.trim();
    history.replaceState(null, '', query ? '#q=' + encodeURIComponent(query) : location.pathname);
  };

  /** Once typing rests: browsers refuse an address that changes too often. */
  const keep = () => {
    clearTimeout(resting);
    resting = setTimeout(write, REST);
  };

  const read = () => {
    clearTimeout(resting);
    field.value = new URLSearchParams(location.hash.slice(1)).get('q') ?? '';
    show();
  };

  const clear = () => {
    field.value = '';
    field.focus();
    keep();
    show();
  };

  field.addEventListener('input', () => {
    keep();
    show();
  });

  field.addEventListener('change', write);

  search.addEventListener('keydown', (event) => {
    const links = [...search.querySelectorAll('.listing a')];
    const at = links.indexOf(/** @type {Element} */ (document.activeElement));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') clear();
    else if (event.key === 'Enter' && event.target === field) /** @type {HTMLElement | undefined} */ (links[0])?.focus();
    else if (step && (at >= 0 || event.target === field)) {
      const next = links[at + step] ?? (at + step < 0 ? field : links[at]);
      /** @type {HTMLElement | undefined} */ (next)?.focus();
    } else return;
    event.preventDefault();
  });

  const key = /** @type {HTMLInputElement | null} */ (search.querySelector('.search-key input'));
  if (key) {
    const { kept, keep } = /** @type {any} */ (window).ruimte;
    key.checked = kept('search-key') !== 'off';
    key.addEventListener('change', () => keep('search-key', key.checked ? null : 'off'));
    document.addEventListener('ruimte:forgotten', () => { key.checked = true; });
  }

  window.addEventListener('hashchange', read);
  read();
  if (matchMedia('(pointer: fine)').matches) field.focus();
})();
