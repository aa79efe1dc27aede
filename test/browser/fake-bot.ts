import { setTimeout as delay } from 'node:timers/promises';
import type { App, types } from '@slack/bolt';

const plain = (text: string): types.PlainTextElement => ({ type: 'plain_text', text });
const option = (value: string, text: string): types.PlainTextOption => ({ value, text: plain(text) });

const FORM: types.ModalView = {
  type: 'modal',
  callback_id: 'form',
  title: plain('毎日の一節'),
  submit: plain('保存する'),
  close: plain('やめる'),
  blocks: [
    {
      type: 'input',
      block_id: 'note',
      label: plain('ひとこと'),
      element: { type: 'plain_text_input', action_id: 'text' },
    },
    {
      type: 'input',
      block_id: 'post',
      optional: true,
      label: plain('投稿'),
      element: { type: 'external_select', action_id: 'find', min_query_length: 1 },
    },
    {
      type: 'input',
      block_id: 'tags',
      optional: true,
      label: plain('タグ'),
      element: { type: 'checkboxes', action_id: 'tags', options: [option('cre', 'CRE'), option('sre', 'SRE')] },
    },
    { type: 'actions', block_id: 'more', elements: [{ type: 'button', action_id: 'push', text: plain('くわしく') }] },
  ],
};

const ASK: types.ModalView = {
  type: 'modal',
  callback_id: 'ask',
  title: plain('続けて聞く'),
  submit: plain('送る'),
  blocks: [
    {
      type: 'input',
      block_id: 'name',
      optional: true,
      label: plain('名前'),
      element: { type: 'plain_text_input', action_id: 'text' },
    },
    {
      type: 'input',
      block_id: 'question',
      label: plain('質問'),
      element: { type: 'plain_text_input', action_id: 'text', focus_on_load: true },
    },
  ],
};

/** A view of the title of `ASK` that only shows a line. */
function lineView(line: string): types.ModalView {
  return { type: 'modal', title: plain('続けて聞く'), blocks: [{ type: 'header', text: plain(line) }] };
}

/** A bot with one of everything that the page must draw and pass on; `submitted` receives the values of the form. */
export function registerFakeBot(app: App, submitted: (values: unknown) => void): void {
  app.command('/career', async ({ ack, respond, command }) => {
    await ack();
    await respond({
      text: `${command.text} の答え`,
      blocks: [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: `「${command.text}」 &lt;b&gt;literal&lt;/b&gt; &lt;!channel&gt;` },
        },
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_quote',
              elements: [
                { type: 'text', text: 'CRE', style: { bold: true } },
                { type: 'text', text: 'とは <img src=x onerror=alert(1)> *literal*' },
              ],
            },
            {
              type: 'rich_text_quote',
              elements: [
                { type: 'text', text: '全文：' },
                { type: 'link', url: `https://example.com/${'unbroken'.repeat(12)}` },
              ],
            },
          ],
        },
        {
          type: 'actions',
          block_id: 'row',
          elements: [
            { type: 'button', action_id: 'next', text: plain('もっと見る'), value: '2' },
            { type: 'button', action_id: 'form', text: plain('設定'), style: 'primary' },
            { type: 'button', action_id: 'ask', text: plain('聞く') },
            {
              type: 'button',
              action_id: 'drop',
              text: plain('消す'),
              style: 'danger',
              confirm: {
                title: plain('消しますか'),
                text: plain('戻せません'),
                confirm: plain('消す'),
                deny: plain('やめる'),
              },
            },
          ],
        },
      ],
    });
  });
  app.action('next', async ({ ack, respond, payload }) => {
    await ack();
    await respond({ replace_original: true, text: `ページ ${'value' in payload ? payload.value : ''}` });
  });
  app.action('drop', async ({ ack, respond }) => {
    await ack();
    await respond({ delete_original: true });
  });
  app.action('form', async ({ ack, body, client }) => {
    await ack();
    if ('trigger_id' in body) await client.views.open({ trigger_id: body.trigger_id, view: FORM });
  });
  app.action('ask', async ({ ack, body, client }) => {
    await ack();
    if (!('trigger_id' in body)) return;
    const { view } = await client.views.open({ trigger_id: body.trigger_id, view: lineView('読み込み中') });
    await delay(300);
    if (view?.id) await client.views.update({ view_id: view.id, view: ASK });
  });
  app.view('ask', async ({ ack }) => ack({ response_action: 'update', view: lineView('届きました') }));
  app.action('push', async ({ ack, body, client }) => {
    await ack();
    const blocks: types.KnownBlock[] = [{ type: 'header', text: plain('二枚目です') }];
    const view: types.ModalView = { type: 'modal', title: plain('くわしく'), close: plain('閉じる'), blocks };
    if ('trigger_id' in body) await client.views.push({ trigger_id: body.trigger_id, view });
  });
  app.options('find', async ({ ack, payload }) => {
    await ack({ options: [option('1', `${payload.value} の投稿`), option('2', 'ほかの投稿')] });
  });
  app.view('form', async ({ ack, view }) => {
    const text = view.state.values.note?.text?.value;
    if (text === 'だめ') return ack({ response_action: 'errors', errors: { note: 'この言葉は使えません。' } });
    await ack();
    submitted(view.state.values);
  });
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: `返事 ${event.text}`, thread_ts: event.thread_ts ?? event.ts });
  });
  app.message(async ({ message, say }) => {
    if (message.subtype !== undefined || message.channel_type !== 'im') return;
    await say({ text: `DMの返事 ${message.text}`, thread_ts: message.thread_ts ?? message.ts });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const blocks: types.KnownBlock[] = [{ type: 'header', text: plain('先輩の本棚') }];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
}
