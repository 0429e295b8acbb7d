/**
 * Puts an element on the page and keeps it there: single-page applications that swap the body take it away, and it
 * comes back, the same element with all it holds.
 *
 * @returns a function that lets it go
 */
export function keepOnPage(element: HTMLElement): () => void {
  const observer = new MutationObserver(put);
  put();
  return () => observer.disconnect();

  function put(): void {
    observer.observe(document.documentElement, { childList: true });
    if (!document.body) return;
    observer.observe(document.body, { childList: true });
    if (!element.isConnected) document.body.append(element);
  }
}
