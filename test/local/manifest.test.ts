import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { fromAppManifest } from '../../src/local/manifest.ts';

describe('fromAppManifest', () => {
  it("takes the app's commands, scopes and events", async () => {
    const manifest = fromAppManifest(parse(await readFile('manifest.yml', 'utf8')));
    expect(manifest).toMatchObject({ name: 'Senpai', commands: [{ command: '/career' }] });
    expect(manifest.scopes).toContain('chat:write');
    expect(manifest.events).toContain('app_mention');
  });

  it('makes do with less', () => {
    const empty = { commands: [], shortcuts: [], homeTab: false, scopes: [], events: [] };
    expect(fromAppManifest({ display_information: { name: 'A' } })).toEqual({ name: 'A', ...empty });
    expect(fromAppManifest(null)).toEqual({ name: 'Bot', ...empty });
  });
});
