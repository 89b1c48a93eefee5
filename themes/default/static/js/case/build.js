// @ts-check
/** Makes elements; words go in as text, never as HTML. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});

  ruimte.make = (/** @type {string} */ name, /** @type {Record<string, any>} */ set = {}, /** @type {any[]} */ ...inside) => {
    const [tag, kind] = name.split('.');
    const made = document.createElement(tag);
    if (kind) made.className = kind;
    for (const [key, value] of Object.entries(set)) {
      if (key in made) /** @type {any} */ (made)[key] = value;
      else if (value !== undefined) made.setAttribute(key, value);
    }
    made.append(...inside.flat().filter((part) => part !== undefined && part !== ''));
    return made;
  };

  /** An author's words, with their language where it is not the page's. */
  ruimte.words = (/** @type {string | [string, string] | undefined} */ spoken) =>
    Array.isArray(spoken) ? ruimte.make('span', { lang: spoken[1] }, spoken[0]) : spoken ?? '';

  /** A message with its blanks filled in. */
  ruimte.fill = (/** @type {string} */ text, /** @type {string[]} */ ...parts) =>
    text.replace(/\{(\d)\}/g, (_, at) => parts[at] ?? '');
})();
