import { readConfig } from './config.ts';

/** What a container's health check runs: exits 0 where the bot of the same environment lives. */
const { slack, port, metricsPort } = readConfig(process.env);
const asked = slack.kind === 'socket' ? metricsPort : port;
if (asked !== undefined) {
  const path = slack.kind === 'local' ? '/' : '/healthz';
  const answer = await fetch(`http://127.0.0.1:${asked}${path}`, { signal: AbortSignal.timeout(2_500) }).catch(
    () => undefined,
  );
  process.exit(answer?.ok ? 0 : 1);
}
