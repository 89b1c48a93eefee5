// @ts-check
/**
 * What a reader's device keeps: the role, ticks, answers. It is kept under the playbook's own
 * address, never sent, and forgotten at one press.
 */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  // Playbooks may share a host, and then the memory of the browser.
  const own = 'ruimte:' + new URL('../..', script.src).pathname + ':';

  /** Whatever the browser forbids is as if nothing had been kept. */
  const attempt = (/** @type {() => any} */ action) => {
    try {
      return action();
    } catch {
      return null;
    }
  };

  /** What is kept by a name. */
  ruimte.kept = (/** @type {string} */ name) => attempt(() => JSON.parse(localStorage.getItem(own + name) ?? 'null'));

  /** Keeps something by a name; `null` is forgotten. */
  ruimte.keep = (/** @type {string} */ name, /** @type {any} */ value) => {
    attempt(() => {
      if (value === null) localStorage.removeItem(own + name);
      else localStorage.setItem(own + name, JSON.stringify(value));
    });
    tell();
  };

  const names = () => attempt(() => Object.keys(localStorage).filter((name) => name.startsWith(own))) ?? [];
  const note = /** @type {HTMLElement | null} */ (document.querySelector('.kept'));
  const button = note?.querySelector('button');

  /** Tells of it where anything is kept. */
  const tell = () => {
    if (!note || !button) return;
    const any = names().length > 0;
    note.hidden = !any;
    button.hidden = false;
    if (any) note.firstElementChild?.replaceChildren(note.dataset.kept ?? '');
  };

  button?.addEventListener('click', () => {
    for (const name of names()) attempt(() => localStorage.removeItem(name));
    // Whatever shows something that was kept starts anew.
    document.dispatchEvent(new Event('ruimte:forgotten'));
    if (!note) return;
    note.hidden = false;
    button.hidden = true;
    note.firstElementChild?.replaceChildren(note.dataset.forgotten ?? '');
  });
  tell();
})();
