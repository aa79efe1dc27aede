import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { fromAppManifest, type LocalSlack, startLocalSlack } from '../../src/local/server.ts';

/** A local Slack without its page, as `manifest.yml` describes the app. */
export function startBenchSlack(): Promise<LocalSlack> {
  return startLocalSlack({ manifest: fromAppManifest(parse(readFileSync('manifest.yml', 'utf8'))) });
}
