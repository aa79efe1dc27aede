import type { Library } from '../../src/library.ts';
import { ACTIONS, FORMS } from '../../src/slack/names.ts';
import { between, pick, type Random } from '../bench/random.ts';
import { junkText, mutate } from './junk.ts';

type Payload = Record<string, unknown>;

const QUESTIONS = [
  'CREってどんな仕事？',
  '運用と開発',
  'alibaba',
  'help',
  'daily 09:00',
  'list tag:CRE',
  'show 1',
  'random',
  'search',
  '量子重力',
];

/** A payload of any kind: as Slack would send it, or with something wrong in it. */
export function makePayload(library: Library, random: Random): Payload {
  const make = pick([command, command, event, event, press, press, press, form, suggestion, shortcut, other], random);
  const payload = make(library, random);
  return random() < 0.25 ? payload : mutate(payload, random);
}

const user = (random: Random) => ({ id: `U${between(1, 1_000_000, random)}`, team_id: 'T1' });
const trigger = (random: Random) => `${random()}`;
const RESPONSE_URL = 'http://127.0.0.1/commands/1';

function command(_: Library, random: Random): Payload {
  return {
    command: '/career',
    text: random() < 0.4 ? pick(QUESTIONS, random) : `${pick(QUESTIONS, random)} ${junkText(random)}`,
    user_id: user(random).id,
    team_id: 'T1',
    channel_id: pick(['C1', 'D1', 'G1'], random),
    trigger_id: trigger(random),
    response_url: RESPONSE_URL,
  };
}

function event(_: Library, random: Random): Payload {
  const type = pick(['app_mention', 'message', 'app_home_opened', 'tokens_revoked', 'app_uninstalled'], random);
  const ts = `${between(1, 1e9, random)}.000100`;
  return {
    type: 'event_callback',
    team_id: 'T1',
    event_id: `Ev${random()}`,
    event_time: 1,
    event: {
      type,
      user: user(random).id,
      channel: type === 'message' ? 'D1' : 'C1',
      channel_type: type === 'message' ? 'im' : 'channel',
      text: `<@UBOT> ${pick(QUESTIONS, random)} ${random() < 0.5 ? junkText(random) : ''}`,
      ts,
      ...(random() < 0.3 && { thread_ts: '1.000100' }),
      ...(random() < 0.2 && {
        subtype: pick(['message_changed', 'file_share', 'bot_message', 'thread_broadcast'], random),
      }),
      tab: pick(['home', 'messages'], random),
      tokens: { bot: [] },
    },
  };
}

/** What a button of ours may carry, and what it never would. */
function state(library: Library, random: Random): string {
  const ids = library.posts.map(({ id }) => id);
  const full = mutate(
    {
      p: pick(ids, random),
      q: pick(QUESTIONS, random),
      o: between(0, 6, random),
      k: 'first',
      v: 'up',
      c: 'C1',
      m: '1.000100',
      t: 'CRE',
      a: 'a-know',
      y: '2018',
    },
    random,
  ) as Payload;
  const kept = Object.entries(full).filter(() => random() < 0.6);
  const exact = pick(
    [
      { q: pick(QUESTIONS, random), o: between(0, 6, random) },
      { p: pick(ids, random), q: pick(QUESTIONS, random) },
      { q: pick(QUESTIONS, random) },
      { p: pick(ids, random) },
      { p: pick(ids, random), k: 'first', v: 'up' },
      { c: 'C1' },
      {},
      Object.fromEntries(kept),
    ],
    random,
  );
  const text = JSON.stringify(exact);
  return random() < 0.1 ? text.slice(0, between(0, text.length, random)) : text;
}

const where = (random: Random) =>
  random() < 0.6
    ? {
        channel: { id: pick(['C1', 'D1'], random) },
        container: { type: 'message', message_ts: '2.000100', channel_id: 'C1', is_ephemeral: random() < 0.5 },
        ...(random() < 0.5 && { message: { ts: '2.000100', thread_ts: '1.000100' } }),
        response_url: RESPONSE_URL,
      }
    : {
        container: { type: 'view', view_id: 'V1' },
        view: {
          id: 'V1',
          type: pick(['modal', 'home'], random),
          root_view_id: 'V1',
          previous_view_id: null,
          hash: 'h',
          state: { values: {} },
          private_metadata: '',
          callback_id: 'x',
        },
      };

function press(library: Library, random: Random): Payload {
  const value = state(library, random);
  const choice =
    random() < 0.5
      ? value
      : `${pick(['similar', 'byAuthor', 'inside', 'burn'], random)}:${pick(library.posts, random).id}`;
  return {
    type: 'block_actions',
    team: { id: 'T1' },
    user: user(random),
    trigger_id: trigger(random),
    ...where(random),
    actions: [
      {
        action_id: `${pick(ACTIONS, random)}${random() < 0.6 ? `.${between(0, 3, random)}` : ''}`,
        block_id: 'b',
        type: 'button',
        value,
        selected_option: { value: choice, text: { type: 'plain_text', text: 'x' } },
      },
    ],
  };
}

function form(library: Library, random: Random): Payload {
  const input = {
    value: random() < 0.5 ? pick(QUESTIONS, random) : junkText(random),
    selected_conversation: 'C1',
    selected_time: '09:00',
    selected_option: { value: 'Asia/Tokyo' },
    selected_options: [],
  };
  const values = Object.fromEntries(
    ['question', 'comment', 'channel', 'time', 'zone', 'days', 'tags', 'authors'].map((id) => [id, { [id]: input }]),
  );
  return {
    type: pick(['view_submission', 'view_submission', 'view_closed'], random),
    team: { id: 'T1' },
    user: user(random),
    trigger_id: trigger(random),
    view: {
      id: 'V1',
      type: 'modal',
      callback_id: pick(FORMS, random),
      private_metadata: state(library, random),
      state: { values },
      root_view_id: 'V1',
      previous_view_id: null,
      hash: 'h',
    },
  };
}

function suggestion(_: Library, random: Random): Payload {
  return {
    type: 'block_suggestion',
    team: { id: 'T1' },
    user: user(random),
    action_id: 'homeFind',
    block_id: 'b',
    value: junkText(random),
    ...where(random),
  };
}

function shortcut(_: Library, random: Random): Payload {
  return {
    type: 'message_action',
    callback_id: 'related',
    team: { id: 'T1' },
    user: user(random),
    channel: { id: 'C1' },
    message: { type: 'message', text: junkText(random), user: 'U2', ts: '3.000100', blocks: [] },
    message_ts: '3.000100',
    trigger_id: trigger(random),
    response_url: RESPONSE_URL,
  };
}

function other(_: Library, random: Random): Payload {
  return pick(
    [
      { type: 'url_verification', challenge: junkText(random) },
      { type: 'app_rate_limited' },
      { ssl_check: '1' },
      {},
      { type: junkText(random) },
    ],
    random,
  );
}
