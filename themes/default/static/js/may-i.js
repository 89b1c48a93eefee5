// @ts-check
/** The helper: finds the question and the role, and follows the address. */
(() => {
  const helper = /** @type {HTMLElement | null} */ (document.querySelector('.helper'));
  if (!helper) return;
  /** @type {any} */
  const ruimte = /** @type {any} */ (window).ruimte;
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (helper.querySelector(name));
  const slot = (/** @type {string} */ name) => part('[data-slot="' + name + '"]');
  const [find, who, one, body] = ['.helper-find', '.helper-who', '.helper-case', '.helper-body'].map(part);
  const title = document.title;

  const items = new Map([...helper.querySelectorAll('[data-boundary]')].map((item) =>
    [/** @type {HTMLElement} */ (item).dataset.boundary, /** @type {HTMLElement} */ (item)]));
  const roles = new Map([...who.querySelectorAll('button')].map((button) => [button.value, button.textContent ?? '']));
  const pages = new Map([...items].map(([id, item]) => [id, item.querySelector('a')?.getAttribute('href')]));
  for (const [id, item] of items) item.querySelector('a')?.setAttribute('href', ruimte.address({ boundary: id }));

  /** The boundaries that have been handed over, by id. */
  const handed = new Map();
  ruimte.boundary = (/** @type {any} */ data) => handed.set(data.id, data);
  /** Scripts that are being loaded, by address. A page that is opened as a file may load them,
   * and may fetch nothing. @type {Map<string | undefined, Promise<any>>} */
  const loading = new Map();
  const load = (/** @type {string | undefined} */ src) => {
    if (!loading.has(src)) {
      loading.set(src, new Promise((done) => {
        const script = document.createElement('script');
        script.src = src ?? '';
        script.onload = script.onerror = done;
        document.head.append(script);
      }));
    }
    return loading.get(src);
  };

  let seen = '';
  const mark = () => location.hash + JSON.stringify(history.state);
  /** A case: `boundary`, `role`, what is `given` by name (and `again`, by names that an address has
   * twice) and of which stretch that is (`spans`), in which order (`log`, and what was known before each: `past`),
   * and whether it was all `told` by an address. @type {any} */
  const page = { helper, now: {}, roleName: (/** @type {string} */ id) => roles.get(id) ?? id };
  page.go = async (/** @type {any} */ next) => {
    page.now = next;
    await render(true, 'pushState');
  };

  /** Remembers where we are; a browser may forbid it, and then only the page knows. */
  const keep = (/** @type {'pushState' | 'replaceState'} */ how) => {
    const { boundary, role } = page.now;
    try {
      history[how](page.now, '', ruimte.address({ boundary, role, ...page.told }, page.now.again, page.spans ?? {}));
      seen = mark();
    } catch { /* the page goes on without */ }
  };

  /** Says what is wrong with the boundary or the role of an address, above the choice. */
  const refuse = async (/** @type {boolean} */ wrong) => {
    const { now } = page;
    slot('refused').hidden = !wrong;
    slot('refused').replaceChildren();
    if (!one.hidden) return;
    part('.outcome').replaceChildren();
    delete part('.outcome').dataset.verdict;
    if (!wrong) return;
    Object.assign(part('.outcome').dataset, { verdict: 'undecided', whom: '', needs: '' });
    await load(helper.dataset.case);
    if (now === page.now) ruimte.refuse(page, slot('refused'), [...items.keys()], [...roles.keys()]);
  };

  const render = async (/** @type {boolean} */ moves, /** @type {any=} */ how) => {
    const { now } = page;
    const item = now.again.boundary === undefined ? items.get(now.boundary) : undefined;
    const hasRole = now.again.role === undefined && roles.has(now.role);
    find.hidden = Boolean(item);
    part('.heading').classList.toggle('hidden-visually', find.hidden);
    who.hidden = !item || hasRole;
    one.hidden = !item || !who.hidden;
    refuse(item ? !hasRole && now.role !== undefined : now.boundary !== undefined);
    const question = item?.querySelector('.helper-question');
    document.title = question ? question.textContent + ' – ' + title : title;
    if (!one.hidden) {
      slot('role').textContent = roles.get(now.role) ?? '';
      slot('question').replaceChildren(...(question?.cloneNode(true).childNodes ?? []));
      slot('page').setAttribute('href', pages.get(now.boundary) ?? '#find');
      await Promise.all([load(helper.dataset.case), load(item?.dataset.script)]);
      if (now !== page.now) return;
      if (handed.has(now.boundary)) {
        ruimte.show(page, handed.get(now.boundary));
        if (how) keep(how);
      } else {
        body.textContent = helper.dataset.broken ?? '';
        part('.helper-ways').hidden = false;
      }
    }
    if (moves) focus([find, who, one].find((section) => !section.hidden));
  };

  const focus = (/** @type {HTMLElement | undefined} */ section) => {
    scrollTo(0, 0);
    const target = section?.querySelector('.outcome > h2') ?? section?.querySelector('[aria-invalid]') ?? section?.querySelector('h2, input');
    /** @type {HTMLElement | null | undefined} */ (target)?.focus({ preventScroll: true });
  };

  /** Follows the address, or where the browser goes back to. */
  const follow = (/** @type {boolean} */ moves) => {
    if (seen === mark()) return;
    seen = mark();
    const { given: { boundary, role, ...said }, again } = ruimte.read(location.hash);
    const isSpan = (/** @type {string} */ name) => name.startsWith(ruimte.STRETCH);
    const part = (/** @type {boolean} */ spans) => Object.entries(said).filter(([name]) => isSpan(name) === spans);
    const given = Object.fromEntries(part(false));
    const spans = Object.fromEntries(part(true).map(([name, span]) => [name.slice(ruimte.STRETCH.length), span]));
    const own = roles.has(ruimte.role()) ? ruimte.role() : undefined;
    page.now = history.state?.past && history.state.spans && history.state.boundary === boundary ? history.state
      : { boundary, role: role ?? own, given, again, told: role !== undefined, log: [], past: [], spans };
    render(moves || location.hash === '#find');
  };

  who.addEventListener('click', ({ target }) => {
    const button = /** @type {Element} */ (target).closest('button');
    if (!button) return;
    ruimte.role(button.value);
    const { role: _, ...again } = page.now.again;
    page.now = { ...page.now, role: button.value, again };
    render(true, 'replaceState');
  });
  part('.helper-role').addEventListener('click', () => {
    page.now = { ...page.now, role: undefined };
    render(true);
  });
  part('.helper-back').addEventListener('click', () => (page.back ?? (() => (location.hash = '#find')))());
  const share = /** @type {HTMLButtonElement} */ (helper.querySelector('.helper-ways button'));
  share.addEventListener('click', async () => {
    const was = share.textContent;
    try {
      await navigator.clipboard.writeText(location.href);
      share.textContent = share.dataset.copied ?? '';
      setTimeout(() => { share.textContent = was; }, 3000);
    } catch {
      prompt(was ?? '', location.href);
    }
  });
  addEventListener('popstate', () => follow(true));
  addEventListener('hashchange', () => follow(true));
  follow(false);
})();
