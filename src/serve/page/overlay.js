// @ts-check
/** What is told over the page, apart from it: its styles and those of the page do not meet. */
export class Overlay {
  constructor() {
    this.host = document.createElement('div');
    this.root = this.host.attachShadow({ mode: 'open' });
    this.root.innerHTML = `
      <link rel="stylesheet" href="/.ruimte/problems.css"><link rel="stylesheet" href="/.ruimte/overlay.css">
      <section class="notice" role="alert" hidden><p></p><p><a></a></p></section>
      <section class="overlay" role="dialog" aria-label="Errors" hidden>
        <header><h2></h2><button type="button">Close</button></header><div class="list"></div>
      </section>`;
    this.latest = 0;
    this.part('button').addEventListener('click', () => { this.part('.overlay').hidden = true; });
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.part('.overlay').hidden = true;
    });
  }

  /** @returns {any} */
  part(/** @type {string} */ selector) {
    return this.root.querySelector(selector);
  }

  /** Nothing is added to a page of which nothing is to be told. */
  show(/** @type {string} */ selector) {
    if (!this.host.isConnected) document.documentElement.append(this.host);
    this.part(selector).hidden = false;
  }

  /** The problems of an organisation; over the page where they are errors. */
  async problems(/** @type {string} */ organisation, /** @type {any} */ { latest, errors }) {
    if (latest === this.latest) return;
    if (!errors) this.part('.overlay').hidden = true;
    else {
      const answer = await fetch('/.ruimte/overlay/' + organisation, { cache: 'no-store' });
      this.part('.list').innerHTML = await answer.text();
      const count = errors === 1 ? '1 error' : errors + ' errors';
      this.part('h2').textContent = count + '; the page behind this is the last good version';
      this.show('.overlay');
    }
    this.latest = latest;
  }

  /** The page, or with no organisation given the whole playbook, is no longer there. */
  vanished(/** @type {string} */ organisation) {
    const [told, way] = organisation
      ? ['This page is no longer there. It was removed, or has another name now.', 'To the first page']
      : ['This playbook is no longer there.', 'All playbooks'];
    this.part('.notice p').textContent = told;
    this.part('.notice a').textContent = way;
    this.part('.notice a').href = organisation ? '/' + organisation + '/' : '/';
    this.show('.notice');
  }

  /** It is there again. */
  returned() {
    this.part('.notice').hidden = true;
  }
}
