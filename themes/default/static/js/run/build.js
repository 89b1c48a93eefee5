// @ts-check
/** Templates with blanks: words go in as text, never as HTML. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});

  /** A template of the page, to be filled in. */
  ruimte.blank = (/** @type {string} */ name) => {
    const template = /** @type {HTMLTemplateElement} */ (document.querySelector('template.' + name));
    const made = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const slot = (/** @type {string} */ key) => /** @type {HTMLElement} */ (made.querySelector('[data-slot="' + key + '"]'));
    return { made, slot };
  };

  ruimte.made = (/** @type {string} */ name, /** @type {any[]} */ ...inside) => {
    const [tag, kind] = name.split('.');
    const made = document.createElement(tag);
    if (kind) made.className = kind;
    made.append(...inside);
    return made;
  };

  /** An author's words, with their language where it is not the page's. */
  ruimte.spoken = (/** @type {string | [string, string]} */ words) => {
    if (!Array.isArray(words)) return words;
    const span = ruimte.made('span', words[0]);
    span.lang = words[1];
    return span;
  };

  /** Parts of a sentence, some of which lead somewhere. */
  ruimte.linked = (/** @type {(string | [string, string])[]} */ pieces) => pieces.map((piece) => {
    if (!Array.isArray(piece)) return piece;
    const link = ruimte.made('a', piece[0]);
    link.href = piece[1];
    return link;
  });

  /** A verdict in a line: its sign and its words. */
  ruimte.verdict = (/** @type {any} */ told) => {
    const signs = /** @type {HTMLTemplateElement} */ (document.querySelector('template.signs')).content;
    const sign = signs.querySelectorAll('svg')[['may', 'ask', 'never'].indexOf(told.is)].cloneNode(true);
    return ruimte.made('p.verdict', sign, ruimte.made('span', told.verdict));
  };

  /** Says of an element which verdict it shows. */
  ruimte.marked = (/** @type {HTMLElement} */ shown, /** @type {any} */ told) => {
    shown.dataset.verdict = told.is;
    if (told.whom) shown.dataset.whom = told.whom.join(' ');
    return shown;
  };

  /** A message with its blanks filled in. */
  ruimte.filled = (/** @type {string | undefined} */ text, /** @type {any[]} */ ...parts) =>
    (text ?? '').replace(/\{(\d)\}/g, (_, at) => parts[at] ?? '');
})();
