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

/** The pattern of the `action_id`s of one action. */
export function actionPattern(name: ActionName): RegExp {
  return new RegExp(`^${name}(\\.\\w+)?$`);
}

/** Every `action_id` that no action of ours has: links, and buttons of older versions. */
export const OTHER_ACTIONS = new RegExp(`^(?!(?:${ACTIONS.join('|')})(?:\\.\\w+)?$)`);

/** Every `callback_id` that no form of ours has. */
export const OTHER_FORMS = new RegExp(`^(?!(?:${FORMS.join('|')})$)`);
