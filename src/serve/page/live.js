// @ts-check
/** Keeps a page up to date while its playbook is written. */
import { Bar } from './bar.js';
import { listen } from './changes.js';
import { reload, restore } from './keep.js';
import { Overlay } from './overlay.js';
import { Page } from './patch.js';
import { proofs } from './proofs.js';

const script = /** @type {HTMLScriptElement} */ (document.querySelector('script[src="/.ruimte/live.js"]'));
const { organisation = '', missing } = script.dataset;
/** The edition that this page is of; 0 where it is a page of the server's own. */
let version = Number(script.dataset.version);
script.remove();

const page = new Page();
const overlay = new Overlay();
const bar = version && missing === undefined ? new Bar(organisation) : null;
if (!organisation) proofs();
restore();

/** What the server says where no page is: in the browser's eyes that is no error. */
const MISSING = 204;

/** Fetches this page anew, and shows what is other. */
const refresh = async () => {
  const answer = await fetch('/.ruimte/page' + location.pathname, { cache: 'no-store' });
  if (answer.status === MISSING) return missing === undefined && overlay.vanished(organisation);
  overlay.returned();
  if (missing !== undefined || !page.become(await answer.text())) reload();
};

/** @type {any} What was heard last; `run` is another when the server is. */
let heard = null;
const follow = async (/** @type {any} */ news) => {
  const before = heard;
  heard = news;
  if (before && before.run !== news.run) return reload();
  const own = news.organisations[organisation];
  if (!version) {
    const told = JSON.stringify(organisation ? own : news.organisations);
    const known = before && JSON.stringify(organisation ? before.organisations[organisation] : before.organisations);
    // What changed between the page and the first news of it, nobody would say again.
    if (known === told) return;
    await refresh();
    return organisation ? undefined : proofs();
  }
  if (!own) return overlay.vanished('');
  await overlay.problems(organisation, own);
  if (own.shown !== version) {
    await refresh();
    version = own.shown;
  }
  bar?.follow(own.latest);
};

/** One after the other; what was heard meanwhile is heard once. @type {any} */
let next = null;
let busy = false;
listen(async (news) => {
  next = news;
  if (busy) return;
  busy = true;
  while (next) {
    const now = next;
    next = null;
    // A server that is gone comes back, or not; until then the page stays as it is.
    await follow(now).catch(() => {});
  }
  busy = false;
});
