// @ts-check
/** Where practice begins: the role, and the scripts that a run takes, which come at a press. */
(() => {
  const practise = /** @type {HTMLElement | null} */ (document.querySelector('.practise'));
  if (!practise) return;
  /** @type {any} */
  const ruimte = /** @type {any} */ (window).ruimte;
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (practise.querySelector(name));
  const [start, section, broken] = ['.practise-start', '.practise-run', '.practise-broken'].map(part);
  const role = /** @type {HTMLSelectElement} */ (part('select'));
  const told = new URLSearchParams(location.hash.slice(1));

  /** The role of the address, else the reader's own, where there are cases of it. */
  const preselect = () => {
    role.value = told.get('role') ?? ruimte.role() ?? '';
    if (role.selectedIndex < 0) role.value = '';
  };
  preselect();

  /** Scripts that are being loaded. A page that is opened as a file may load them, and may fetch
   * nothing. @type {Map<string, Promise<any>>} */
  const loading = new Map();
  ruimte.load = (/** @type {string} */ src) => {
    if (!loading.has(src)) {
      loading.set(src, new Promise((done) => {
        const script = document.createElement('script');
        script.src = src;
        // What comes first must be there first.
        script.async = false;
        script.onload = script.onerror = done;
        document.head.append(script);
      }));
    }
    return loading.get(src);
  };

  /** Shows the start, or a run. */
  const show = (/** @type {boolean} */ runs) => {
    start.hidden = runs;
    section.hidden = !runs;
    part('.heading').classList.toggle('hidden-visually', runs);
  };
  const page = {
    practise,
    section,
    role,
    /** The same seed draws the same cases. */
    seed: told.get('seed') ?? String(Math.random()),
    show,
    stop: () => {
      show(false);
      role.focus();
    },
  };

  const begin = async () => {
    await Promise.all((practise.dataset.scripts ?? '').split(' ').map(ruimte.load));
    if (await ruimte.run?.(page)) return;
    practise.dataset.broken = '';
    broken.textContent = broken.dataset.broken ?? '';
  };
  part('.practise-start button').addEventListener('click', begin);
  if (told.has('seed')) begin();
  document.addEventListener('ruimte:forgotten', () => {
    preselect();
    show(false);
  });
})();
