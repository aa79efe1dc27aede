import type { LocalContext } from '../context.ts';
import { announceMessage } from '../events.ts';
import type { Channel, Json, Person } from '../model.ts';
import { notice } from '../notices.ts';
import { encodeCommandText, encodePersonText, escapeText } from '../person-text.ts';
import type { PageActions, PageAnswer } from '../protocol.ts';
import { Refusal } from '../refusal.ts';
import { answerCommand } from '../response-url.ts';
import { isObject } from '../rules/shape.ts';
import { answered, channelFor, notify, orTell, personOf, ToldRefusal } from './person.ts';

/** Slack takes no longer messages from people. */
const MAX_TYPED = 40_000;

/** A person sends a message, or a command where the text starts with `/`. */
export async function send(action: PageActions['send'], context: LocalContext): Promise<PageAnswer> {
  const person = personOf(action.user, context);
  const channel = channelFor(person, action.channel, context);
  if (action.text.trim() === '') throw new Refusal('no_text');
  if (action.text.length > MAX_TYPED) throw new Refusal('msg_too_long');
  if (action.text.startsWith('/')) return command(person, channel, action.text, action.threadTs, context);
  return post(person, channel, action.text, action.threadTs, context);
}

function post(
  person: Person,
  channel: Channel,
  typed: string,
  threadTs: string | undefined,
  context: LocalContext,
): PageAnswer {
  const { workspace } = context;
  const parent = threadTs === undefined ? undefined : workspace.message(channel.id, threadTs);
  if (threadTs !== undefined && (!parent || parent.ephemeralTo)) throw new Refusal('thread_not_found');
  const { text, blocks } = encodePersonText(typed, workspace);
  const root = parent && (parent.threadTs ?? parent.ts);
  const message = workspace.add({
    channel: channel.id,
    user: person.id,
    text,
    blocks,
    ...(root && { threadTs: root }),
  });
  announceMessage(context, message);
  if (!channel.members.has(workspace.bot.id) && text.includes(`<@${workspace.bot.id}>`)) {
    const elsewhere = workspace.channels.findLast(
      ({ kind, members }) => kind === 'channel' && members.has(workspace.bot.id),
    );
    notify(person, notice(person, 'notMember', workspace.bot.realName, elsewhere?.name), context);
  }
  return { ok: true, ts: message.ts };
}

async function command(
  person: Person,
  channel: Channel,
  typed: string,
  threadTs: string | undefined,
  context: LocalContext,
): Promise<PageAnswer> {
  const { workspace } = context;
  const name = /^\S+/.exec(typed)?.[0] ?? '';
  const known = workspace.manifest.commands.find((entry) => entry.command === name);
  const wrong = !known ? 'unknownCommand' : threadTs !== undefined ? 'notInThread' : undefined;
  if (!known || wrong) {
    notify(person, notice(person, wrong ?? 'unknownCommand', name), context);
    throw new ToldRefusal(known ? 'command_not_supported_in_thread' : 'invalid_command');
  }
  const text = typed.slice(name.length + 1);
  const payload: Json = {
    token: 'local-verification-token',
    team_id: workspace.team.id,
    team_domain: workspace.team.domain,
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: person.id,
    user_name: person.name,
    command: name,
    text: known.should_escape ? encodeCommandText(text, workspace) : text,
    api_app_id: workspace.appId,
    is_enterprise_install: 'false',
    response_url: context.responseUrls.issue(context, 'commands', person.id, channel.id),
    trigger_id: context.triggers.issue({ user: person.id }),
  };
  const body = answered(await context.bot.deliver('slash_commands', payload), person, context);
  if (!isObject(body) || Object.keys(body).length === 0) return { ok: true };
  if (body.response_type === 'in_channel') {
    workspace.add({ channel: channel.id, user: person.id, text: escapeText(typed) });
  }
  orTell(person, context, () => answerCommand(context, person.id, channel.id, body));
  return { ok: true };
}
