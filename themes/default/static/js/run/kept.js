// @ts-check
/** What the reader has practised, kept on the device. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});
  const NAME = 'practise';
  /** So many cases are remembered; the oldest are forgotten first. */
  const MOST = 400;

  /** Whether a case was had right, by its id; kept as its id, with a `-` where it was not. */
  const known = new Map();
  const kept = ruimte.kept(NAME);
  for (const text of Array.isArray(kept) ? kept.map(String) : []) known.set(text.replace('-', ''), !text.startsWith('-'));

  ruimte.practised = (/** @type {string} */ id) => known.get(id) === true;

  ruimte.learned = (/** @type {string} */ id, /** @type {boolean} */ right) => {
    known.delete(id);
    known.set(id, right);
    ruimte.keep(NAME, [...known].slice(-MOST).map(([one, had]) => (had ? one : '-' + one)));
  };

  document.addEventListener('ruimte:forgotten', () => known.clear());
})();
