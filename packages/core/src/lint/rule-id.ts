/** The rule that checks suppressions; nobody else's rule may have its id. */
export const suppressionRuleId = 'suppression';

/** @throws TypeError when the id is not made of lower-case letters, digits, dots and hyphens, or is the linter's own */
export function checkRuleId(id: string): void {
  if (/^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/.test(id) && id !== suppressionRuleId) return;
  throw new TypeError(
    `A lint rule cannot be registered as ${JSON.stringify(id)}. ` +
      'Give it an id of lower-case words joined by hyphens, for instance "acme.no-shouting".',
  );
}
