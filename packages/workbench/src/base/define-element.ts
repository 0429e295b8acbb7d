/**
 * Defines a custom element, unless the page has one of that name: a second copy of the workbench on a page must not
 * throw.
 */
export function element(tagName: string): <T extends CustomElementConstructor>(elementClass: T) => void {
  return (elementClass) => {
    if (!customElements.get(tagName)) customElements.define(tagName, elementClass);
  };
}
