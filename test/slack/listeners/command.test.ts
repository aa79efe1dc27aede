import { handleCommand } from '../../../src/slack/listeners/command.ts';
import { fakeStage, respondError } from '../../support/fake-deps.ts';
import { fakeLibrary } from '../../support/fake-library.ts';

const command = (text?: string) => ({ text, user_id: 'U1', channel_id: 'C1' });

describe('handleCommand', () => {
  it.each([
    ['CRE', '件あります'],
    ['help', '先輩たち'],
    ['　ヘルプ', '先輩たち'],
    ['', '何について'],
    [undefined, '何について'],
    ['見つからない', '見つかりませんでした'],
    ['！？', '何について'],
    ['👍', '何について'],
    ['あ'.repeat(10_000), '見つかりませんでした'],
  ])('acknowledges %.10j first, then answers', async (text, expected) => {
    const stage = fakeStage();
    await handleCommand({ ...stage, command: command(text) }, stage.deps);
    expect(stage.names()).toEqual(['ack', 'respond']);
    expect(JSON.stringify(stage.last('respond')?.blocks)).toContain(expected);
  });

  it('says so when there are no posts at all', async () => {
    const stage = fakeStage(fakeLibrary([]));
    await handleCommand({ ...stage, command: command() }, stage.deps);
    expect(JSON.stringify(stage.last('respond'))).toContain('まだ投稿がひとつもありません');
  });

  it('speaks English where the user does', async () => {
    const stage = fakeStage(undefined, { locales: { of: async () => 'en', peek: () => 'en' } });
    await handleCommand({ ...stage, command: command('CRE') }, stage.deps);
    expect(JSON.stringify(stage.last('respond'))).toContain('1 story about “CRE”');
  });

  it('reaches the asker without the response_url', async () => {
    const stage = fakeStage();
    stage.fail('respond', respondError(404));
    await handleCommand({ ...stage, command: command('CRE') }, stage.deps);
    expect(stage.last('postEphemeral')).toMatchObject({ channel: 'C1', user: 'U1' });
  });
});
