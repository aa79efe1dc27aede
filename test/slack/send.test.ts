import { webApi } from '@slack/bolt';
import { buildNotice } from '../../src/slack/blocks/guides.ts';
import { answerPrivately, post, respondInChannel } from '../../src/slack/send.ts';
import { fakeStage, respondError } from '../support/fake-deps.ts';

const message = buildNotice('R&D の話です。');
const refused = new webApi.WebAPIRequestError(Object.assign(new TypeError('x'), { cause: { code: 'ECONNREFUSED' } }));
const reset = new webApi.WebAPIRequestError(Object.assign(new TypeError('x'), { cause: { code: 'ECONNRESET' } }));

describe('post', () => {
  const place = { channel: 'C1', thread: '1.000100' };

  it('posts into the thread, without previews or markup', async () => {
    const stage = fakeStage();
    await post(stage.deps, stage.client, place, message);
    expect(stage.deeds).toEqual([
      {
        did: 'postMessage',
        args: {
          channel: 'C1',
          thread_ts: '1.000100',
          mrkdwn: false,
          unfurl_links: false,
          unfurl_media: false,
          text: 'R&amp;D の話です。',
          blocks: message.blocks,
        },
      },
    ]);
  });

  it.each(['invalid_blocks', 'msg_blocks_too_long'])('sends plain text after %s', async (code) => {
    const stage = fakeStage();
    stage.fail('postMessage', code);
    await post(stage.deps, stage.client, place, message);
    expect(stage.names()).toEqual(['postMessage', 'postMessage']);
    expect(stage.last('postMessage')?.blocks).toBeUndefined();
    expect(stage.log.lines[0]?.level).toBe('error');
  });

  it.each([
    ['a refused connection', refused, 2],
    ['too many calls', new webApi.WebAPIRateLimitedError(0), 2],
    ['a broken connection', reset, 1],
    ['a broken Slack', new webApi.WebAPIHTTPError(500, 'x', {}), 1],
    ['far too many calls', new webApi.WebAPIRateLimitedError(600), 1],
    ['a refusal', 'not_in_channel', 1],
  ])('after %s it has called as often as is safe', async (_, failure, calls) => {
    const stage = fakeStage();
    stage.fail('postMessage', failure);
    await post(stage.deps, stage.client, place, message).catch(() => {});
    expect(stage.names()).toHaveLength(calls);
  });

  it('lets a failure rise', async () => {
    const stage = fakeStage();
    stage.fail('postMessage', 'is_archived');
    await expect(post(stage.deps, stage.client, place, message)).rejects.toThrow('is_archived');
  });
});

describe('answerPrivately', () => {
  const asker = (stage: ReturnType<typeof fakeStage>) => ({
    respond: stage.respond,
    client: stage.client,
    channel: 'C1',
    user: 'U1',
    thread: '1.000100',
  });

  it('responds to the asker alone, in the thread', async () => {
    const stage = fakeStage();
    await answerPrivately(stage.deps, asker(stage), message);
    expect(stage.last('respond')).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
      thread_ts: '1.000100',
      unfurl_links: false,
    });
  });

  it('replaces in place', async () => {
    const stage = fakeStage();
    await answerPrivately(stage.deps, asker(stage), message, { replace: true });
    expect(stage.last('respond')).toMatchObject({ replace_original: true });
    expect(stage.last('respond')?.thread_ts).toBeUndefined();
  });

  it.each([
    ['is gone', respondError(404)],
    ['has expired', respondError(410)],
    ['is used too often', respondError(429)],
    ['cannot be reached', Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } })],
  ])('posts privately when the response_url %s', async (_, failure) => {
    const stage = fakeStage();
    stage.fail('respond', failure);
    await answerPrivately(stage.deps, asker(stage), message);
    expect(stage.names()).toEqual(['respond', 'postEphemeral']);
    expect(stage.last('postEphemeral')).toMatchObject({ channel: 'C1', user: 'U1', thread_ts: '1.000100' });
  });

  it('says that the line broke where the answer may stand there already, and not the answer again', async () => {
    const stage = fakeStage();
    stage.fail('respond', new TypeError('fetch failed'));
    await answerPrivately(stage.deps, asker(stage), message);
    expect(stage.names()).toEqual(['respond', 'postEphemeral']);
    expect(stage.last('postEphemeral')?.text).toContain('届いていないかもしれません');
  });

  it('repeats what does no harm twice', async () => {
    const stage = fakeStage();
    stage.fail('respond', new TypeError('fetch failed'));
    await answerPrivately(stage.deps, asker(stage), message, { repeatable: true });
    expect(stage.last('postEphemeral')?.text).toBe(message.text);
  });

  it.each([
    ['a broken connection', [reset], 2, undefined],
    ['two of them', [reset, reset], 2, 'warn'],
    ['a refusal', ['account_inactive'], 1, 'warn'],
  ])('after %s has gone the last way as often as makes sense', async (_, failures, calls, level) => {
    const stage = fakeStage();
    stage.fail('postMessage', ...failures);
    const direct = { client: stage.client, channel: 'D1', user: 'U1' };
    await answerPrivately(stage.deps, direct, message, { repeatable: true });
    expect(stage.names()).toEqual(Array(calls).fill('postMessage'));
    expect(stage.log.lines.at(-1)?.level).toBe(level);
  });

  it('responds with plain text when Slack refuses the message', async () => {
    const stage = fakeStage();
    stage.fail('respond', respondError(500));
    await answerPrivately(stage.deps, asker(stage), message);
    expect(stage.names()).toEqual(['respond', 'respond']);
    expect(stage.last('respond')?.blocks).toBeUndefined();
  });

  it('posts plain text privately when Slack refuses the blocks there too', async () => {
    const stage = fakeStage();
    stage.fail('respond', respondError(404));
    stage.fail('postEphemeral', 'invalid_blocks');
    await answerPrivately(stage.deps, asker(stage), message);
    expect(stage.names()).toEqual(['respond', 'postEphemeral', 'postEphemeral']);
  });

  it('logs when no way is left, and throws nothing', async () => {
    const stage = fakeStage();
    stage.fail('respond', respondError(404));
    stage.fail('postEphemeral', 'not_in_channel');
    await answerPrivately(stage.deps, asker(stage), message);
    expect(stage.log.lines.at(-1)?.facts).toEqual({ code: 'not_in_channel' });
  });
});

describe('respondInChannel', () => {
  it('says whether the channel has it', async () => {
    const stage = fakeStage();
    expect(await respondInChannel(stage.deps, stage.respond, message)).toBe(true);
    expect(stage.last('respond')).toMatchObject({ response_type: 'in_channel', replace_original: false });
    stage.fail('respond', respondError(404));
    expect(await respondInChannel(stage.deps, stage.respond, message)).toBe(false);
  });
});
