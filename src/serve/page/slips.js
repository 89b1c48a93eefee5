// @ts-check
/** What the examples of a boundary prove, and the examples that are missing, to be copied. */

const element = (/** @type {string} */ name, /** @type {string} */ text, /** @type {string} */ kind = '') => {
  const made = document.createElement(name);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
};

export const proof = (/** @type {any} */ place, /** @type {any} */ told) => {
  const said = JSON.stringify({ ...told, version: 0 });
  if (place.said === said && place.querySelector('.author-score, .author-none')) return;
  place.said = said;
  const { parts, held, cases } = told;
  const list = element('ul', '', 'author-slips');
  list.append(...parts.flatMap((/** @type {any} */ part) => part.slips.map(slip)));
  place.replaceChildren(...cases?.all ? shown(cases) : [], element('h2', 'What examples prove'), score(parts, held));
  if (list.firstChild) {
    place.append(element('p', 'An example that is told under “decisions” would close each of these gaps.', 'author-note'), list);
  }
};

/** How many cases of the boundary have an example, and which have none. */
const shown = (/** @type {any} */ { shown, all, open }) => {
  const count = `${shown} of ${all} ${all === 1 ? 'case has' : 'cases have'} an example.`;
  const head = [element('h2', 'Cases'), element('p', count)];
  if (!open.length) return head;
  const details = element('details', '');
  const list = element('ul', '', 'author-slips');
  list.append(...open.map(lacking));
  details.append(element('summary', open.length === 1 ? 'The one without' : 'Those without'), list);
  return [...head, details];
};

const lacking = (/** @type {any} */ { told, yaml }) => {
  const item = element('li', '', 'author-case');
  item.append(element('p', told));
  if (yaml) item.append(ready(yaml));
  return item;
};

/** `Limits 5 of 5, verdicts 8 of 8` */
const score = (/** @type {any[]} */ parts, /** @type {boolean} */ held) => {
  if (!parts.length) {
    return element('p', held ? 'Nothing can be proved while there are errors.' : 'There is nothing to prove here.', 'author-none');
  }
  const told = element('p', '', 'author-score');
  for (const { name, noticed, all } of parts) {
    told.append(element('span', `${name} ${noticed} of ${all}`, noticed < all ? 'is-lacking' : ''), ' ');
  }
  return told;
};

const slip = (/** @type {any} */ { told, yaml, place, href }) => {
  const item = element('li', '', 'author-slip');
  const at = element(href ? 'a' : 'span', place);
  if (href) at.setAttribute('href', href);
  const line = element('p', '', 'place');
  line.append(at);
  item.append(element('p', told), line);
  if (yaml) item.append(ready(yaml));
  return item;
};

const ready = (/** @type {string} */ yaml) => {
  const box = element('div', '', 'author-ready');
  const code = element('pre', yaml);
  const button = element('button', 'Copy', 'author-copy');
  button.setAttribute('type', 'button');
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', () => copy(yaml, code, button));
  box.append(code, button);
  return box;
};

/** Where the clipboard is closed, the words are marked, to be copied by hand. */
const copy = async (/** @type {string} */ yaml, /** @type {HTMLElement} */ code, /** @type {HTMLElement} */ button) => {
  try {
    await navigator.clipboard.writeText(yaml);
    button.textContent = 'Copied';
  } catch {
    getSelection()?.selectAllChildren(code);
    button.textContent = 'Marked';
  }
  setTimeout(() => { button.textContent = 'Copy'; }, 2000);
};
