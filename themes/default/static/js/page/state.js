// @ts-check
/**
 * Links into what another page's script shows. Without scripts they lead to that page as it is, so
 * only here do they say where in it.
 */
for (const node of document.querySelectorAll('a[data-state]')) {
  const link = /** @type {HTMLAnchorElement} */ (node);
  link.setAttribute('href', link.getAttribute('href') + '#' + link.dataset.state);
}
