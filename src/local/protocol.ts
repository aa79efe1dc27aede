/** What the local Slack's page and its server say to each other: `POST /page/<action>` with JSON, and a WebSocket at `/page/socket` that sends a PageEvent a frame, a `state` first. */

/** Block Kit as the bot sent it; the server has validated it. */
export type AnyBlock = { type: string; block_id?: string } & Record<string, unknown>;

export interface PageUser {
  id: string;
  name: string;
  isBot: boolean;
  locale: string;
}

export interface PageChannel {
  id: string;
  name: string;
  kind: 'channel' | 'im';
  /** Whether the bot is in it. */
  botIsMember: boolean;
}

export interface PageMessage {
  /** `1700000000.000100`, unique in its channel. */
  ts: string;
  channel: string;
  user: string;
  text: string;
  blocks?: AnyBlock[];
  /** The ts of the thread's root, on every message of a thread but the root. */
  threadTs?: string;
  /** Seen by one person only. */
  ephemeral?: boolean;
  edited?: boolean;
  reactions?: { name: string; users: string[] }[];
}

export interface PageView {
  id: string;
  type: 'modal' | 'home';
  title?: { text: string };
  submit?: { text: string };
  close?: { text: string };
  blocks: AnyBlock[];
  hash: string;
}

export interface PageCommand {
  command: string;
  description: string;
  usageHint: string;
}

export interface PageShortcut {
  name: string;
  callbackId: string;
  description: string;
  /** `message`: in a message's menu; `global`: anywhere. */
  type: 'message' | 'global';
}

export interface PageState {
  team: string;
  /** The person who sits at the page. */
  me: PageUser;
  /** The people that the visitor can be: one whose Slack is Japanese, one whose Slack is English. */
  people: PageUser[];
  bot: PageUser;
  channels: PageChannel[];
  commands: PageCommand[];
  shortcuts?: PageShortcut[];
  /** All channels, oldest first. */
  messages: PageMessage[];
  /** The open modals, the topmost last. */
  views: PageView[];
  home?: PageView;
  /** Whether the app has a Home tab. */
  homeTab?: boolean;
  /** Whether a bot is connected. */
  connected: boolean;
}

export type PageEvent =
  | { type: 'state'; state: PageState }
  | { type: 'message'; message: PageMessage }
  | { type: 'message_deleted'; channel: string; ts: string }
  | { type: 'views'; views: PageView[] }
  | { type: 'home'; home: PageView }
  | { type: 'connected'; connected: boolean }
  /** What Slack shows for a moment when the app did not answer in time, or sent something that Slack refuses. */
  | { type: 'notice'; text: string };

/** Where an interactive element sits. */
export type PageContainer = { type: 'message'; channel: string; ts: string } | { type: 'view'; viewId: string };

/** What every `POST /page/<action>` answers; `act`, `submit` and `options` answer after the bot did, or after 3 s. */
export type PageAnswer =
  | { ok: true; ts?: string; options?: Record<string, unknown>[]; optionGroups?: Record<string, unknown>[] }
  /** `errors`: a refused submission; what to say below each input block, by block_id (then `error` is `invalid_input`). `told`: a `notice` went out already. */
  | { ok: false; error: string; errors?: Record<string, string>; told?: boolean };

/** The bodies of `POST /page/<action>`; each answers with a PageAnswer (`options`: `{ok: true, options}`). */
export interface PageActions {
  /** A message, or a slash command where the text starts with `/` (not in a thread, as in Slack). `user` is one of `people`, in every action. */
  send: { user: string; channel: string; text: string; threadTs?: string };
  /** A press or a choice in a message or a view. `value` is what the element yields, as Slack puts it into `actions[0]`. */
  act: {
    user: string;
    container: PageContainer;
    blockId: string;
    actionId: string;
    /** Element-shaped: `{type: 'button', value}`, `{type: 'static_select', selected_option}`, … */
    element: Record<string, unknown>;
    /** A view's (or a message's) inputs so far, as `view.state.values`. */
    values?: Record<string, Record<string, unknown>>;
  };
  submit: { user: string; viewId: string; values: Record<string, Record<string, unknown>> };
  /** The close button takes away one view; with `all` (the cross in the corner) the whole stack goes. */
  close: { user: string; viewId: string; all?: boolean };
  /** The Home tab was opened: the bot hears `app_home_opened`. */
  home: { user: string };
  /** Type-ahead: `block_suggestion`, of a view by its id, of a message by `container`. */
  options: {
    user: string;
    viewId?: string;
    container?: PageContainer;
    blockId: string;
    actionId: string;
    value: string;
  };
  /** A shortcut of the manifest; `channel` and `ts` name the message of a message shortcut. */
  shortcut: { user: string; callbackId: string; channel?: string; ts?: string };
}
