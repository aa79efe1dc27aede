import type { App } from '@slack/bolt';
import type { Deps } from '../deps.ts';
import { registerCommand } from './command.ts';
import { registerDirectMessage } from './direct-message.ts';
import { registerMention } from './mention.ts';
import { registerMore } from './more.ts';
import { registerOtherAction } from './other-action.ts';
import { registerReadMore } from './read-more.ts';
import { registerShare } from './share.ts';
import { registerTry } from './try.ts';

/** Puts every listener on the app; `manifest.yml` must name the same. */
export function registerListeners(app: App, deps: Deps): void {
  registerCommand(app, deps);
  registerMention(app, deps);
  registerDirectMessage(app, deps);
  registerMore(app, deps);
  registerReadMore(app, deps);
  registerShare(app, deps);
  registerTry(app, deps);
  registerOtherAction(app, deps);
}
