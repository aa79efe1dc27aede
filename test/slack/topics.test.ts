import { createTopics } from '../../src/slack/topics.ts';

describe('createTopics', () => {
  it('remembers the last post of each thread', () => {
    const topics = createTopics();
    topics.note('C1', '1.0', 'a.md');
    topics.note('C1', '1.0', 'b.md');
    expect(topics.of('C1', '1.0')).toBe('b.md');
    expect(topics.of('C2', '1.0')).toBeUndefined();
  });

  it('lets the oldest go', () => {
    const topics = createTopics({ limit: 2 });
    for (const thread of ['1', '2', '3']) topics.note('C1', thread, 'a.md');
    expect(topics.of('C1', '1')).toBeUndefined();
    expect(topics.of('C1', '3')).toBe('a.md');
  });
});
