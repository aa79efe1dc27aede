import type { Config } from './config.ts';
import { createProbes, type Readiness } from './http/probes.ts';
import { type HttpServer, openHttpServer } from './http/server.ts';
import type { Log } from './log.ts';
import type { LibrarySize, Metrics } from './metrics/metrics.ts';

/** What supervisors and monitors see of the bot; nothing is measured where nobody can look. */
export interface Monitor {
  metrics?: Metrics;
  /** Takes Slack's requests too, in HTTP mode. */
  server?: HttpServer;
  close(): Promise<void>;
}

/** Opens the port for probes before anything else: on PORT in HTTP mode, on METRICS_PORT otherwise where it is set. */
export async function openMonitor(
  { slack, port, metricsPort }: Config,
  options: { readiness: () => Readiness | Promise<Readiness>; size: () => LibrarySize | undefined; log: Log },
): Promise<Monitor> {
  const isHttp = slack.kind === 'http' || slack.kind === 'oauth';
  if (!isHttp && metricsPort === undefined) return { close: async () => {} };
  const { createMetrics } = await import('./metrics/metrics.ts');
  const metrics = createMetrics(options.size);
  const server = await openHttpServer(isHttp ? port : (metricsPort ?? 0), {
    probes: createProbes(options.readiness, metrics),
    log: options.log,
    variable: isHttp ? 'PORT' : 'METRICS_PORT',
  });
  return { metrics, ...(isHttp && { server }), close: () => server.close() };
}
