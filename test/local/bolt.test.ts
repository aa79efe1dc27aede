import type { App } from '@slack/bolt';
import type { View } from '../../src/local/model.ts';
import type { LocalSlack } from '../../src/local/server.ts';
import { startHttpApp, startSocketApp, startTestSlack } from '../support/local-bolt.ts';

const MISAKI = 'U0MISAKI01';

const button = { type: 'button', text: { type: 'plain_text', text: 'もっと' }, action_id: 'more', value: '7' };
const modal = (title: string) => ({
  type: 'modal' as const,
  callback_id: 'form',
  title: { type: 'plain_text' as const, text: title },
  submit: { type: 'plain_text' as const, text: '送る' },
  notify_on_close: true,
  blocks: [
    {
      type: 'input' as const,
      block_id: 'name',
      label: { type: 'plain_text' as const, text: '名前' },
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
    {
      type: 'input' as const,
      block_id: 'post',
      optional: true,
      label: { type: 'plain_text' as const, text: '投稿' },
      element: { type: 'external_select' as const, action_id: 'find', min_query_length: 1 },
    },
  ],
});

/** A small app that uses every way in and out. */
function register(app: App): void {
  app.command('/career', async ({ ack, respond, command, client }) => {
    if (command.text === 'modal') {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: modal('ひとつめ') });
      return;
    }
    if (command.text === 'at once') return ack('すぐに');
    await ack();
    await respond({
      text: `「${command.text}」の答え`,
      blocks: [{ type: 'actions', block_id: 'row', elements: [button as never] }],
    });
  });
  app.action('more', async ({ ack, respond, body }) => {
    await ack();
    const action = body.type === 'block_actions' ? body.actions[0] : undefined;
    await respond({ replace_original: true, text: `もっと ${action && 'value' in action ? action.value : ''}` });
  });
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: `返事: ${event.text}`, thread_ts: event.thread_ts ?? event.ts });
  });
  app.message(async ({ message, say }) => {
    if (message.subtype === undefined && message.channel_type === 'im') await say(`DM: ${message.text}`);
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const text = { type: 'mrkdwn' as const, text: `ようこそ <@${event.user}>` };
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'section', text }] } });
  });
  app.view('form', async ({ ack, view }) => {
    const name = view.state.values.name?.text?.value ?? '';
    if (name === 'bad') return ack({ response_action: 'errors', errors: { name: 'だめです' } });
    if (name === 'next') return ack({ response_action: 'push', view: modal('ふたつめ') });
    if (name === 'change') return ack({ response_action: 'update', view: modal('かわった') });
    if (name === 'clear') return ack({ response_action: 'clear' });
    return ack();
  });
  app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack }) => ack());
  app.options('find', async ({ ack, payload }) => {
    await ack({ options: [{ text: { type: 'plain_text', text: `候補 ${payload.value}` }, value: 'a' }] });
  });
  app.shortcut('related', async ({ ack, respond, shortcut }) => {
    await ack();
    if (shortcut.type === 'message_action') await respond(`関連: ${shortcut.message.text}`);
  });
}

describe.each([
  ['Socket Mode', (slack: LocalSlack) => startSocketApp(slack, register)],
  ['HTTP', (slack: LocalSlack) => startHttpApp(slack, register)],
])('a Bolt app over %s', (_, connect) => {
  let slack: LocalSlack;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    slack = await startTestSlack({ timing: { ackMs: 3_000 } });
    ({ stop } = await connect(slack));
  });

  afterAll(async () => {
    await stop();
    await slack.close();
  });

  const said = (text: string) => slack.waitFor(() => slack.workspace.messages.find((message) => message.text === text));
  const topView = (title: string) =>
    slack.waitFor(() => slack.views.stack(MISAKI).find((view) => view.title?.text === title)) as Promise<View>;

  it('answers a command privately, and replaces the answer at a press', async () => {
    expect(await slack.command(MISAKI, '#random', '/career CRE')).toEqual({ ok: true });
    const answer = await said('「CRE」の答え');
    expect(answer).toMatchObject({ ephemeralTo: MISAKI, user: slack.workspace.bot.id });
    expect(await slack.press(MISAKI, answer, 'more')).toEqual({ ok: true });
    const replaced = await said('もっと 7');
    expect(replaced.ts).toBe(answer.ts);
  });

  it('shows the text of an acknowledgement', async () => {
    await slack.command(MISAKI, '#general', '/career at once');
    expect(await said('すぐに')).toMatchObject({ ephemeralTo: MISAKI });
  });

  it('takes a full-width space after the command', async () => {
    await slack.command(MISAKI, '#general', '/career　転職');
    expect(await said('「転職」の答え')).toBeDefined();
  });

  it('answers a mention in its thread', async () => {
    const question = await slack.post(MISAKI, '#general', '@Senpai R&Dとは？');
    expect(question.text).toBe(`<@${slack.workspace.bot.id}> R&amp;Dとは？`);
    const answer = await said(`返事: ${question.text}`);
    expect(answer.threadTs).toBe(question.ts);
  });

  it('answers a direct message', async () => {
    await slack.post(MISAKI, MISAKI, 'こんにちは');
    expect(await said('DM: こんにちは')).toMatchObject({ channel: slack.workspace.channel(MISAKI)?.id });
  });

  it('publishes the Home tab', async () => {
    await slack.openHome(MISAKI);
    const home = await slack.waitFor(() => slack.views.home(MISAKI));
    expect(home.blocks[0]).toMatchObject({ type: 'section' });
  });

  it('opens, refuses, updates, pushes, closes and clears modals', async () => {
    await slack.command(MISAKI, '#general', '/career modal');
    const first = await topView('ひとつめ');
    expect(await slack.submit(MISAKI)).toEqual({
      ok: false,
      error: 'invalid_input',
      errors: { name: '必須項目です。' },
    });
    const type = (value: string) => slack.submit(MISAKI, { name: { text: { value } } });
    expect(await type('bad')).toEqual({ ok: false, error: 'invalid_input', errors: { name: 'だめです' } });
    expect(await type('next')).toEqual({ ok: true });
    expect(slack.views.stack(MISAKI)).toHaveLength(2);
    expect(await type('change')).toEqual({ ok: true });
    expect(slack.views.stack(MISAKI).map((view) => view.title?.text)).toEqual(['ひとつめ', 'かわった']);
    await slack.closeView(MISAKI);
    expect(slack.views.stack(MISAKI)).toEqual([first]);
    await slack.waitFor(() => slack.deliveries.some(({ payload }) => payload.type === 'view_closed'));
    expect(await type('clear')).toEqual({ ok: true });
    expect(slack.views.stack(MISAKI)).toEqual([]);
  });

  it('completes what is typed into an external select', async () => {
    await slack.command(MISAKI, '#general', '/career modal');
    const answer = await slack.suggest(MISAKI, await topView('ひとつめ'), 'find', 'アリ');
    expect(answer).toMatchObject({ ok: true, options: [{ text: { text: '候補 アリ' } }] });
    await slack.closeView(MISAKI);
  });

  it('runs a message shortcut', async () => {
    const message = await slack.post(MISAKI, '#general', '転職した話');
    await slack.shortcut(MISAKI, 'related', message);
    expect(await said('関連: 転職した話')).toMatchObject({ ephemeralTo: MISAKI });
  });
});
