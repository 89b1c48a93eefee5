// @ts-check
/** "Did you mean": the nearest of the names that exist, found as the command line finds it. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});
  /** More names than this are no help. */
  const FEW = 8;

  /** How many letters are put in, left out, changed or swapped with their neighbour. */
  const distance = (/** @type {string[]} */ one, /** @type {string[]} */ two) => {
    /** @type {number[][]} */
    const rows = [];
    for (let i = 0; i <= one.length; i++) {
      rows[i] = [i];
      for (let j = 1; j <= two.length; j++) {
        if (!i) {
          rows[i][j] = j;
          continue;
        }
        const same = one[i - 1] === two[j - 1];
        const swapped = i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1];
        rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (same ? 0 : 1),
          swapped ? rows[i - 2][j - 2] + 1 : Infinity);
      }
    }
    return rows[one.length][two.length];
  };

  const letters = (/** @type {string} */ name) => [...name.toLowerCase().replace(/[_ ]/g, '-')];

  /** The name most like the given one: at most one letter in three differs. */
  ruimte.near = (/** @type {string} */ given, /** @type {string[]} */ names) => {
    const own = letters(given);
    let least = Math.max(1, Math.floor(own.length / 3)) + 1;
    /** @type {string | undefined} */
    let found;
    for (const name of names) {
      const other = letters(name);
      // So much longer a name is no slip, and a very long one not worth the time.
      if (!name || Math.abs(other.length - own.length) >= least) continue;
      const far = distance(own, other);
      if (far < least) [least, found] = [far, name];
    }
    return found;
  };

  /** A message, with the name that was meant or those that there are. A message is a list: its
   * key, and what goes into it, which may be messages again. */
  ruimte.meant = (/** @type {any[]} */ message, /** @type {string} */ given, /** @type {string[]} */ names) => {
    const near = ruimte.near(given, names);
    const quoted = names.map((name) => '\x60' + name + '\x60').join(', ');
    const help = near !== undefined ? ['given_meant', near] : names.length === 1 ? ['given_only', names[0]]
      : names.length && names.length <= FEW ? ['given_choose', quoted] : undefined;
    return help ? ['given_help', message, help] : message;
  };

  /** A message in words. */
  ruimte.message = (/** @type {any} */ t, /** @type {any[]} */ [key, ...parts]) =>
    ruimte.fill(t[key], ...parts.map((part) => (Array.isArray(part) ? ruimte.message(t, part) : part)));
})();
