// @ts-check
/**
 * Makes the page that is shown a later version of itself, touching only what the server says
 * otherwise than before.
 *
 * What the server said is kept apart from what is shown, because readers and scripts change
 * the latter: open details, typed words, marked rows. Each node of what was said knows its
 * twin, the node that is shown for it. A change that falls on something that a script has made
 * its own is not forced upon it: then the page must be loaded anew.
 */
import { match } from './match.js';

/** What scripts do not read: it tells readers and tests what was decided. */
const TOLD = new Set(['verdict', 'whom', 'needs', 'severity']);
const FIELD = /^(BUTTON|INPUT|SELECT|TEXTAREA|FORM|SCRIPT)$/;
const SCRIPT = /\.[0-9a-f]{10}\.js$/;

export class Page {
  constructor() {
    /** @type {Element} What the server said. */
    this.said = /** @type {Element} */ (document.documentElement.cloneNode(true));
    /** @type {Map<Node, any>} What is shown for it. */
    this.twins = new Map();
    this.pair(this.said, document.documentElement);
  }

  /** Shows a later version. `false`: it must be loaded anew. */
  become(/** @type {string} */ html) {
    const next = new DOMParser().parseFromString(html, 'text/html');
    next.querySelector('script[src="/.ruimte/live.js"]')?.remove();
    const [old, fresh] = [this.said, next.documentElement];
    if (scripts(old) !== scripts(fresh)) return false;
    this.before = this.twins;
    this.twins = new Map();
    this.sound = true;
    this.node(old, fresh);
    this.said = fresh;
    return this.sound;
  }

  /** Remembers what is shown for a node and all below it. */
  pair(/** @type {Node} */ said, /** @type {Node} */ shown) {
    this.twins.set(said, shown);
    said.childNodes.forEach((child, at) => this.pair(child, shown.childNodes[at]));
  }

  /** The same where nothing is said otherwise. */
  adopt(/** @type {Node} */ old, /** @type {Node} */ fresh) {
    this.twins.set(fresh, this.before?.get(old));
    old.childNodes.forEach((child, at) => this.adopt(child, fresh.childNodes[at]));
  }

  node(/** @type {any} */ old, /** @type {any} */ fresh) {
    if (old.isEqualNode(fresh)) return this.adopt(old, fresh);
    const shown = this.before?.get(old);
    this.twins.set(fresh, shown);
    if (!shown?.isConnected) this.sound = false;
    else if (fresh.nodeType !== Node.ELEMENT_NODE) this.words(old.data, fresh.data, shown);
    else if (fresh.matches('link[rel=stylesheet]')) this.twins.set(fresh, restyle(fresh, shown));
    else {
      this.attributes(old, fresh, shown);
      this.children(old, fresh, shown);
    }
  }

  /** Only the letters that change, so that a selection beside them stays. */
  words(/** @type {string} */ old, /** @type {string} */ fresh, /** @type {CharacterData} */ shown) {
    if (shown.data !== old) return void (this.sound = false);
    let start = 0;
    while (start < old.length && old[start] === fresh[start]) start++;
    let end = 0;
    const most = Math.min(old.length, fresh.length) - start;
    while (end < most && old[old.length - 1 - end] === fresh[fresh.length - 1 - end]) end++;
    shown.replaceData(start, old.length - start - end, fresh.slice(start, fresh.length - end));
  }

  attributes(/** @type {Element} */ old, /** @type {Element} */ fresh, /** @type {Element} */ shown) {
    for (const name of new Set([...old.getAttributeNames(), ...fresh.getAttributeNames()])) {
      const [was, is] = [old.getAttribute(name), fresh.getAttribute(name)];
      if (was === is) continue;
      const data = /^data-(.*)/.exec(name)?.[1];
      if (shown.getAttribute(name) !== was || (data && !TOLD.has(data))) this.sound = false;
      if (is === null) shown.removeAttribute(name);
      else shown.setAttribute(name, is);
    }
  }

  children(/** @type {Element} */ old, /** @type {Element} */ fresh, /** @type {Element} */ shown) {
    /** @type {any} */
    let last = null;
    for (const [one, other] of match([...old.childNodes], [...fresh.childNodes])) {
      const twin = one && this.before?.get(one);
      if (one && twin?.parentNode !== shown) this.sound = false;
      if (!other) {
        if (isScripted(one)) this.sound = false;
        twin?.remove();
      } else if (one) {
        this.node(one, other);
        last = this.twins.get(other) ?? last;
      } else {
        last = this.add(other, shown, last);
      }
    }
  }

  /** Shows a node that is new, behind another. */
  add(/** @type {Node} */ fresh, /** @type {Element} */ parent, /** @type {any} */ last) {
    const shown = document.importNode(fresh, true);
    this.pair(fresh, shown);
    if (isScripted(fresh)) this.sound = false;
    if (last?.parentNode === parent) last.after(shown);
    else parent.prepend(shown);
    return shown;
  }
}

/** The new stylesheet takes over once it is there, so that no page is ever without. */
const restyle = (/** @type {HTMLLinkElement} */ fresh, /** @type {HTMLLinkElement} */ shown) => {
  const link = document.importNode(fresh, true);
  link.onload = link.onerror = () => shown.remove();
  shown.after(link);
  return link;
};

/** Whether something holds what scripts look for when a page is loaded. */
const isScripted = (/** @type {any} */ node) => node instanceof Element && [node, ...node.querySelectorAll('*')].some(
  (/** @type {any} */ one) => FIELD.test(one.nodeName) || Object.keys(one.dataset ?? {}).some((key) => !TOLD.has(key)));

/** The scripts that a page loads, or will: their names change with their content. */
const scripts = (/** @type {Element} */ root) => {
  const values = [...root.querySelectorAll('*')].flatMap((one) => [...one.attributes].map(({ value }) => value));
  return [...new Set(values.filter((value) => SCRIPT.test(value)))].join();
};
