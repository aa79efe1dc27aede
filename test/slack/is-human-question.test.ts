import { isHumanQuestion } from '../../src/slack/is-human-question.ts';

const human = { type: 'message', user: 'U1', channel: 'C1', ts: '1.000100', text: 'CRE' };

describe('isHumanQuestion', () => {
  it.each([
    ['a message', {}],
    ['a mention', { type: 'app_mention' }],
    ['a reply', { thread_ts: '1.000000' }],
    ['a message with a file', { subtype: 'file_share', text: '' }],
    ['a reply that is also sent to the channel', { subtype: 'thread_broadcast', thread_ts: '1.000000' }],
    ['a message without text', { text: undefined }],
    ['fields that nobody knows yet', { client_msg_id: 'x', blocks: [], team: 'T1', new_field: 1 }],
  ])('is true for %s', (_, part) => {
    expect(isHumanQuestion({ ...human, ...part }, 'UBOT')).toBe(true);
  });

  it.each([
    ['our own message', { user: 'UBOT' }],
    ['another bot', { bot_id: 'B1' }],
    ['another bot in a mention', { type: 'app_mention', bot_id: 'B1', user: 'U9' }],
    ['a bot with a profile only', { bot_profile: { id: 'B1' } }],
    ['an app that posts for a person', { app_id: 'A1' }],
    ['an old bot message', { subtype: 'bot_message', user: undefined }],
    ['an edit', { subtype: 'message_changed', message: {}, hidden: true, user: undefined }],
    ['a deletion', { subtype: 'message_deleted', hidden: true, user: undefined }],
    ['a mention that was edited', { type: 'app_mention', edited: { user: 'U1', ts: '2.0' } }],
    ['somebody who joins', { subtype: 'channel_join' }],
    ['a new topic', { subtype: 'channel_topic' }],
    ['Slackbot', { user: 'USLACKBOT' }],
    ['a reminder', { subtype: 'reminder_add' }],
    ['no channel', { channel: undefined }],
    ['no time', { ts: undefined }],
    ['a time that is a number', { ts: 1.0001 }],
  ])('is false for %s', (_, part) => {
    expect(isHumanQuestion({ ...human, ...part }, 'UBOT')).toBe(false);
  });
});
