// @ts-check
/** The self-scan: the answers are counted here, kept here, and sent nowhere. */
(() => {
  const told = /** @type {HTMLElement | null} */ (document.querySelector('.scan-score'));
  if (!told) return;
  const { kept, keep } = /** @type {any} */ (window).ruimte;
  const open = JSON.parse(told.dataset.open ?? '[]');
  const boxes = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll('.scan input')]);
  const statements = new Set(boxes.map(({ name }) => name)).size;
  const bands = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.scan-band')]);

  const count = () => {
    const chosen = boxes.filter(({ checked }) => checked);
    const left = statements - chosen.length;
    const score = chosen.reduce((sum, { value }) => sum + Number(value), 0);
    told.textContent = left ? open[left - 1] : (told.dataset.score ?? '').replace('#', String(score));
    // While one is open, any band may still be reached.
    const reached = left ? undefined : bands.filter(({ dataset }) => Number(dataset.least) <= score).at(-1);
    for (const band of bands) {
      if (band === reached) band.setAttribute('aria-current', 'true');
      else band.removeAttribute('aria-current');
    }
    return Object.fromEntries(chosen.map(({ name, value }) => [name, value]));
  };

  const show = () => {
    const known = kept('scan') ?? {};
    for (const box of boxes) box.checked = known[box.name] === box.value;
    count();
  };

  for (const box of boxes) box.addEventListener('change', () => keep('scan', count()));
  document.querySelector('.scan-told button')?.addEventListener('click', () => {
    keep('scan', null);
    for (const box of boxes) box.checked = false;
    count();
    boxes[0]?.focus();
  });
  document.addEventListener('ruimte:forgotten', show);
  // Whatever the browser has put back, what is kept counts.
  window.addEventListener('pageshow', show);
  show();
})();
