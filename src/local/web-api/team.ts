import { checkMessageBlocks, checkView } from '../block-rules.ts';
import { asText, readJson } from '../message-content.ts';
import { Refusal } from '../refusal.ts';
import { isObject } from '../rules/shape.ts';
import { type ApiMethod, channelOf, messageOf, needed } from './method.ts';

/** The methods about the app itself, and the few that stand alone. */
export const teamMethods: Record<string, ApiMethod> = {
  'api.test': {
    token: 'none',
    run(args) {
      const { token: _, ...given } = args;
      if (args.error !== undefined) throw new Refusal(asText(args.error), [], { args: given });
      return { args: given };
    },
  },
  'auth.test': {
    token: 'bot',
    run: (_, { workspace, url }) => ({
      url: `${url()}/`,
      team: workspace.team.name,
      team_id: workspace.team.id,
      user: workspace.bot.name,
      user_id: workspace.bot.id,
      bot_id: workspace.botId,
      is_enterprise_install: false,
    }),
  },
  'apps.connections.open': {
    token: 'app',
    run: (_, { socketUrl }) => ({ url: socketUrl() }),
  },
  'blocks.validate': {
    token: 'none',
    run(args) {
      const given = ['blocks', 'view', 'message'].filter((name) => args[name] !== undefined);
      const [kind] = given;
      if (given.length !== 1 || !kind) {
        throw new Refusal('invalid_arguments', ['must provide exactly one of `blocks`, `view`, or `message`']);
      }
      const value = readJson(args[kind], 'invalid_blocks_format');
      const blocks = kind === 'message' && isObject(value) ? value.blocks : value;
      if (kind !== 'view' && !Array.isArray(blocks)) throw new Refusal('invalid_blocks_format');
      const complaints = kind === 'view' ? checkView(value) : checkMessageBlocks(blocks as unknown[]);
      if (complaints.length > 0) throw new Refusal('invalid_blocks', complaints, { errors: complaints });
      return {};
    },
  },
  'reactions.add': {
    token: 'bot',
    scopes: ['reactions:write'],
    run(args, context) {
      const message = messageOf(channelOf(args, context), needed(args, 'timestamp'), context);
      const name = needed(args, 'name');
      if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name)) throw new Refusal('invalid_name');
      const bot = context.workspace.bot.id;
      const same = message.reactions.find((reaction) => reaction.name === name);
      if (same?.users.includes(bot)) throw new Refusal('already_reacted');
      const others = message.reactions.filter((reaction) => reaction !== same);
      context.workspace.change(message, { reactions: [...others, { name, users: [...(same?.users ?? []), bot] }] });
      return {};
    },
  },
};
