// @ts-check
/** Filters a list by a sentence with blanks; the address keeps what is filled in. */
(() => {
  const filters = document.querySelector('.filters');
  const count = /** @type {HTMLElement | null} */ (filters?.querySelector('.filters-count'));
  const clear = /** @type {HTMLButtonElement | null} */ (filters?.querySelector('.filters-clear'));
  if (!filters || !count || !clear) return;
  const choices = [...filters.querySelectorAll('select')];
  const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-options]')])
    .map((item) => ({ item, options: new Set(item.dataset.options?.split(' ')) }));

  /** All options are numbered through; the first of each blank asks for nothing. */
  const numbers = new Map(choices.flatMap((choice) => [...choice.options].slice(1))
    .map((option, number) => [option, String(number)]));

  const show = () => {
    const chosen = choices.filter(({ value }) => value).map(({ selectedOptions }) => numbers.get(selectedOptions[0]));
    let shown = 0;
    for (const { item, options } of items) {
      const fits = chosen.every((number) => options.has(number ?? ''));
      if (item.hidden === fits) item.hidden = !fits;
      if (fits) shown += 1;
    }
    const { all = '', some = '', none = '' } = count.dataset;
    const number = shown.toLocaleString(document.documentElement.lang);
    count.textContent = !chosen.length ? all : shown ? some.replace('#', number) : none;
    clear.hidden = !chosen.length;
  };

  const write = () => {
    const chosen = choices.filter(({ value }) => value).map(({ name, value }) => name + '=' + encodeURIComponent(value));
    history.replaceState(null, '', chosen.length ? '#' + chosen.join('&') : location.pathname);
  };

  const read = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    for (const choice of choices) {
      choice.value = given.get(choice.name) ?? '';
      // What the list no longer has asks for nothing.
      if (choice.selectedIndex < 0) choice.selectedIndex = 0;
    }
    show();
  };

  filters.addEventListener('change', () => {
    write();
    show();
  });
  clear.addEventListener('click', () => {
    for (const choice of choices) choice.selectedIndex = 0;
    write();
    show();
    choices[0].focus();
  });
  window.addEventListener('hashchange', read);
  read();
})();
