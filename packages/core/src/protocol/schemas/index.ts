export * from './content.ts';
export * from './conversations.ts';
export * from './events.ts';
export * from './knowledge.ts';
export * from './problem.ts';
export * from './sessions.ts';
