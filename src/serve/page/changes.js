// @ts-check
/**
 * Listens to what the server tells. A browser has six connections to a server, whatever the number
 * of its tabs: so of all tabs that can be seen one keeps a stream open, and tells the others what
 * it hears. When it is closed or hidden, another one takes over. A tab that comes back into view
 * is told at once what it missed.
 */
const NAME = 'ruimte-events';
/** So often a tab asks that cannot be told by others, in milliseconds. */
const POLL_EVERY = 1000;
/** After so long a stream is opened again that the browser has given up. */
const RETRY = 1000;

/** @typedef {(news: any) => void} Heard */

export const listen = (/** @type {Heard} */ heard) => {
  /** @type {(() => void) | null} */
  let stop = null;
  const open = () => {
    if (!stop && !document.hidden) stop = isShared() ? share(heard) : poll(heard);
  };
  const close = () => {
    stop?.();
    stop = null;
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  addEventListener('pagehide', close);
  addEventListener('pageshow', open);
  open();
};

/** Browsers have locks only where a page is from this machine, or encrypted. */
const isShared = () => 'locks' in navigator && 'BroadcastChannel' in window;

/** Hears from the tab that has the lock, or is that tab. Gives back how to stop. */
const share = (/** @type {Heard} */ heard) => {
  const channel = new BroadcastChannel(NAME);
  const leaving = new AbortController();
  /** @type {any} What this tab has heard from the server itself. */
  let latest = null;
  let stop = () => {};
  channel.onmessage = ({ data }) => {
    if (data.news) heard(data.news);
    else if (latest) channel.postMessage({ news: latest });
  };
  // The lock is held until this settles.
  const lead = () => new Promise((/** @type {(value?: undefined) => void} */ settle) => {
    if (leaving.signal.aborted) return settle();
    const close = stream((news) => {
      latest = news;
      channel.postMessage({ news });
      heard(news);
    });
    leaving.signal.addEventListener('abort', () => {
      close();
      settle();
    });
  });
  navigator.locks.request(NAME, { signal: leaving.signal }, lead).catch(() => {
    if (!leaving.signal.aborted) stop = poll(heard);
  });
  // Whoever has the lock says what is known.
  channel.postMessage({});
  return () => {
    leaving.abort();
    channel.close();
    stop();
  };
};

/** Hears from the server. Gives back how to stop. */
const stream = (/** @type {Heard} */ heard) => {
  /** @type {EventSource} */
  let source;
  /** @type {any} */
  let wait;
  const open = () => {
    source = new EventSource('/.ruimte/events');
    source.onmessage = (event) => heard(JSON.parse(event.data));
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) wait = setTimeout(open, RETRY);
    };
  };
  open();
  return () => {
    clearTimeout(wait);
    source.close();
  };
};

/** Asks the server again and again, and keeps no connection meanwhile. Gives back how to stop. */
const poll = (/** @type {Heard} */ heard) => {
  let known = '';
  let isStopped = false;
  const ask = async () => {
    // A server that is gone comes back, or not.
    const text = await fetch('/.ruimte/news', { cache: 'no-store' }).then((answer) => answer.text()).catch(() => known);
    if (isStopped) return;
    if (text !== known) heard(JSON.parse(known = text));
    setTimeout(ask, POLL_EVERY);
  };
  ask();
  return () => {
    isStopped = true;
  };
};
