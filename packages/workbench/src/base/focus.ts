/** The focused element, looked up through shadow roots. */
export function deepActiveElement(root: DocumentOrShadowRoot = document): Element | null {
  const active = root.activeElement;
  const inside = active?.shadowRoot?.activeElement;
  return inside && active?.shadowRoot ? deepActiveElement(active.shadowRoot) : active;
}

/** Whether typing goes into this element. */
export function takesText(target: unknown): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement)
    return !/^(button|checkbox|radio|submit|reset|range|color|file)$/.test(target.type);
  return target instanceof HTMLElement && target.isContentEditable;
}

/** True while an input method composes: its Enter and Escape belong to the composition. */
export function isComposing(event: KeyboardEvent): boolean {
  // Safari ends the composition before the key event and only leaves this key code.
  return event.isComposing || event.keyCode === 229;
}
