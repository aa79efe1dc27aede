import type { LocalSlack } from '../../src/local/server.ts';
import { startTestSlack, TEST_MANIFEST } from '../support/local-bolt.ts';
import { callApi, connectRawBot, type RawBot } from '../support/local-client.ts';

const MISAKI = 'U0MISAKI01';
const modal = (more: object = {}) => ({
  type: 'modal',
  title: { type: 'plain_text', text: '題' },
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '本文' } }],
  ...more,
});

let slack: LocalSlack;
let bot: RawBot;
let now = 1_700_000_000_000;
const call = (method: string, args: Record<string, unknown>) => callApi(slack, method, args);
const trigger = async () => {
  await slack.command(MISAKI, '#general', '/career a');
  return slack.deliveries.at(-1)?.payload.trigger_id as string;
};

beforeEach(async () => {
  slack = await startTestSlack({ clock: () => now });
  bot = await connectRawBot(slack, () => ({}));
});
afterEach(async () => {
  bot.close();
  await slack.close();
});

describe('trigger_id', () => {
  it('opens one view', async () => {
    const trigger_id = await trigger();
    expect(await call('views.open', { trigger_id, view: modal() })).toMatchObject({
      ok: true,
      view: { type: 'modal', title: { text: '題' }, hash: expect.any(String), state: { values: {} } },
    });
    expect(await call('views.open', { trigger_id, view: modal() })).toMatchObject({ error: 'exchanged_trigger_id' });
  });

  it('lives for three seconds', async () => {
    const trigger_id = await trigger();
    now += 3_000;
    const late = await trigger();
    now += 3_001;
    expect(await call('views.open', { trigger_id: late, view: modal() })).toMatchObject({
      error: 'expired_trigger_id',
    });
    expect(await call('views.open', { trigger_id, view: modal() })).toMatchObject({ error: 'expired_trigger_id' });
  });

  it('must be one that was given', async () => {
    expect(await call('views.open', { trigger_id: '1.2.3', view: modal() })).toMatchObject({
      error: 'invalid_trigger_id',
    });
    expect(await call('views.open', { view: modal() })).toMatchObject({ error: 'invalid_arguments' });
  });

  it('is not spent by a view that is refused', async () => {
    const trigger_id = await trigger();
    const view = modal({ title: { type: 'plain_text', text: 'あ'.repeat(25) } });
    expect(await call('views.open', { trigger_id: 'x', view: '{' })).toMatchObject({ error: 'invalid_arguments' });
    expect(await call('views.open', { trigger_id, view })).toEqual({
      ok: false,
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] },
    });
    expect(await call('views.open', { trigger_id, view: modal() })).toMatchObject({ ok: true });
  });
});

describe('views', () => {
  it('stacks three modals and no more', async () => {
    for (const method of ['views.open', 'views.push', 'views.push']) {
      expect(await call(method, { trigger_id: await trigger(), view: modal() })).toMatchObject({ ok: true });
    }
    const refused = await call('views.push', { trigger_id: await trigger(), view: modal() });
    expect(refused).toMatchObject({ error: 'push_limit_reached' });
    const [root, second] = slack.views.stack(MISAKI);
    expect(second).toMatchObject({ rootId: root?.id, previousId: root?.id });
    await slack.closeView(MISAKI, { all: true });
    expect(slack.views.stack(MISAKI)).toEqual([]);
  });

  it('updates by id or external_id, under the right hash', async () => {
    const opened = await call('views.open', { trigger_id: await trigger(), view: modal({ external_id: 'mine' }) });
    const { id, hash } = opened.view as { id: string; hash: string };
    const view = modal({ title: { type: 'plain_text', text: '新' } });
    expect(await call('views.update', { view_id: id, hash: 'old', view })).toMatchObject({ error: 'hash_conflict' });
    const updated = await call('views.update', { view_id: id, hash, view: { ...view, external_id: 'mine' } });
    expect(updated).toMatchObject({ ok: true, view: { id, title: { text: '新' } } });
    expect((updated.view as { hash: string }).hash).not.toBe(hash);
    expect(await call('views.update', { external_id: 'mine', view })).toMatchObject({ ok: true });
    expect(await call('views.update', { view_id: 'V9', view })).toMatchObject({ error: 'not_found' });
  });

  it('refuses a view of more than 250 KB', async () => {
    const text = { type: 'mrkdwn', text: 'あ'.repeat(3_000) };
    const blocks = Array.from({ length: 30 }, () => ({ type: 'section', text }));
    const view = modal({ blocks });
    expect(await call('views.open', { trigger_id: await trigger(), view })).toMatchObject({ error: 'view_too_large' });
  });

  it('publishes a Home tab for one person, if the app has one', async () => {
    const view = { type: 'home', blocks: [{ type: 'divider' }] };
    const first = await call('views.publish', { user_id: MISAKI, view });
    const again = await call('views.publish', { user_id: MISAKI, view });
    expect((again.view as { id: string }).id).toBe((first.view as { id: string }).id);
    expect(slack.views.home('U0ALEX0001')).toBeUndefined();
    expect(await call('views.publish', { user_id: MISAKI, view: modal() })).toMatchObject({
      error: 'invalid_arguments',
    });
    const without = await startTestSlack({ manifest: { ...TEST_MANIFEST, homeTab: false } });
    expect(await callApi(without, 'views.publish', { user_id: MISAKI, view })).toMatchObject({ error: 'not_enabled' });
    await without.close();
  });

  it('sends the whole state with a submission, with what each input started with', async () => {
    const blocks = [
      {
        type: 'input',
        block_id: 'kind',
        label: { type: 'plain_text', text: '種類' },
        element: {
          type: 'static_select',
          action_id: 'pick',
          options: [{ text: { type: 'plain_text', text: '転職' }, value: 'job' }],
          initial_option: { text: { type: 'plain_text', text: '転職' }, value: 'job' },
        },
      },
      {
        type: 'input',
        block_id: 'where',
        optional: true,
        label: { type: 'plain_text', text: '場所' },
        element: { type: 'conversations_select', action_id: 'channel', response_url_enabled: true },
      },
    ];
    const submit = { type: 'plain_text', text: '送る' };
    await call('views.open', { trigger_id: await trigger(), view: modal({ blocks, submit, private_metadata: 'm' }) });
    await slack.submit(MISAKI, { where: { channel: { selected_conversation: 'C0RANDOM01' } } });
    expect(slack.deliveries.at(-1)?.payload).toMatchObject({
      type: 'view_submission',
      view: {
        private_metadata: 'm',
        state: {
          values: {
            kind: { pick: { type: 'static_select', selected_option: { value: 'job' } } },
            where: { channel: { type: 'conversations_select', selected_conversation: 'C0RANDOM01' } },
          },
        },
      },
      response_urls: [{ block_id: 'where', channel_id: 'C0RANDOM01', response_url: expect.any(String) }],
    });
    expect(slack.views.stack(MISAKI)).toEqual([]);
  });

  it('keeps a modal open, and says so, when nothing acknowledges', async () => {
    await call('views.open', { trigger_id: await trigger(), view: modal() });
    bot.close();
    await slack.waitFor(() => !slack.connected());
    expect(await slack.submit(MISAKI)).toEqual({ ok: false, error: 'not_connected', told: true });
    expect(slack.views.stack(MISAKI)).toHaveLength(1);
  });
});
