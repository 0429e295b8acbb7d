import { describe, expect, it } from 'vitest';
import { markdownOf } from './article-transfer.ts';

describe('an uploaded file in an article', () => {
  it.each([
    ['drip-tray_open.png', 'image/png', '![drip tray open](api/v1/attachments/1)'],
    ['manual.v2.pdf', 'application/pdf', '[manual.v2](api/v1/attachments/1)'],
    ['[a]\\b.webp', 'image/webp', '![ab](api/v1/attachments/1)'],
  ])('%s of type %s is %s', (name, type, markdown) => {
    expect(markdownOf(name, { type, address: 'api/v1/attachments/1' })).toBe(markdown);
  });
});
