import type { SupportCase } from '@askwell/core/protocol';
import { describe, expect, it } from 'vitest';
import { changesOfCase, draftOfCase, isComplete } from './case-draft.ts';

const stored: SupportCase = {
  id: 'cas_1',
  conversationId: 'cnv_1',
  state: 'draft',
  locale: 'en',
  title: 'The tank is missing',
  problem: 'It says E-04.',
  process: ['Take the tank out.', 'Put it back.'],
  result: 'It works.',
  feedback: null,
  articles: [],
  links: [],
  createdAt: 1,
  updatedAt: 1,
};
const draft = draftOfCase(stored);

describe('the form of a case', () => {
  it('changes nothing while nothing is written', () => {
    expect(changesOfCase(stored, draft)).toEqual({});
    expect(changesOfCase(stored, { ...draft, process: `${draft.process}\n\n`, feedback: '  ' })).toEqual({});
  });

  it('sends what changed only, the steps one for each line that says something', () => {
    const written = { ...draft, title: ' The tank ', process: 'Take it out.\n\n  Dry it.  ', feedback: 'Thanks' };
    expect(changesOfCase(stored, written)).toEqual({
      title: 'The tank',
      process: ['Take it out.', 'Dry it.'],
      feedback: 'Thanks',
    });
    expect(changesOfCase({ ...stored, feedback: 'Thanks' }, draft)).toEqual({ feedback: null });
  });

  it('is complete with title, problem, process and result', () => {
    expect(isComplete(draft)).toBe(true);
    expect(isComplete({ ...draft, process: ' \n ' })).toBe(false);
    expect(isComplete({ ...draft, feedback: '' })).toBe(true);
  });
});
