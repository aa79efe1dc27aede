import { checkOptions } from '../block-rules.ts';
import { findElement } from '../complete-blocks.ts';
import type { LocalContext } from '../context.ts';
import type { Channel, Json, Message, Person, View } from '../model.ts';
import { channelReference, interactionBody, messageObject } from '../payloads.ts';
import type { AnyBlock, PageActions, PageAnswer, PageContainer } from '../protocol.ts';
import { Refusal } from '../refusal.ts';
import { isObject } from '../rules/shape.ts';
import { type StateValues, stateValues } from '../view-state.ts';
import { viewObject } from '../views.ts';
import { answered, channelFor, messageFor, orTell, personOf } from './person.ts';

type Place = { view: View } | { message: Message; channel: Channel };

/** A person presses or chooses: the bot hears `block_actions`. */
export async function act(action: PageActions['act'], context: LocalContext): Promise<PageAnswer> {
  const person = personOf(action.user, context);
  const place = placeOf(person, action.container, context);
  const found = findElement(blocksOf(place), action.actionId, action.blockId);
  if (!found) throw new Refusal('element_not_found');
  const { workspace } = context;
  const values = withOwnState(action);
  const payload: Json = {
    ...interactionBody('block_actions', person, workspace),
    ...placeFields(place, values, context),
    trigger_id: triggerFor(person, place, context),
    ...('message' in place && { response_url: responseUrl(person, place, context) }),
    actions: [
      {
        ...pressedFields(found.element),
        ...action.element,
        type: found.element.type,
        action_id: action.actionId,
        block_id: found.block.block_id,
        action_ts: workspace.ids.ts(),
      },
    ],
  };
  answered(await context.bot.deliver('interactive', payload), person, context);
  return { ok: true };
}

/** A person types into an external select: the bot hears `block_suggestion` and gives options. */
export async function options(action: PageActions['options'], context: LocalContext): Promise<PageAnswer> {
  const person = personOf(action.user, context);
  const container = action.container ?? { type: 'view' as const, viewId: action.viewId ?? '' };
  const place = placeOf(person, container, context);
  const found = findElement(blocksOf(place), action.actionId, action.blockId);
  if (!found) throw new Refusal('element_not_found');
  const payload: Json = {
    ...interactionBody('block_suggestion', person, context.workspace),
    ...placeFields(place, {}, context),
    action_id: action.actionId,
    block_id: found.block.block_id,
    value: action.value,
  };
  const body = answered(await context.bot.deliver('interactive', payload), person, context);
  return orTell(person, context, () => {
    const complaints = checkOptions(body);
    if (complaints.length > 0 || !isObject(body)) throw new Refusal('invalid_options', complaints);
    const groups = Array.isArray(body.option_groups) ? (body.option_groups as Json[]) : undefined;
    const flat = groups ? groups.flatMap((group) => group.options as Json[]) : (body.options as Json[]);
    return { ok: true, options: flat, ...(groups && { optionGroups: groups }) };
  });
}

/** A person uses a shortcut: the bot hears `message_action` or `shortcut`. */
export async function shortcut(action: PageActions['shortcut'], context: LocalContext): Promise<PageAnswer> {
  const person = personOf(action.user, context);
  const { workspace } = context;
  const known = workspace.manifest.shortcuts.find((entry) => entry.callback_id === action.callbackId);
  if (!known) throw new Refusal('invalid_shortcut');
  const trigger_id = context.triggers.issue({ user: person.id });
  const common = { callback_id: known.callback_id, trigger_id, action_ts: workspace.ids.ts() };
  if (known.type === 'global') {
    const payload = { ...interactionBody('shortcut', person, workspace), ...common };
    answered(await context.bot.deliver('interactive', payload), person, context);
    return { ok: true };
  }
  const channel = channelFor(person, action.channel ?? '', context);
  const message = messageFor(person, channel.id, action.ts ?? '', context);
  const payload: Json = {
    ...interactionBody('message_action', person, workspace),
    ...common,
    message_ts: message.ts,
    channel: channelReference(channel),
    message: messageObject(message, workspace),
    response_url: responseUrl(person, { message, channel }, context),
  };
  answered(await context.bot.deliver('interactive', payload), person, context);
  return { ok: true };
}

function placeOf(person: Person, container: PageContainer, context: LocalContext): Place {
  if (container.type === 'view') {
    const view = context.views.find(container.viewId);
    if (!view || view.user !== person.id) throw new Refusal('view_not_found');
    return { view };
  }
  const channel = channelFor(person, container.channel, context);
  return { channel, message: messageFor(person, channel.id, container.ts, context) };
}

function blocksOf(place: Place): AnyBlock[] {
  return 'view' in place ? place.view.blocks : (place.message.blocks ?? []);
}

/** Slack leaves the message itself out of payloads from private messages. */
function placeFields(place: Place, values: StateValues, context: LocalContext): Json {
  const { workspace } = context;
  if ('view' in place) {
    return {
      container: { type: 'view', view_id: place.view.id },
      view: viewObject(place.view, workspace, values),
    };
  }
  const { channel, message } = place;
  const isEphemeral = message.ephemeralTo !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.threadTs && { thread_ts: message.threadTs }),
    },
    channel: channelReference(channel),
    ...(!isEphemeral && { message: messageObject(message, workspace) }),
    state: { values: stateValues(message.blocks ?? [], values) },
  };
}

function triggerFor(person: Person, place: Place, context: LocalContext): string {
  return context.triggers.issue({ user: person.id, ...('view' in place && { viewId: place.view.id }) });
}

function responseUrl(person: Person, place: { message: Message; channel: Channel }, context: LocalContext): string {
  return context.responseUrls.issue(context, 'actions', person.id, place.channel.id, place.message);
}

/** What an element itself adds to `actions[0]`: a button its text, value and url, a select its placeholder. */
function pressedFields(element: Json): Json {
  const names = ['text', 'value', 'url', 'style', 'placeholder'];
  return Object.fromEntries(names.filter((name) => element[name] !== undefined).map((name) => [name, element[name]]));
}

/** The state already holds what was just chosen. */
function withOwnState({ values = {}, blockId, actionId, element }: PageActions['act']): StateValues {
  return { ...values, [blockId]: { ...values[blockId], [actionId]: element } };
}
