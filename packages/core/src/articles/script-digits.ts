const plain = '0123456789+-=()n';
const raised = { sup: [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'], sub: [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ'] };

/** Text in Unicode's raised or lowered digits, so that `10<sup>6</sup>` stays 10⁶; undefined when it has others. */
export function scripted(position: 'sup' | 'sub', text: string): string | undefined {
  const characters = [...text.trim()];
  if (characters.length === 0 || characters.some((character) => !plain.includes(character))) return undefined;
  return characters.map((character) => raised[position][plain.indexOf(character)]).join('');
}
