import type { App } from '@slack/bolt';
import type { Deps } from '../deps.ts';
import { answerEvent } from './answer-event.ts';

/** Listens for mentions in channels. */
export function registerMention(app: App, deps: Deps): void {
  app.event('app_mention', (args) => answerEvent(args, deps));
}
