// @ts-check
/** What the edits of each template have done since the server began, and to whom. */

const element = (/** @type {string} */ name, /** @type {(Node | string)[]} */ ...inside) => {
  const made = document.createElement(name);
  made.append(...inside);
  return made;
};

/** More organisations than these are counted. */
const FEW = 6;

export const waves = (/** @type {any[]} */ all) => {
  for (const place of document.querySelectorAll('.wave')) {
    const wave = all.find(({ template }) => place.id === 'wave-' + template);
    const said = JSON.stringify(wave ?? null);
    if (/** @type {any} */ (place).said === said) continue;
    /** @type {any} */ (place).said = said;
    place.replaceChildren(...wave ? told(wave) : []);
  }
};

const told = (/** @type {any} */ { changes, reaches }) => {
  const lead = `Edited since you began: ${changes.length ? changes.join('; ') : 'nothing that readers see'}.`;
  const list = element('ul');
  for (const { organisations, told } of reaches) {
    const item = element('li', ...names(organisations), ': ');
    if (told.length === 1) item.append(told[0]);
    else item.append(element('ul', ...told.map((/** @type {string} */ one) => element('li', one))));
    list.append(item);
  }
  return [element('p', lead), list];
};

/** Links to organisations, with commas between them. */
const names = (/** @type {string[]} */ organisations) => {
  const few = organisations.slice(0, FEW).flatMap((name, at) => {
    const link = element('a', name);
    link.setAttribute('href', `/${name}/`);
    return at ? [', ', link] : [link];
  });
  const more = organisations.length - FEW;
  return more > 0 ? [...few, ` and ${more} more`] : few;
};
