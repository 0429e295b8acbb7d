import { normSection, type Article, type Block, type Section } from '@askwell/core/articles';

/** What the bot quotes of an article: one section, with the blocks to show. */
export interface QuotedSection {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/**
 * Chooses what to quote when a section matched a question best. A question resembles the description of its problem,
 * or a link to it, but what helps are the steps: where the authoring norm's problem or links matched, or the words
 * before the first heading, the article's steps are quoted, if it has some.
 */
export function quotedSection({ sections }: Article, matchedId: string | undefined): QuotedSection {
  const matched = sections.find(({ id }) => id === matchedId);
  const quoted = isAnswer(matched) ? matched : (stepsOf(sections) ?? matched ?? sections.find(isAnswer) ?? sections[0]);
  if (!quoted) return { id: '', heading: '', blocks: [] };
  return { id: quoted.id, heading: quoted.heading, blocks: blocksUnder(sections, quoted) };
}

function isAnswer(section: Section | undefined): section is Section {
  if (!section || section.level === 0) return false;
  const norm = normSection(section.heading);
  return norm !== 'problem' && norm !== 'links';
}

function stepsOf(sections: readonly Section[]): Section | undefined {
  return sections.find(({ heading }) => ['steps', 'process'].includes(normSection(heading) ?? ''));
}

/** A section's blocks; for one that only gathers subsections, theirs under their headings. */
function blocksUnder(sections: readonly Section[], section: Section): readonly Block[] {
  if (section.blocks.length > 0) return section.blocks;
  const following = sections.slice(sections.indexOf(section) + 1);
  const end = following.findIndex(({ level }) => level <= section.level);
  return following
    .slice(0, end === -1 ? undefined : end)
    .flatMap(({ heading, level, id, blocks }): Block[] => [headingBlock(heading, level, id), ...blocks]);
}

function headingBlock(text: string, level: number, id: string): Block {
  const within = Math.min(6, Math.max(1, level)) as 1 | 2 | 3 | 4 | 5 | 6;
  return { type: 'heading', level: within, id, children: [{ type: 'text', text }] };
}
