import { expectCleanLog } from './support/clean-log.ts';
import { keptLog } from './support/kept-log.ts';

describe('expectCleanLog', () => {
  const asked = [{ payload: { command: '/career', text: '会社を辞めたい？ CRE' } }];
  it.each([
    ['a token', { got: 'xoxb-1234-abcd' }, 'a token'],
    ['a whole question', { q: '会社を辞めたい？ CRE' }, 'somebody wrote'],
    ['a part of a question', { stack: 'Error: 会社を辞めたい' }, 'somebody wrote'],
  ])('finds %s', (_, facts, complaint) => {
    const log = keptLog();
    log.error(facts, 'it failed');
    expect(() => expectCleanLog(log, asked)).toThrow(complaint);
  });

  it('finds nothing in a clean one', () => {
    const log = keptLog();
    log.info({ posts: 5 }, 'ready');
    expect(() => expectCleanLog(log, asked)).not.toThrow();
  });
});
