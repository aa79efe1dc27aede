import { readFileSync } from 'node:fs';
import type { App } from '@slack/bolt';
import { parse } from 'yaml';
import { registerListeners } from '../src/slack/listeners/register-listeners.ts';
import { BOT_NAME, COMMAND } from '../src/slack/names.ts';
import { BOT_SCOPES } from '../src/slack/scopes.ts';
import { fakeStage } from './support/fake-deps.ts';

interface SlashCommand {
  command: string;
  description: string;
  usage_hint?: string;
  should_escape?: boolean;
  url?: string;
}

interface Manifest {
  display_information: { name: string; description: string; long_description: string; background_color: string };
  features: {
    app_home: { home_tab_enabled: boolean; messages_tab_enabled: boolean; messages_tab_read_only_enabled: boolean };
    bot_user: { display_name: string };
    slash_commands: SlashCommand[];
    shortcuts?: { callback_id: string; name: string; description: string }[];
  };
  oauth_config: { scopes: { bot: string[]; user?: string[] } };
  settings: {
    event_subscriptions: { bot_events: string[]; request_url?: string };
    interactivity: { is_enabled: boolean; request_url?: string };
    socket_mode_enabled: boolean;
    token_rotation_enabled: boolean;
  };
}

const text = readFileSync('manifest.yml', 'utf8');
const manifest = parse(text) as Manifest;

/** What the listeners listen for, as they say it to Bolt. */
function registered() {
  const heard = {
    commands: [] as unknown[],
    events: [] as unknown[],
    actions: [] as unknown[],
    shortcuts: [] as unknown[],
  };
  const app = {
    command: (name: unknown) => heard.commands.push(name),
    event: (name: unknown) => heard.events.push(name),
    message: () => heard.events.push('message'),
    action: (id: unknown) => heard.actions.push(id),
    shortcut: (id: unknown) => heard.shortcuts.push(id),
    options: () => {},
    view: () => {},
  };
  registerListeners(app as unknown as App, fakeStage().deps);
  return heard;
}

describe('manifest.yml', () => {
  const { display_information: display, features, oauth_config, settings } = manifest;
  const heard = registered();

  it('has exactly the commands that are listened for', () => {
    expect(features.slash_commands.map(({ command }) => command).toSorted()).toEqual(heard.commands.toSorted());
    expect(heard.commands).toContain(COMMAND);
  });

  it('has exactly the events that are listened for', () => {
    const names = settings.event_subscriptions.bot_events.map((name) => name.replace(/^message\..*/, 'message'));
    expect([...new Set(names)].toSorted()).toEqual([...new Set(heard.events)].toSorted());
  });

  it('has exactly the shortcuts that are listened for', () => {
    expect((features.shortcuts ?? []).map(({ callback_id }) => callback_id)).toEqual(heard.shortcuts);
  });

  it('is interactive when actions are listened for', () => {
    expect(heard.actions.length > 0).toBe(settings.interactivity.is_enabled);
  });

  it('asks for exactly the scopes that are used', () => {
    expect(oauth_config.scopes.bot.toSorted()).toEqual([...BOT_SCOPES].toSorted());
    expect(oauth_config.scopes.user ?? []).toEqual([]);
  });

  it('asks for the scope of every event and command', () => {
    const needed: Record<string, string> = { app_mention: 'app_mentions:read', 'message.im': 'im:history' };
    const free = ['app_home_opened', 'app_uninstalled', 'tokens_revoked'];
    for (const event of settings.event_subscriptions.bot_events) {
      if (!free.includes(event)) expect(oauth_config.scopes.bot).toContain(needed[event]);
    }
    expect(oauth_config.scopes.bot).toEqual(expect.arrayContaining(['commands', 'chat:write']));
  });

  it('lets people write to the bot, in Socket Mode, without addresses', () => {
    expect(features.app_home).toMatchObject({ messages_tab_enabled: true, messages_tab_read_only_enabled: false });
    expect(features.app_home.home_tab_enabled).toBe(heard.events.includes('app_home_opened'));
    expect(settings).toMatchObject({ socket_mode_enabled: true, token_rotation_enabled: false });
    expect(text).not.toMatch(/^\s*(request_url|url):/m);
  });

  it("stays within Slack's limits", () => {
    const within = (value: string, most: number, least = 1) => {
      expect(value.length).toBeGreaterThanOrEqual(least);
      expect(value.length).toBeLessThanOrEqual(most);
    };
    within(display.name, 35);
    within(display.description, 140);
    within(display.long_description, 4_000, 175);
    within(features.bot_user.display_name, 80);
    expect(display.background_color).toMatch(/^#[0-9a-f]{6}$/);
    expect(features.slash_commands.length).toBeLessThanOrEqual(5);
    for (const { command, description, usage_hint = '-' } of features.slash_commands) {
      expect(command).toMatch(/^\/[a-z0-9_-]{1,31}$/);
      within(description, 2_000);
      within(usage_hint, 1_000);
    }
    for (const { name, description, callback_id } of features.shortcuts ?? []) {
      within(name, 24);
      within(description, 150);
      within(callback_id, 255);
    }
    expect(settings.event_subscriptions.bot_events.length).toBeLessThanOrEqual(100);
    expect(new Set(oauth_config.scopes.bot).size).toBe(oauth_config.scopes.bot.length);
  });

  it('speaks Japanese and English, and names the bot', () => {
    expect(features.bot_user.display_name).toBe(BOT_NAME);
    for (const value of [
      display.description,
      display.long_description,
      ...features.slash_commands.map(({ description }) => description),
      ...(features.shortcuts ?? []).flatMap(({ name, description }) => [name, description]),
    ]) {
      expect(value).toMatch(/[\u3040-\u30ff]/);
      expect(value).toMatch(/[A-Za-z]{4,} [A-Za-z]{2,}/);
    }
    expect(features.slash_commands[0]).toMatchObject({
      should_escape: true,
      usage_hint: expect.stringContaining('help'),
    });
  });
});
