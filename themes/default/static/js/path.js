// @ts-check
/** The first weeks: what has been read is ticked off, and stays so on every role's page. */
(() => {
  const count = /** @type {HTMLElement | null} */ (document.querySelector('.path-count'));
  if (!count) return;
  const { kept, keep } = /** @type {any} */ (window).ruimte;
  const told = JSON.parse(count.dataset.read ?? '[]');
  const steps = [...document.querySelectorAll('.path-step')].map((step) => ({
    key: /** @type {HTMLElement} */ (step).dataset.step ?? '',
    box: /** @type {HTMLInputElement} */ (step.querySelector('input')),
  }));

  /** What has been read, here and elsewhere. */
  const read = () => {
    const known = kept('path');
    return new Set(Array.isArray(known) ? known : []);
  };

  const tell = () => {
    count.textContent = told[steps.filter(({ box }) => box.checked).length] ?? '';
  };

  const show = () => {
    const known = read();
    for (const { key, box } of steps) box.checked = known.has(key);
    tell();
  };

  for (const { key, box } of steps) {
    box.addEventListener('change', () => {
      const known = read();
      if (box.checked) known.add(key);
      else known.delete(key);
      keep('path', known.size ? [...known] : null);
      tell();
    });
  }
  document.addEventListener('ruimte:forgotten', show);
  // Whoever comes back finds what was ticked in between, whatever the browser has put back.
  window.addEventListener('pageshow', show);
  show();
})();
