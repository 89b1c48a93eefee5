// @ts-check
/** Says what cannot be read in the link that led here. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});

  const lines = (/** @type {any} */ t, /** @type {any[]} */ messages) =>
    messages.map((message) => ruimte.make('p', {}, ruimte.message(t, message)));

  const lead = (/** @type {any} */ t) => ruimte.make('p.helper-lead', {}, t.given_lead);

  /** What cannot be read of the facts, and that a field `isBelow` is written otherwise; nothing where
   * all can be read. */
  ruimte.refusals = (/** @type {any} */ t, /** @type {any} */ step, /** @type {boolean=} */ isBelow) => (step.refused.length
    ? ruimte.make('div.helper-refused', { id: 'helper-refused', role: 'alert' }, lead(t),
      lines(t, step.refused.map((/** @type {any} */ one) => one.message)),
      isBelow ? ruimte.make('p', {}, t.given_in_link) : '') : '');

  /** The same where there is nothing to ask besides; `answer` goes on. */
  ruimte.astray = (/** @type {any} */ t, /** @type {any} */ step, /** @type {(values: any) => void} */ answer) => [
    ruimte.make('h2.helper-ask', { tabIndex: -1 }, t.given_lead),
    ruimte.make('div.helper-refused', { role: 'alert' }, lines(t, step.refused.map((/** @type {any} */ one) => one.message))),
    ruimte.make('p.helper-done', {}, ruimte.make('button.button', { type: 'button', 'data-kind': 'main', onclick: () => answer({}) }, t.given_go_on)),
  ];

  /** What is wrong with the boundary or the role. */
  const wrong = (/** @type {any} */ page, /** @type {string[]} */ boundaries, /** @type {string[]} */ roles) => {
    const { now: { boundary, role, again }, helper: { dataset: { organisation, always } } } = page;
    const twice = ['boundary', 'role'].find((name) => again[name] !== undefined);
    if (twice) return ['given_twice', twice];
    if (always.split(' ').includes(boundary)) return ['given_always', boundary];
    return boundaries.includes(boundary)
      ? ruimte.meant(['given_role', organisation, role], role, roles)
      : ruimte.meant(['given_boundary', organisation, boundary], boundary, boundaries);
  };

  /** Says it in a place of the page; these are the boundaries and the roles that there are. */
  ruimte.refuse = (/** @type {any} */ page, /** @type {HTMLElement} */ place, /** @type {string[]} */ boundaries, /** @type {string[]} */ roles) => {
    page.t ??= JSON.parse(page.helper.dataset.words);
    place.replaceChildren(lead(page.t), ...lines(page.t, [wrong(page, boundaries, roles)]));
  };
})();
