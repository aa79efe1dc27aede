import { handleError } from '../../../src/slack/listeners/error.ts';
import { fakeStage } from '../../support/fake-deps.ts';

describe('handleError', () => {
  const event = { type: 'app_mention', user: 'U1', channel: 'C1', text: '<@UBOT> 会社を辞めたい', ts: '1.1' };

  it('logs once without the question, and tells the asker', async () => {
    const stage = fakeStage();
    const error = Object.assign(new Error('bad: 会社を辞めたい'), { code: 'x' });
    await handleError({ error, body: { event } }, stage.deps, stage.client);
    expect(stage.log.lines).toHaveLength(1);
    expect(stage.log.lines[0]).toMatchObject({ level: 'error', facts: { code: 'x', payload: 'app_mention' } });
    expect(JSON.stringify(stage.log.lines)).not.toContain('辞めたい');
    expect(stage.last('postEphemeral')).toMatchObject({ channel: 'C1', user: 'U1' });
  });

  it('looks inside what Bolt wraps', async () => {
    const stage = fakeStage();
    const original = new TypeError('inner');
    await handleError({ error: Object.assign(new Error('outer'), { original }), body: {} }, stage.deps, stage.client);
    expect(stage.log.lines[0]?.facts.stack).toContain('inner');
    const several = Object.assign(new Error('many'), { originals: [new Error('one'), new Error('two')] });
    await handleError({ error: several, body: {} }, stage.deps, stage.client);
    expect(stage.log.lines).toHaveLength(3);
  });

  it.each([
    ['an unknown payload', {}],
    ['no payload', undefined],
    [
      'a response_url that is gone',
      { user_id: 'U1', channel_id: 'C1', response_url: 'http://127.0.0.1:1/x', command: '/career' },
    ],
  ])('never throws, with %s', async (_, body) => {
    const stage = fakeStage();
    stage.fail('postEphemeral', 'not_in_channel');
    await expect(handleError({ error: new Error('x'), body }, stage.deps, stage.client)).resolves.toBeUndefined();
  });
});
