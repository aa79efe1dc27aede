import type { FormArgs } from '../../src/slack/listeners/form.ts';
import type { PressArgs } from '../../src/slack/listeners/press.ts';
import type { Stage } from './fake-deps.ts';

/** Places where something can be pressed: a private answer, a thread, the Home tab. */
export const ephemeral = {
  container: { channel_id: 'C1', message_ts: '9.000100', is_ephemeral: true },
  channel: { id: 'C1' },
  response_url: 'https://hooks.example.com/actions/1',
};
export const inThread = {
  container: { channel_id: 'C1', message_ts: '9.000100', is_ephemeral: false, thread_ts: '8.000100' },
  message: { ts: '9.000100', thread_ts: '8.000100' },
  channel: { id: 'C1' },
};
export const onHome = { view: { id: 'V0', type: 'home' } };

/** A modal that lies on `depth - 1` others. */
export function inModal(depth: 1 | 2 | 3) {
  const below = { 1: null, 2: 'V7', 3: 'V8' }[depth];
  return { view: { id: 'V9', type: 'modal', root_view_id: depth === 1 ? 'V9' : 'V7', previous_view_id: below } };
}

/** The press of a button of this value, which is also the choice of an option of it. */
export function press(stage: Stage, value: string | undefined, where: object = ephemeral): PressArgs {
  return {
    action: { action_id: 'x', value, ...(value !== undefined && { selected_option: { value } }) },
    body: { user: { id: 'U1' }, trigger_id: 'tr', ...where },
    ack: stage.ack,
    respond: stage.respond,
    client: stage.client,
  };
}

/** A form that was sent, with the words in its fields. */
export function submission(stage: Stage, state: string | undefined, words: Record<string, string> = {}): FormArgs {
  const values = Object.fromEntries(Object.entries(words).map(([id, value]) => [id, { [id]: { value } }]));
  return {
    body: { user: { id: 'U1' } },
    view: { id: 'V9', type: 'modal', private_metadata: state, state: { values } },
    ack: stage.acknowledge,
    client: stage.client,
  };
}
