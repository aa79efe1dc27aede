import type { App } from '@slack/bolt';
import type { Deps } from '../deps.ts';
import { registerCommand } from './command.ts';
import { registerDailyForm } from './daily-form.ts';
import { registerDailyOther } from './daily-other.ts';
import { registerDailySettings } from './daily-settings.ts';
import { registerDirectMessage } from './direct-message.ts';
import { registerFeedback } from './feedback.ts';
import { registerFind } from './find.ts';
import { registerFollowUp } from './follow-up.ts';
import { registerGone } from './gone.ts';
import { registerHome } from './home.ts';
import { registerInside } from './inside.ts';
import { registerList } from './list.ts';
import { registerMention } from './mention.ts';
import { registerMenu } from './menu.ts';
import { registerMore } from './more.ts';
import { registerOtherAction } from './other-action.ts';
import { registerRandom } from './random.ts';
import { registerReadMore } from './read-more.ts';
import { registerShare } from './share.ts';
import { registerShortcut } from './shortcut.ts';
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
  registerFeedback(app, deps);
  registerFind(app, deps);
  registerFollowUp(app, deps);
  registerGone(app, deps);
  registerHome(app, deps);
  registerInside(app, deps);
  registerList(app, deps);
  registerMenu(app, deps);
  registerRandom(app, deps);
  registerShortcut(app, deps);
  registerDailyForm(app, deps);
  registerDailyOther(app, deps);
  registerDailySettings(app, deps);
  registerOtherAction(app, deps);
}
