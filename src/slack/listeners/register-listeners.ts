import type { App } from '@slack/bolt';
import type { Deps } from '../deps.ts';
import { type ActionName, actionOf, COMMAND, type FormName, formOf, SHORTCUT } from '../names.ts';
import { answerEvent } from './answer-event.ts';
import { handleCommand } from './command.ts';
import { handleDailyForm } from './daily-form.ts';
import { handleDailyOther } from './daily-other.ts';
import { handleDailySetting } from './daily-settings.ts';
import { handleDirectMessage } from './direct-message.ts';
import { handleFeedback, handleWant, newPresses } from './feedback.ts';
import { type FindArgs, handleFind } from './find.ts';
import { handleFollowUp, handleFollowUpForm } from './follow-up.ts';
import type { FormArgs } from './form.ts';
import { handleGone } from './gone.ts';
import { handleHome, handleHomeBrowse, handleHomeFind, handleHomeSearch } from './home.ts';
import { handleInside } from './inside.ts';
import { handleList } from './list.ts';
import { handleMenu } from './menu.ts';
import { handleMore } from './more.ts';
import { handleOtherAction, handleOtherForm } from './other-action.ts';
import type { PressArgs } from './press.ts';
import { handleRandom } from './random.ts';
import { handleReadMore } from './read-more.ts';
import { handleShare, handleShareForm } from './share.ts';
import { handleShortcut, type ShortcutArgs } from './shortcut.ts';
import { handleTry } from './try.ts';

type Handle<Args> = (args: Args, deps: Deps) => Promise<void>;

/** What each button, menu and field of the bot's own does. */
function pressHandlers(): Record<ActionName, Handle<PressArgs>> {
  const presses = newPresses();
  return {
    more: handleMore,
    readMore: handleReadMore,
    share: handleShare,
    try: handleTry,
    menu: handleMenu,
    list: handleList,
    random: handleRandom,
    followUp: handleFollowUp,
    feedback: (args, deps) => handleFeedback(args, deps, presses),
    want: (args, deps) => handleWant(args, deps, presses),
    homeSearch: handleHomeSearch,
    homeFind: handleHomeFind,
    homeBrowse: handleHomeBrowse,
    dailyOther: handleDailyOther,
    dailyPreview: (args, deps) => handleDailySetting('dailyPreview', args, deps),
    dailyChange: (args, deps) => handleDailySetting('dailyChange', args, deps),
    dailyStop: (args, deps) => handleDailySetting('dailyStop', args, deps),
    dailyResume: (args, deps) => handleDailySetting('dailyResume', args, deps),
  };
}

/** What each form does when it is sent. */
const FORM_HANDLERS: Record<FormName, Handle<FormArgs>> = {
  share: handleShareForm,
  followUp: handleFollowUpForm,
  inside: handleInside,
  daily: handleDailyForm,
};

/** The part of Bolt's arguments that every listener is called with. */
interface Bolted {
  body: object;
  context: { deps?: Deps };
}

/**
 * Puts one listener a kind of payload on the app; `manifest.yml` must name the same. Bolt asks every listener about every
 * payload, so presses and forms find their handlers in a table. A payload's own `context.deps` go before `deps`.
 */
export function registerListeners(app: App, deps: Deps): void {
  const hand = <Args>(handle: Handle<Args>, args: object): Promise<void> => {
    const { body, context } = args as Bolted;
    const own = context.deps ?? deps;
    const { response_url: url } = body as { response_url?: string };
    return handle((url ? { ...args, respond: own.respondTo(url) } : args) as Args, own);
  };
  const presses = pressHandlers();

  app.command(COMMAND, (args) => hand(handleCommand, args));
  app.event('app_mention', (args) => hand(answerEvent, args));
  app.event('message', (args) => hand(handleDirectMessage, args));
  app.event('app_home_opened', (args) => hand(handleHome, args));
  app.event('app_uninstalled', (args) => hand(handleGone, args));
  app.event('tokens_revoked', (args) => hand(handleGone, args));
  app.shortcut(SHORTCUT, (args) => hand<ShortcutArgs>(handleShortcut, args));
  app.options(/^/, (args) => hand<FindArgs>(handleFind, args));
  app.action(/^/, (args) => {
    const name = actionOf((args.action as PressArgs['action']).action_id);
    return hand(name ? presses[name] : handleOtherAction, args);
  });
  app.view(/^/, (args) => {
    const name = formOf(args.view.callback_id);
    return hand(name ? FORM_HANDLERS[name] : handleOtherForm, args);
  });
}
