import { createMetrics } from '../../src/metrics/metrics.ts';

describe('createMetrics', () => {
  it('keeps a registry of its own', async () => {
    const [one, two] = [createMetrics(() => undefined), createMetrics(() => undefined)];
    one.answered('command', 'answered', 0.2);
    expect(await one.text()).toContain('senpai_payloads_total{kind="command",outcome="answered"} 1');
    expect(await two.text()).not.toContain('kind="command"');
  });

  it('shows the size of the library in use, and zero before there is one', async () => {
    let size: { posts: number; passages: number; problems: number } | undefined;
    const metrics = createMetrics(() => size);
    expect(await metrics.text()).toContain('senpai_passages 0');
    size = { posts: 5, passages: 27, problems: 1 };
    const text = await metrics.text();
    for (const line of ['senpai_posts 5', 'senpai_passages 27', 'senpai_corpus_problems 1'])
      expect(text).toContain(line);
  });

  it('counts failures, daily excerpts and reloads', async () => {
    const metrics = createMetrics(() => undefined);
    metrics.slackFailed('timeout');
    metrics.daily('posted');
    metrics.reloaded('failed');
    const text = await metrics.text();
    expect(text).toContain('senpai_slack_errors_total{class="timeout"} 1');
    expect(text).toContain('senpai_daily_total{outcome="posted"} 1');
    expect(text).toContain('senpai_corpus_reloads_total{outcome="failed"} 1');
  });
});
