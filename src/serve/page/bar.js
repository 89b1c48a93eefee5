// @ts-check
/**
 * The author's bar at the foot of a page: what the page is made from, what there is to say about
 * that, and what its boundary's examples do not prove. It lies apart from the page, which makes
 * room for it.
 */
import { proof } from './slips.js';

const KEPT = 'ruimte-bar';
/** A burst of edits is told of once. */
const CALM = 150;
/** What is proved takes the machine some time; whoever still writes is left alone. */
const AT_REST = 800;
const NOTHING = 204;

const room = new CSSStyleSheet();

/** @returns {Promise<any>} */
export const told = async (/** @type {string} */ address) => {
  const answer = await fetch('/.ruimte/' + address, { cache: 'no-store' });
  return answer.status === NOTHING || !answer.ok ? null : answer.json();
};

export class Bar {
  constructor(/** @type {string} */ organisation) {
    this.organisation = organisation;
    this.latest = 0;
    this.host = document.createElement('div');
    this.root = this.host.attachShadow({ mode: 'open' });
    this.root.innerHTML = `
      <link rel="stylesheet" href="/.ruimte/problems.css"><link rel="stylesheet" href="/.ruimte/overlay.css">
      <link rel="stylesheet" href="/.ruimte/bar.css">
      <section class="author" aria-label="Author’s bar">
        <button type="button" class="author-line" aria-expanded="false" aria-controls="author-panel">
          <span class="author-name"></span><span class="author-count"></span>
        </button>
        <div class="author-panel" id="author-panel" hidden>
          <div class="author-sources"></div><div class="author-warnings"></div><div class="author-proof"></div>
        </div>
      </section>`;
    this.part('.author-line').addEventListener('click', () => this.toggle(this.part('.author-panel').hidden));
    this.root.addEventListener('keydown', (/** @type {any} */ event) => {
      if (event.key !== 'Escape' || this.part('.author-panel').hidden) return;
      this.toggle(false);
      this.part('.author-line').focus();
    });
    new ResizeObserver(() => this.fit()).observe(this.part('.author'));
    addEventListener('resize', () => this.fit());
  }

  /** @returns {any} */
  part(/** @type {string} */ selector) {
    return this.root.querySelector(selector);
  }

  /** Tells of an edition, once there is a moment's rest. */
  follow(/** @type {number} */ latest) {
    if (latest === this.latest) return;
    this.latest = latest;
    clearTimeout(this.wait);
    this.wait = setTimeout(() => this.tell(latest).catch(() => {}), CALM);
  }

  async tell(/** @type {number} */ latest) {
    const bar = await told(`bar/${this.organisation}${location.pathname.slice(this.organisation.length + 1)}`);
    if (latest !== this.latest) return;
    if (!bar) return void this.hide();
    this.bar = bar;
    this.part('.author-name').textContent = bar.name;
    this.part('.author-count').textContent = bar.warnings === 1 ? '1 warning' : `${bar.warnings || 'no'} warnings`;
    this.part('.author').classList.toggle('is-warned', bar.warnings > 0);
    fill(this.part('.author-sources'), sources(bar));
    const warnings = `<h2>Warnings of this page</h2>${bar.warnings ? bar.problems : '<p class="author-none">None.</p>'}
      <p><a href="/.ruimte/problems/${encodeURIComponent(this.organisation)}">All problems of this playbook</a></p>`;
    fill(this.part('.author-warnings'), warnings);
    this.show();
    this.prove(AT_REST);
  }

  /** What is proved is asked for only where somebody looks. */
  prove(/** @type {number} */ rest) {
    clearTimeout(this.later);
    const { boundary } = this.bar;
    const place = this.part('.author-proof');
    if (!boundary) return place.replaceChildren();
    if (this.part('.author-panel').hidden) return;
    const latest = this.latest;
    if (!place.firstChild) place.innerHTML = '<h2>What examples prove</h2><p class="author-none">Looking …</p>';
    this.later = setTimeout(async () => {
      const answer = await told(`proof/${this.organisation}/${boundary}`).catch(() => null);
      if (answer && latest === this.latest) proof(place, answer);
    }, rest);
  }

  show() {
    if (this.host.isConnected) return;
    document.documentElement.append(this.host);
    document.adoptedStyleSheets.push(room);
    if (sessionStorage.getItem(KEPT)) this.toggle(true);
    this.fit();
  }

  hide() {
    this.host.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== room);
  }

  toggle(/** @type {boolean} */ open) {
    this.part('.author-panel').hidden = !open;
    this.part('.author-line').setAttribute('aria-expanded', String(open));
    if (open) sessionStorage.setItem(KEPT, 'open');
    else sessionStorage.removeItem(KEPT);
    if (open && this.bar) this.prove(0);
  }

  /** Lies above what the page itself has at its foot, and leaves as much room as it takes. */
  fit() {
    if (!this.host.isConnected) return;
    this.part('.author').style.insetBlockEnd = `${foot()}px`;
    const taken = this.part('.author').offsetHeight;
    room.replaceSync(`@media screen { html { padding-block-end: ${taken}px; scroll-padding-block-end: ${taken}px } }`);
  }
}

/** Leaves alone what is the same, and with it what somebody marked or opened there. */
const fill = (/** @type {any} */ place, /** @type {string} */ html) => {
  if (place.said === html) return;
  place.said = html;
  place.innerHTML = html;
};

const escaped = (/** @type {string} */ text) => {
  const element = document.createElement('p');
  element.textContent = text;
  return element.innerHTML.replaceAll('"', '&quot;');
};

const sources = (/** @type {any} */ bar) => {
  const file = (/** @type {any} */ { path, folder, language, href }) => {
    const name = href ? `<a href="${escaped(href)}">${escaped(path)}</a>` : escaped(path);
    const notes = [folder, language, href ? '' : 'built in'].filter(Boolean).join(', ');
    return `<li>${name} <span class="author-note">${escaped(notes)}</span></li>`;
  };
  const more = bar.more ? `<li class="author-note">and ${bar.more} more</li>` : '';
  return `<p class="author-told">${escaped(bar.told)}</p><ul class="author-files">${bar.files.map(file).join('')}${more}</ul>`;
};

/** How much of the screen's foot the page keeps for itself. */
const foot = () => {
  const all = document.elementsFromPoint(innerWidth / 2, innerHeight - 2);
  let at = /** @type {Element | null} */ (all.find((one) => !one.shadowRoot) ?? null);
  for (; at && at !== document.body; at = at.parentElement) {
    if (getComputedStyle(at).position !== 'fixed') continue;
    const taken = innerHeight - at.getBoundingClientRect().top;
    return taken < innerHeight / 3 ? Math.max(0, Math.round(taken)) : 0;
  }
  return 0;
};
