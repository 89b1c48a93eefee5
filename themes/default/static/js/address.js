// @ts-check
/** A case as the part of an address after `#`. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});

  /** `#boundary=..&role=..` as names and values. */
  ruimte.read = (/** @type {string} */ hash) =>
    Object.fromEntries(hash.slice(1).split('&').filter(Boolean).map((pair) => {
      const [name, value = ''] = pair.split(/=(.*)/s);
      const text = (/** @type {string} */ raw) => {
        try {
          return decodeURIComponent(raw.replaceAll('+', ' '));
        } catch {
          return raw;
        }
      };
      return [text(name), text(value)];
    }));

  /** Names and values as an address. */
  ruimte.address = (/** @type {Record<string, string | undefined>} */ pairs) =>
    '#' + Object.entries(pairs).map((pair) => pair.map((part) => encodeURIComponent(part ?? '')).join('=')).join('&');
})();
