// @ts-check
/** Loads a page anew and leaves it as it was: scrolled, opened, filled in. */
const KEPT = 'ruimte-live';
const FIELDS = 'input:not([type=password], [type=file]), select, textarea';

/** @returns {any[]} */
const all = (/** @type {string} */ selector) => [...document.querySelectorAll(selector)];

export const reload = () => {
  const kept = {
    address: location.href,
    scroll: [scrollX, scrollY],
    open: all('details').map((details) => details.open),
    fields: all(FIELDS).map(({ value, checked }) => [value, checked]),
    focus: all(FIELDS).indexOf(document.activeElement),
  };
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
  location.reload();
};

/** Once the page's own scripts have done their part. */
export const restore = () => {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
  sessionStorage.removeItem(KEPT);
  if (kept?.address !== location.href) return;
  addEventListener('load', () => {
    const details = all('details');
    if (details.length === kept.open.length) details.forEach((one, at) => { one.open = kept.open[at]; });
    const fields = all(FIELDS);
    if (fields.length === kept.fields.length) {
      fields.forEach((field, at) => fill(field, kept.fields[at]));
      fields[kept.focus]?.focus({ preventScroll: true });
    }
    scrollTo(kept.scroll[0], kept.scroll[1]);
  }, { once: true });
};

const fill = (/** @type {any} */ field, /** @type {any} */ [value, checked]) => {
  if (field.value === value && field.checked === checked) return;
  field.value = value;
  if (checked !== null) field.checked = checked;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
};
