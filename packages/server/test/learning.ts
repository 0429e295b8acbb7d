import type { Message } from '@askwell/core/conversations';
import { path, routes, type AnswerSummary, type LearnedExample } from '@askwell/core/protocol';
import type { Askwell } from '../src/index.ts';
import { eventually, type TestAgent, type TestVisitor } from './server.ts';

function lamp(name: string): string {
  return `---\ntitle: Change the bulb of the ${name} lamp\n---\n\n## Steps\n\n1. Unplug the ${name} lamp and change the bulb.\n`;
}

/** Articles about a shop's accounts and lamps. */
export const accountArticles: Readonly<Record<string, string>> = {
  'lamps/aurora.en.md': lamp('Aurora'),
  'lamps/boreas.en.md': lamp('Boreas'),
  'account/reset-password.en.md':
    '---\ntitle: Reset your password\nquestions: [I forgot my password, How do I get a new password?]\n---\n\n## Steps\n\n1. Open the sign-in page and choose **Forgot password**.\n2. Follow the link in the e-mail.\n',
  'account/delete-account.en.md':
    '---\ntitle: Delete your account\nquestions: [How do I delete my account?]\n---\n\n## Steps\n\n1. Open the settings.\n2. Choose **Delete account** and confirm.\n',
  'account/close-account.en.md':
    '---\ntitle: Close a company account\nquestions: [How does a company close its account?]\n---\n\n## Steps\n\n1. Ask the owner of the company account.\n2. The owner chooses **Close account**.\n',
};

export const fromBot = (type: string) => (message: Message) =>
  message.author.kind === 'bot' && message.content.type === type;

/** Asks in a new conversation and waits for the bot's message of a kind. */
export async function askBot(visitor: TestVisitor, text: string, type: string, locale = 'en') {
  const conversationId = await visitor.open(locale);
  await visitor.say(conversationId, text);
  return { conversationId, message: await eventually(visitor, conversationId, fromBot(type)) };
}

export function rate(
  visitor: TestVisitor,
  { conversationId, message }: { readonly conversationId: string; readonly message: Message },
  rating: string,
  reason?: string,
): Promise<Response> {
  const address = path(routes.answerFeedback, { conversationId, messageId: message.id });
  return visitor.post(address, reason === undefined ? { rating } : { rating, reason });
}

export async function examplesOf(agent: TestAgent, query = ''): Promise<LearnedExample[]> {
  const response = await agent.get(`${routes.staffLearnedExamples}${query}`);
  if (!response.ok) throw new Error(await response.text());
  return ((await response.json()) as { examples: LearnedExample[] }).examples;
}

export async function answersOf(
  agent: TestAgent,
  query = '',
): Promise<{ answers: AnswerSummary[]; next: string | null }> {
  const response = await agent.get(`${routes.staffAnswers}${query}`);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as { answers: AnswerSummary[]; next: string | null };
}

/** Questions that several of the articles fit, each in its own way. */
const vague = [
  'account please',
  'account',
  'accounts',
  'the bulb of which lamp?',
  'How do I change the bulb of the lamp?',
  'lamp',
  'end account',
  'something with the account of somebody',
  'password or account',
];

/** A question at which the bot asks back; which one it is depends on the confidence model that ships. */
export async function vagueQuestion(askwell: Askwell): Promise<string> {
  for (const question of vague) {
    const { decision } = await askwell.services.answers.ask(question, 'en');
    if (decision.kind === 'clarify') return question;
  }
  throw new Error('The bot asks back at none of the vague questions. Add one that lies between two articles.');
}

/** Resolves when a process answers a question with an article, or with none. */
export async function decides(askwell: Askwell, question: string, articleId: string | undefined): Promise<void> {
  for (;;) {
    const { decision } = await askwell.services.answers.ask(question, 'en');
    const found = decision.kind === 'answer' ? decision.passages[0]?.articleId : undefined;
    if (found === articleId) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
