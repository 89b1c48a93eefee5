// @ts-check
/** The reader's role: where "your room" leads, and first among the answers of a boundary. */
(() => {
  /** @type {any} */
  const ruimte = /** @type {any} */ (window).ruimte;

  /** The role, which is kept where one is given; a browser may forbid that. */
  let known = ruimte.kept('role');
  ruimte.role = (/** @type {string=} */ id) => {
    if (id) ruimte.keep('role', (known = id));
    return known;
  };
  document.addEventListener('ruimte:forgotten', () => { known = null; });

  /** Where a role is picked, by role: a link is named after it. */
  const picks = new Map([...document.querySelectorAll('[data-pick="role"] a')].map((link) =>
    [/([^/]+)\.html$/.exec(link.getAttribute('href') ?? '')?.[1], /** @type {HTMLAnchorElement} */ (link)]));
  for (const [id, link] of picks) link.addEventListener('click', () => ruimte.role(id));

  // "Your room" asks the list for the room, since only the list knows whether it is still there.
  const MINE = '#mine';
  const mine = known && location.hash === MINE ? picks.get(known) : undefined;
  if (mine) location.replace(mine.href);
  for (const link of document.querySelectorAll('a[data-room]')) {
    const list = link.getAttribute('href') + MINE;
    if (known) link.setAttribute('href', list);
    document.addEventListener('ruimte:forgotten', () => link.setAttribute('href', list.replace(MINE, '')));
  }
  for (const row of document.querySelectorAll('.answers-row')) {
    if (known && row instanceof HTMLElement && row.dataset.role?.split(' ').includes(known)) {
      row.setAttribute('aria-current', 'true');
      row.parentElement?.prepend(row);
    }
  }
})();
