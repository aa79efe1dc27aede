import { elementsOf } from '../block-rules.ts';
import type { LocalContext } from '../context.ts';
import { sendEvent } from '../events.ts';
import { asText } from '../message-content.ts';
import type { Json, Person, View } from '../model.ts';
import { notice } from '../notices.ts';
import { interactionBody } from '../payloads.ts';
import type { PageActions, PageAnswer } from '../protocol.ts';
import { Refusal } from '../refusal.ts';
import { isObject } from '../rules/shape.ts';
import { type StateValues, stateValues, unfinishedInputs } from '../view-state.ts';
import { viewObject } from '../views.ts';
import { answered, orTell, personOf } from './person.ts';

/** A person submits a modal: the bot hears `view_submission` and says what happens next. */
export async function submit(action: PageActions['submit'], context: LocalContext): Promise<PageAnswer> {
  const person = personOf(action.user, context);
  const view = modalOf(person, action.viewId, context);
  const values = stateValues(view.blocks, action.values);
  const unfinished = unfinishedInputs(view.blocks, values);
  if (unfinished.length > 0) {
    const keys = { required: 'required', too_short: 'tooShort', too_long: 'tooLong' } as const;
    const errors = unfinished.map(({ blockId, rule }) => [blockId, notice(person, keys[rule])]);
    return { ok: false, error: 'invalid_input', errors: Object.fromEntries(errors) };
  }
  const payload: Json = {
    ...interactionBody('view_submission', person, context.workspace),
    trigger_id: context.triggers.issue({ user: person.id, viewId: view.id }),
    view: viewObject(view, context.workspace, values),
    response_urls: responseUrls(view, values, person, context),
  };
  const body = answered(await context.bot.deliver('interactive', payload), person, context);
  return orTell(person, context, () => follow(isObject(body) ? body : {}, view, context));
}

/** A person closes a modal, or with `all` the whole stack: the bot hears `view_closed` where it asked to. */
export async function close(action: PageActions['close'], context: LocalContext): Promise<PageAnswer> {
  const person = personOf(action.user, context);
  const view = modalOf(person, action.viewId, context);
  const all = action.all === true || view.clearOnClose;
  for (const gone of context.views.close(view, all)) {
    if (!gone.notifyOnClose) continue;
    const payload: Json = {
      ...interactionBody('view_closed', person, context.workspace),
      view: viewObject(gone, context.workspace),
      is_cleared: all,
    };
    void context.bot.deliver('interactive', payload);
  }
  return { ok: true };
}

/** A person opens the Home tab: the bot hears `app_home_opened`. */
export async function openHome(action: PageActions['home'], context: LocalContext): Promise<PageAnswer> {
  const person = personOf(action.user, context);
  const { workspace, views } = context;
  const home = views.home(person.id);
  sendEvent(context, 'app_home_opened', {
    type: 'app_home_opened',
    user: person.id,
    channel: workspace.channel(person.id)?.id,
    tab: 'home',
    event_ts: workspace.ids.ts(),
    ...(home && { view: viewObject(home, workspace) }),
  });
  return { ok: true };
}

function modalOf(person: Person, id: string, context: LocalContext): View {
  const view = context.views.stack(person.id).find((entry) => entry.id === id);
  if (!view) throw new Refusal('view_not_found');
  return view;
}

function follow(body: Json, view: View, context: LocalContext): PageAnswer {
  const { views } = context;
  switch (body.response_action) {
    case undefined:
      views.close(view);
      return { ok: true };
    case 'clear':
      views.close(view, true);
      return { ok: true };
    case 'update':
      views.update(view, body.view);
      return { ok: true };
    case 'push':
      views.push(view.user, body.view);
      return { ok: true };
    case 'errors':
      return { ok: false, error: 'invalid_input', errors: readErrors(body.errors, view) };
    default:
      throw new Refusal('invalid_response_action');
  }
}

/** Errors must name input blocks of the view, as in Slack. */
function readErrors(errors: unknown, view: View): Record<string, string> {
  const inputs = new Set(view.blocks.filter(({ type }) => type === 'input').map((block) => block.block_id));
  if (!isObject(errors) || Object.keys(errors).length === 0) throw new Refusal('invalid_errors');
  const stray = Object.keys(errors).filter((blockId) => !inputs.has(blockId));
  if (stray.length > 0) throw new Refusal('invalid_errors', [`no input block "${stray[0]}" [json-pointer:/errors]`]);
  return Object.fromEntries(Object.entries(errors).map(([blockId, text]) => [blockId, asText(text)]));
}

/** One address for each conversation that was chosen in a select with `response_url_enabled`. */
function responseUrls(view: View, values: StateValues, person: Person, context: LocalContext): Json[] {
  return view.blocks.flatMap((block) =>
    elementsOf(block).flatMap(({ element }) => {
      const { action_id, response_url_enabled } = element;
      const state = values[String(block.block_id)]?.[String(action_id)] as Json | undefined;
      const channel_id = state?.selected_conversation ?? state?.selected_channel;
      if (response_url_enabled !== true || typeof channel_id !== 'string') return [];
      const response_url = context.responseUrls.issue(context, 'commands', person.id, channel_id);
      return [{ block_id: block.block_id, action_id, channel_id, response_url }];
    }),
  );
}
