import type { Catalogue } from '../localizer.ts';

export default {
  'panel.label': '{name} help',
  'panel.close': 'Close help',
  'panel.back': 'Back',
  'panel.loading': 'Loading…',
  'panel.again': 'Try again',
  'panel.unread': '{count, plural, one {# new message} other {# new messages}}',

  'home.welcome': 'How can we help?',
  'home.popular': 'Popular articles',
  'home.conversation': 'Your conversation',
  'home.continue': 'Continue',
  'home.hint': 'Type a few words to search the help centre, or ask a whole question.',

  'search.articles': 'Articles',
  'search.ask': 'Ask “{question}”',
  'search.enter': 'Enter',
  'search.none': 'No article matches these words. Ask the question, and we look further.',
  'search.failed':
    'The search cannot be reached right now. You can still ask: your question is sent as soon as possible.',
  'search.found': '{count, plural, =0 {No articles found} one {# article found} other {# articles found}}',

  'article.contents': 'In this article',
  'article.related': 'Related articles',
  'article.reviewed': 'Reviewed on {date}',
  'article.reviewed-by': 'Reviewed by {name} on {date}',
  'article.reviewer': 'Reviewed by {name}',
  'article.missing': 'This article is not available any more.',
  'article.failed': 'The article could not be loaded.',

  'callout.note': 'Note',
  'callout.tip': 'Tip',
  'callout.important': 'Important',
  'callout.warning': 'Warning',
  'callout.caution': 'Caution',

  'conversation.label': 'Messages',
  'conversation.empty': 'Ask anything. The answer comes from our help articles, with its source.',
  'conversation.assistant': 'Assistant',
  'conversation.you': 'You',
  'conversation.writing': 'Looking for the answer',
  'conversation.lost': 'No connection right now. We keep trying, and nothing you wrote is lost.',
  'conversation.finished': 'This conversation is finished. Write here to continue it.',
  'conversation.another': 'Ask something else',
  'conversation.contacts': 'You can also reach us here:',

  'answer.more': 'More from this article',
  'answer.also': 'See also',
  'clarify.which': 'Which of these do you mean?',
  'offer.no-answer': 'I found no article that answers this. A person can help you here, in this chat.',
  'offer.negative-sentiment': 'I am sorry this is so much trouble. A person can take it from here.',
  'offer.rephrase': 'Or put the question in other words.',
  'small-talk.greeting': 'Hello! What can I help you with?',
  'small-talk.thanks': 'You are welcome! Is there anything else?',
  'small-talk.goodbye': 'Goodbye, and come back any time.',
  'small-talk.affirmation': 'All right. Is there anything else I can help with?',
  'small-talk.about-bot':
    'I am the assistant of {name}. I answer from the help articles and show my source. A person is one step away.',
  'notice.handoff-requested': 'You asked for a person',
  'notice.agent-joined': '{agent} joined',
  'notice.resolved': 'Conversation finished',
  'notice.reopened': 'Conversation continued',

  'person.talk': 'Talk to a person',
  'person.talk-hint': 'We answer here, in this chat',
  'person.asking': 'Asking for a person…',
  'person.waiting': 'Waiting for a person',
  'person.waiting-hint': 'You are in the queue. You can write already, and you can leave this page.',
  'person.with': 'You are talking to {agent}',

  'message.sending': 'Sending…',
  'message.kept': 'Not sent yet. It goes out when the connection is back.',
  'message.refused': 'This message was not accepted.',
  'message.retry': 'Send again',
  'message.discard': 'Discard',

  'composer.question': 'Ask a question…',
  'composer.message': 'Write a message…',
  'composer.send': 'Send',
  'composer.too-long':
    '{count, plural, one {# character} other {# characters}} too long. A message holds up to {limit}.',
} as const satisfies Catalogue;
