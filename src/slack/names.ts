/** The slash command; `manifest.yml` and every sentence that names it follow. */
export const COMMAND = '/career';

/** The bot's name, as people see it. */
export const BOT_NAME = 'Senpai';

/** What the buttons do, as the first part of their `action_id`: `try.0`, `try.1` are both `try`. */
export const ACTIONS = [
  'more',
  'readMore',
  'share',
  'try',
  'menu',
  'list',
  'random',
  'followUp',
  'feedback',
  'want',
  'homeSearch',
  'homeFind',
  'homeBrowse',
  'dailyOther',
  'dailyPreview',
  'dailyChange',
  'dailyStop',
  'dailyResume',
] as const;

export type ActionName = (typeof ACTIONS)[number];

/** The modals that can be submitted, by their `callback_id`. */
export const FORMS = ['share', 'followUp', 'inside', 'daily'] as const;

export type FormName = (typeof FORMS)[number];

/** The `callback_id` of the message shortcut; `manifest.yml` has the same. */
export const SHORTCUT = 'related';

/** The action that an `action_id` belongs to; nothing for links, and for buttons of older versions. */
export function actionOf(actionId: string | undefined): ActionName | undefined {
  const [, name] = /^(\w+)(?:\.\w+)?$/.exec(actionId ?? '') ?? [];
  return ACTIONS.find((known) => known === name);
}

/** The form that a `callback_id` belongs to; nothing for forms of older versions. */
export function formOf(callbackId: string | undefined): FormName | undefined {
  return FORMS.find((known) => known === callbackId);
}
