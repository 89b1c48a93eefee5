// @ts-check
/** A run: one case after the other, and how it went. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});
  let runs = 0;

  /** Shows a part of the run, and begins at its heading. */
  const show = (/** @type {HTMLElement} */ section, /** @type {Node} */ made) => {
    section.replaceChildren(made);
    scrollTo({ top: 0, behavior: 'instant' });
    section.querySelector('h2')?.focus({ preventScroll: true });
  };

  const press = (/** @type {DocumentFragment} */ made, /** @type {string} */ what, /** @type {() => void} */ action) =>
    made.querySelector('[data-do="' + what + '"]')?.addEventListener('click', action);

  /** A case that went otherwise, in a list. */
  const other = (/** @type {any} */ card) => {
    const link = ruimte.made('a', ruimte.spoken(card.story.title));
    link.href = card.story.href;
    const item = ruimte.made('li.listing-item', ruimte.made('h4.listing-title', link),
      ruimte.made('p.listing-text', ruimte.spoken(card.but ?? card.question)));
    item.append(ruimte.marked(ruimte.made('div.listing-meta', ruimte.verdict(card.told)), card.told));
    return item;
  };

  const score = (/** @type {any} */ page, /** @type {any[]} */ cards, /** @type {any[]} */ others) => {
    const { made, slot } = ruimte.blank('practise-score');
    if (others.length) made.querySelector('.listing')?.append(...others.map(other));
    else made.querySelector('.practise-others')?.remove();
    press(made, 'more', () => ruimte.run(page));
    press(made, 'stop', page.stop);
    const line = slot('score');
    show(page.section, made);
    line.textContent = ruimte.filled(page.practise.dataset.score, cards.length - others.length, cards.length);
  };

  /** Draws cases and shows the first; false where there are none. */
  ruimte.run = async (/** @type {any} */ page) => {
    const cards = await ruimte.draw(page.role.value, page.seed + ':' + runs++);
    /** @type {any[]} */
    const others = [];
    const step = (/** @type {number} */ at) => {
      const card = cards[at];
      const last = at + 1 === cards.length;
      const progress = ruimte.filled(page.practise.dataset.progress, at + 1, cards.length);
      const made = ruimte.card(card, progress, last, (/** @type {string} */ is) => {
        const right = is === card.told.is;
        ruimte.learned(card.id, right);
        if (!right) others.push(card);
      });
      press(made, 'stop', page.stop);
      press(made, 'next', () => (last ? score(page, cards, others) : step(at + 1)));
      show(page.section, made);
    };
    if (!cards.length) return false;
    page.show(true);
    step(0);
    return true;
  };
})();
