import type { Json } from './model.ts';
import { isObject } from './rules/shape.ts';

/** What the local Slack knows of the app. */
export interface LocalManifest {
  /** The bot's name. */
  name: string;
  commands: { command: string; description: string; usage_hint?: string; should_escape?: boolean }[];
  shortcuts: { name: string; type: 'message' | 'global'; callback_id: string; description: string }[];
  homeTab: boolean;
  /** The bot's scopes; when given, a method without its scope fails with `missing_scope`. */
  scopes?: string[];
  /** The bot's events (`app_mention`, `message.im`, …); when given, no others are sent. */
  events?: string[];
}

/** Takes what the local Slack needs from an app manifest as it is parsed from manifest.yml; parts that are missing are empty. */
export function fromAppManifest(manifest: unknown): LocalManifest {
  const features = part(manifest, 'features');
  const name = part(features, 'bot_user').display_name ?? part(manifest, 'display_information').name ?? 'Bot';
  const scopes = part(part(manifest, 'oauth_config'), 'scopes').bot;
  const events = part(part(manifest, 'settings'), 'event_subscriptions').bot_events;
  return {
    name: String(name),
    commands: list(features.slash_commands) as LocalManifest['commands'],
    shortcuts: list(features.shortcuts) as LocalManifest['shortcuts'],
    homeTab: part(features, 'app_home').home_tab_enabled === true,
    scopes: list(scopes) as string[],
    events: list(events) as string[],
  };
}

function part(value: unknown, name: string): Json {
  const inner = isObject(value) ? value[name] : undefined;
  return isObject(inner) ? inner : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
