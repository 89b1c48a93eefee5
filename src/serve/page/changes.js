// @ts-check
/**
 * Listens to what the server tells. A browser has few connections to a server, so only a page
 * that can be seen keeps one; one that comes back into view is told at once what it missed.
 */
export const listen = (/** @type {(news: any) => void} */ heard) => {
  /** @type {EventSource | null} */
  let source = null;
  const open = () => {
    if (source || document.hidden) return;
    source = new EventSource('/.ruimte/events');
    source.onmessage = (event) => heard(JSON.parse(event.data));
  };
  const close = () => {
    source?.close();
    source = null;
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  addEventListener('pagehide', close);
  addEventListener('pageshow', open);
  open();
};
