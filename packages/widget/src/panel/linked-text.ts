import { html, type TemplateResult } from 'lit';

/** What people write: plain text, in which web addresses become links and nothing else does. */
export function linkedText(text: string): (TemplateResult | string)[] {
  return text
    .split(/(https?:\/\/[^\s<>"'“”‘’()[\]{},。,、;;!!??]+[^\s<>"'“”‘’()[\]{},。,、;;!!??.:])/i)
    .map((part, index) =>
      index % 2 === 1 && URL.canParse(part)
        ? html`<a href=${part} target="_blank" rel="noopener noreferrer">${part}</a>`
        : part,
    );
}
