/** Texts by key. A text holds `{name}` and `{count, plural, one {# item} other {# items}}`. */
export type Catalogue<Key extends string = string> = Readonly<Record<Key, string>>;

export type TextValues = Readonly<Record<string, string | number>>;

/**
 * Puts texts, numbers and times in one reader's language.
 *
 * @example
 * const localizer = new Localizer('en', { waiting: '{count, plural, one {# person} other {# people}} before you' });
 * localizer.text('waiting', { count: 2 }); // "2 people before you"
 */
export class Localizer<Key extends string = string> {
  readonly locale: string;
  readonly #catalogue: Catalogue<Key>;
  readonly #plural: Intl.PluralRules;

  /** @param locale BCP 47 tag; decides plurals, numbers and dates */
  constructor(locale: string, catalogue: Catalogue<Key>) {
    this.locale = locale;
    this.#catalogue = catalogue;
    this.#plural = new Intl.PluralRules(locale);
  }

  /** The text for a key with its values filled in. A placeholder without a value stays visible as `{name}`. */
  text(key: Key, values: TextValues = {}): string {
    return this.#fill(this.#catalogue[key], values);
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.locale).format(value);
  }

  /** @param time milliseconds since 1970 */
  date(time: number, options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' }): string {
    return new Intl.DateTimeFormat(this.locale, options).format(time);
  }

  #fill(text: string, values: TextValues): string {
    return text.replace(
      /\{(\w+)(?:, plural,((?:[^{}]|\{[^{}]*\})*))?\}/g,
      (whole: string, name: string, forms: string | undefined) => {
        const value = values[name];
        if (value === undefined) return whole;
        if (forms === undefined) return typeof value === 'number' ? this.number(value) : value;
        const count = Number(value);
        const form = pick(forms, `=${count}`) ?? pick(forms, this.#plural.select(count)) ?? pick(forms, 'other') ?? '';
        return form.replaceAll('#', this.number(count));
      },
    );
  }
}

function pick(forms: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}\\s*\\{([^{}]*)\\}`).exec(forms)?.[1];
}
