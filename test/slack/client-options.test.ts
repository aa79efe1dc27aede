import { readdirSync, readFileSync } from 'node:fs';
import { createBoltLogger } from '../../src/slack/bolt-logger.ts';
import { createClientOptions } from '../../src/slack/client-options.ts';
import { createClient, createPosters } from '../../src/slack/posters.ts';
import { keptLog } from '../support/kept-log.ts';

const logger = createBoltLogger(keptLog(), () => false);
const options = () => createClientOptions({ apiUrl: 'http://127.0.0.1:1/api/', logger });

describe('createClientOptions', () => {
  it('tries a call three times, with a time limit each', () => {
    expect(options()).toMatchObject({
      retryConfig: { retries: 2 },
      timeout: 10_000,
      slackApiUrl: 'http://127.0.0.1:1/api/',
    });
  });

  it('has no headers, before and after clients were made of it', () => {
    const shared = options();
    createClient('xoxb-1', shared);
    createPosters(shared)(createClient('xoxb-2', shared));
    expect(Object.keys(shared)).not.toContain('headers');
    expect(shared.retryConfig).toEqual({ retries: 2 });
  });

  it('is the rule of the whole room: nobody sets headers for a client', () => {
    const files = readdirSync('src/slack').filter((name) =>
      /^(app|client-options|posters|socket-intake)\.ts$/.test(name),
    );
    expect(files).toHaveLength(4);
    for (const name of files) expect(readFileSync(`src/slack/${name}`, 'utf8')).not.toMatch(/\bheaders\s*:/);
  });
});

describe('createPosters', () => {
  it('makes one poster a token', () => {
    const poster = createPosters(options());
    const [one, two] = [createClient('xoxb-1', options()), createClient('xoxb-2', options())];
    expect(poster(one)).toBe(poster(createClient('xoxb-1', options())));
    expect(poster(one)).not.toBe(poster(two));
    expect(poster(two).token).toBe('xoxb-2');
    expect(poster(one)).not.toBe(one);
  });
});
