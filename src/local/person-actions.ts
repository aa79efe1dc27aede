import { findElement } from './complete-blocks.ts';
import type { LocalContext } from './context.ts';
import { announceChange } from './events.ts';
import type { Message, View } from './model.ts';
import { runPageAction } from './page-api.ts';
import { encodePersonText } from './person-text.ts';
import type { PageAnswer } from './protocol.ts';
import type { StateValues } from './view-state.ts';

/** Where to press: a message or a view. */
export type Target = Message | View;

/** What a person can do, as the page does it; users and channels by id, channels also by name (`#general`). */
export interface PersonActions {
  /** `channel`: a person's own id names their direct message with the bot. */
  post(user: string, channel: string, text: string, options?: { threadTs?: string }): Promise<Message>;
  edit(user: string, message: Message, text: string): void;
  /** `text` with the command: `/career CRE`. Answers when the bot has acknowledged. */
  command(user: string, channel: string, text: string): Promise<PageAnswer>;
  /** `element`: what a choice yields, as `{selected_option}`; a button needs none. */
  press(
    user: string,
    target: Target,
    actionId: string,
    options?: { element?: Record<string, unknown>; values?: StateValues; blockId?: string },
  ): Promise<PageAnswer>;
  /** Without `view`, the topmost modal; `values` as `{block_id: {action_id: {value}}}`, the rest as the view has it. */
  submit(user: string, values?: StateValues, view?: View): Promise<PageAnswer>;
  closeView(user: string, options?: { view?: View; all?: boolean }): Promise<PageAnswer>;
  openHome(user: string): Promise<PageAnswer>;
  suggest(user: string, target: Target, actionId: string, value: string): Promise<PageAnswer>;
  shortcut(user: string, callbackId: string, message?: Message): Promise<PageAnswer>;
}

/** The actions of the people of one local Slack. */
export function personActions(context: LocalContext): PersonActions {
  const { workspace, views } = context;
  const channelId = (name: string) => workspace.channel(name)?.id ?? name;
  const topOf = (user: string): View => {
    const view = views.stack(user).at(-1);
    if (!view) throw new Error(`local Slack: ${user} has no open modal`);
    return view;
  };
  return {
    async post(user, channel, text, { threadTs } = {}) {
      const answer = await runPageAction('send', { user, channel: channelId(channel), text, threadTs }, context);
      const message = answer.ok && answer.ts ? workspace.message(channelId(channel), answer.ts) : undefined;
      if (message) return message;
      throw new Error(`local Slack: the message was not sent: ${JSON.stringify(answer)}`);
    },
    edit(user, message, text) {
      if (message.user !== user) throw new Error(`local Slack: ${user} did not write this message`);
      workspace.change(message, { ...encodePersonText(text, workspace), editedAt: workspace.ids.ts() });
      announceChange(context, message);
    },
    command: (user, channel, text) => runPageAction('send', { user, channel: channelId(channel), text }, context),
    press(user, target, actionId, { element = {}, values, blockId } = {}) {
      const container = containerOf(target);
      const block = blockId ?? blockOf(target, actionId);
      return runPageAction('act', { user, container, blockId: block, actionId, element, values }, context);
    },
    submit: (user, values = {}, view = topOf(user)) =>
      runPageAction('submit', { user, viewId: view.id, values }, context),
    closeView: (user, { view = topOf(user), all } = {}) =>
      runPageAction('close', { user, viewId: view.id, all }, context),
    openHome: (user) => runPageAction('home', { user }, context),
    suggest(user, target, actionId, value) {
      const container = containerOf(target);
      return runPageAction(
        'options',
        { user, container, blockId: blockOf(target, actionId), actionId, value },
        context,
      );
    },
    shortcut: (user, callbackId, message) =>
      runPageAction('shortcut', { user, callbackId, channel: message?.channel, ts: message?.ts }, context),
  };
}

function containerOf(target: Target) {
  return 'ts' in target
    ? { type: 'message' as const, channel: target.channel, ts: target.ts }
    : { type: 'view' as const, viewId: target.id };
}

function blockOf(target: Target, actionId: string): string {
  const found = findElement(target.blocks ?? [], actionId);
  if (!found) throw new Error(`local Slack: no element with action_id "${actionId}" here`);
  return String(found.block.block_id);
}
