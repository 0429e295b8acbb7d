/** The parameters of an address that a pattern such as `article/{articleId}/{locale}` takes, or undefined. */
export function matchPattern(pattern: string, uri: string): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split('/');
  const given = uri.split('/');
  if (wanted.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined ? part !== value : value === '') return undefined;
    if (name !== undefined) {
      try {
        parameters[name] = decodeURIComponent(value);
      } catch {
        return undefined;
      }
    }
  }
  return parameters;
}
