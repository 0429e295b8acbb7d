import type { LintRule } from '../rule.ts';
import { bannedPhrase } from './banned-phrase.ts';
import { noCategory, unknownCategory } from './category.ts';
import { conflictingFacts } from './conflicting-facts.ts';
import { deadAnchor, deadLink, redirectedLink } from './dead-link.ts';
import { duplicateQuestion, nearDuplicate } from './duplicates.ts';
import { emptySection } from './empty-section.ts';
import { headingOrder } from './heading-order.ts';
import { imageText, missingImage } from './images.ts';
import { lostContent } from './lost-content.ts';
import { missingSection } from './missing-section.ts';
import { orphan } from './orphan.ts';
import { personalData } from './personal-data.ts';
import { staleTranslation } from './stale-translation.ts';
import { stepsList } from './steps-list.ts';
import { noTag, similarTags, unknownTag } from './tags.ts';
import { tooLong } from './too-long.ts';
import { authorIsReviewer, overdueVerification } from './verification.ts';

/** The rules of Askwell; `suppression` is the linter's own. */
export const builtInRules: readonly LintRule[] = [
  authorIsReviewer,
  bannedPhrase,
  conflictingFacts,
  deadAnchor,
  deadLink,
  duplicateQuestion,
  emptySection,
  headingOrder,
  imageText,
  lostContent,
  missingImage,
  missingSection,
  nearDuplicate,
  noCategory,
  noTag,
  orphan,
  overdueVerification,
  personalData,
  redirectedLink,
  similarTags,
  staleTranslation,
  stepsList,
  tooLong,
  unknownCategory,
  unknownTag,
];
