import type { InterfaceLocale } from '../l10n/index.ts';

/** The sections that the authoring norm asks for: the first three of an article, problem and the others of a case. */
export type NormSection = 'problem' | 'steps' | 'links' | 'process' | 'feedback';

/** The headings by which a section is known, in each language; the first is the one to write. */
export const normSections: Readonly<Record<NormSection, Readonly<Record<InterfaceLocale, readonly string[]>>>> = {
  problem: {
    en: ['Problem', 'Problem description'],
    'zh-CN': ['问题描述', '问题'],
    'zh-TW': ['問題描述', '問題'],
  },
  steps: {
    en: ['Steps', 'Solution', 'Solution steps'],
    'zh-CN': ['解决步骤', '步骤', '解决方法'],
    'zh-TW': ['解決步驟', '步驟', '解決方法'],
  },
  links: {
    en: ['Links', 'Related links'],
    'zh-CN': ['相关链接'],
    'zh-TW': ['相關連結', '相關鏈接'],
  },
  process: {
    en: ['Process', 'Solution process'],
    'zh-CN': ['解决过程', '处理过程'],
    'zh-TW': ['解決過程', '處理過程'],
  },
  feedback: {
    en: ['Customer feedback'],
    'zh-CN': ['客户反馈'],
    'zh-TW': ['客戶回饋', '客戶反饋'],
  },
};

const byHeading = new Map<string, NormSection>();
for (const section of Object.keys(normSections) as NormSection[]) {
  for (const heading of Object.values(normSections[section]).flat()) byHeading.set(heading.toLowerCase(), section);
}

/** The norm's section that a heading announces, in any of the languages; undefined for other headings. */
export function normSection(heading: string): NormSection | undefined {
  return byHeading.get(
    heading
      .trim()
      .replace(/[:：]$/, '')
      .toLowerCase(),
  );
}
