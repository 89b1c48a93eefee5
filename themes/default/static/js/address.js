// @ts-check
/** A case as the part of an address after `#`. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});

  /** A `%` that a link forgot to write as one stays one. */
  const decoded = (/** @type {string} */ raw) => raw.replace(/(?:%[\da-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });
  /** A name or a value, where a `+` between two others is a space, and else itself; without the space
   * around it as the command line knows it: a byte order mark is none. */
  const text = (/** @type {string} */ raw) =>
    decoded(raw.replace(/([^+])\+(?=[^+])/g, '$1 ')).replace(/^(?:[^\S\ufeff]|\x85)+|(?:[^\S\ufeff]|\x85)+$/g, '');

  /** What begins the name of a stretch: `amount=50&stretch.amount=(,50]`. */
  ruimte.STRETCH = 'stretch.';

  /** `#boundary=..&role=..` as values by name, in `given`; what a name has a second time is in
   * `again`. */
  ruimte.read = (/** @type {string} */ hash) => {
    const pairs = hash.slice(1).split('&').filter(Boolean).map((pair) => pair.split(/=(.*)/s));
    /** @type {Map<string, string>[]} */
    const [given, again] = [new Map(), new Map()];
    for (const [name, value = ''] of pairs) {
      const key = text(name);
      (given.has(key) ? again : given).set(key, text(value));
    }
    return { given: Object.fromEntries(given), again: Object.fromEntries(again) };
  };

  /** Names and values as an address. */
  ruimte.address = (/** @type {Record<string, string | undefined>[]} */ ...all) =>
    '#' + all.flatMap((pairs) => Object.entries(pairs))
      .map((pair) => pair.map((part) => encodeURIComponent(part ?? '')).join('=')).join('&');
})();
