// @ts-check
/** One case: what it is, what the reader would do, and what it comes to. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});

  const facts = (/** @type {any} */ card) => card.facts.map(([asked, answer]) =>
    ruimte.made('div', ruimte.made('dt', ruimte.spoken(asked)), ruimte.made('dd', answer)));

  /** The plate, below whether the reader had it so. */
  const told = (/** @type {any} */ card, /** @type {string} */ line) => {
    const { reason, why } = card.told;
    const plate = ruimte.made('div.plate', ruimte.verdict(card.told),
      ...reason.map((/** @type {any} */ pieces) => ruimte.made('p', ...ruimte.linked(pieces))),
      ...(why ? [ruimte.made('p.plate-reason', ruimte.spoken(why))] : []));
    return [ruimte.made('p.helper-note', line), ruimte.marked(plate, card.told)];
  };

  /** A case, `progress` being where in the run it is; `chosen` hears what the reader chose. */
  ruimte.card = (/** @type {any} */ card, /** @type {string} */ progress, /** @type {boolean} */ last, /** @type {(is: string) => void} */ chosen) => {
    const { made, slot } = ruimte.blank('practise-card');
    /** Words in their place, which goes where there are none. */
    const put = (/** @type {string} */ key, /** @type {any} */ words) => {
      const place = slot(key);
      if (words) place.append(ruimte.spoken(words));
      else place.remove();
    };
    slot('progress').textContent = progress;
    put('role', card.role);
    put('question', card.question);
    put('story', card.story.text);
    put('but', card.but);
    slot('facts').append(...facts(card));
    const after = /** @type {HTMLElement} */ (made.querySelector('.practise-after'));
    const next = /** @type {HTMLElement} */ (made.querySelector('[data-do="next"]'));
    if (last) next.textContent = next.dataset.end ?? '';
    if (card.told.say) put('say', card.told.say);
    else made.querySelector('.say')?.remove();
    const ways = { example: card.story.href, boundary: card.href, case: card.case };
    for (const [key, href] of Object.entries(ways)) {
      if (href) slot(key).setAttribute('href', href);
      else slot(key).parentElement?.remove();
    }

    const answer = slot('told');
    const choices = /** @type {HTMLElement} */ (made.querySelector('.choices'));
    choices.addEventListener('click', ({ target }) => {
      const button = /** @type {Element} */ (target).closest('button');
      if (!button || !after.hidden) return;
      // The choice stays, and with it the focus; the others have served.
      for (const item of choices.querySelectorAll('li')) item.hidden = !item.contains(button);
      button.setAttribute('aria-pressed', 'true');
      const { right, other } = answer.dataset;
      answer.replaceChildren(...told(card, (button.value === card.told.is ? right : other) ?? ''));
      after.hidden = false;
      chosen(button.value);
      answer.scrollIntoView({ block: 'nearest' });
    });
    return made;
  };
})();
