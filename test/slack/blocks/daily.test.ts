import fc from 'fast-check';
import type { Post } from '../../../src/library.ts';
import { checkMessageBlocks, checkView, textLength } from '../../../src/local/block-rules.ts';
import { buildDailyForm } from '../../../src/slack/blocks/daily-form.ts';
import { buildDailyPost, type DailyKind } from '../../../src/slack/blocks/daily-post.ts';
import {
  buildDailyNotice,
  buildDailyPaused,
  buildDailySaved,
  buildDailyStatus,
  type DailyStatus,
} from '../../../src/slack/blocks/daily-status.ts';
import type { OutMessage } from '../../../src/slack/blocks/types.ts';
import type { DailyPick } from '../../../src/slack/daily/draw-daily.ts';
import { decodeState } from '../../../src/slack/state.ts';
import { anyExcerpt, anyLang, anyPost, anyText } from '../../support/any-post.ts';
import { fakeExcerpt, fakePost } from '../../support/fake-library.ts';
import { actionsOf, textOf } from '../../support/senpai.ts';

const draw = { postId: 'x', passageKey: 'k1', cycle: 1, round: 1, position: 12, total: 120, cycleEnded: false };
const pickOf = (post: Post, part: Partial<DailyPick> = {}): DailyPick => ({
  post,
  excerpt: fakeExcerpt(post, ''),
  summary: 'まとめです。',
  draw,
  ...part,
});
const status: DailyStatus = {
  channel: 'C1',
  time: '09:00',
  zone: 'Asia/Tokyo',
  days: 'weekdays',
  skipHolidays: true,
  tags: ['CRE'],
  authors: ['a-know'],
  createdBy: 'U1',
  source: 'person',
  next: new Date('2026-11-24T09:00:00+09:00'),
};
const defaults = {
  time: '09:00',
  zone: 'Asia/Tokyo',
  days: 'weekdays',
  skipHolidays: true,
  tags: [],
  authors: [],
} as const;

function expectSound({ text, blocks }: OutMessage): void {
  expect(checkMessageBlocks(blocks)).toEqual([]);
  expect(textLength(blocks)).toBeLessThanOrEqual(11_000);
  expect(text.length).toBeGreaterThan(0);
  expect(text.replaceAll('<#C1>', '')).not.toMatch(/[<>]/);
  expect(JSON.stringify(blocks)).not.toContain('mrkdwn');
}

describe('buildDailyPost', () => {
  it('says which one it is, quotes, and names the post with its exact place', () => {
    const post = fakePost();
    const excerpt = { ...fakeExcerpt(post, ''), link: 'https://example.com/cre?slide=7' };
    const message = buildDailyPost(pickOf(post, { excerpt, draw: { ...draw, yearsAgo: 8 } }), 'ja');
    const shown = textOf(message.blocks);
    expect(shown).toContain('今日の一話 · 12/120 本目');
    expect(shown).toContain('8年前の今日');
    expect(shown).toContain('a-know · 2018年2月16日');
    expect(shown).toContain('まとめです。');
    expect(JSON.stringify(message.blocks)).toContain('?slide=7');
    expect(actionsOf(message)).toEqual(['readMore.0', 'followUp.0', 'dailyOther.0']);
    expect(JSON.stringify(message.blocks)).toContain('feedback.0');
    expect(message.text).toMatch(/^今日の一話 · 8年前の今日: /);
  });

  it('speaks English', () => {
    expect(textOf(buildDailyPost(pickOf(fakePost()), 'en').blocks)).toContain('Story of the day · 12 of 120');
  });

  it('remembers which passage it shows', () => {
    const { blocks } = buildDailyPost(pickOf(fakePost()), 'ja');
    const other = (blocks.find(({ type }) => type === 'actions') as { elements: { value: string }[] }).elements.at(-1);
    expect(decodeState('dailyOther', other?.value)).toEqual({ p: '2018/cre.md', k: 'k1' });
  });

  it('can be replaced only once, and a preview neither replaced nor voted on', () => {
    expect(actionsOf(buildDailyPost(pickOf(fakePost()), 'ja', 'replaced'))).toEqual(['readMore.0', 'followUp.0']);
    expect(JSON.stringify(buildDailyPost(pickOf(fakePost()), 'ja', 'preview'))).not.toContain('feedback');
  });

  it('stays under every limit, whatever the post', () => {
    const kinds = fc.constantFrom<DailyKind>('first', 'replaced', 'preview');
    fc.assert(
      fc.property(anyPost, anyExcerpt, anyText(400), anyLang, kinds, (post, excerpt, summary, lang, kind) => {
        expectSound(buildDailyPost(pickOf(post, { excerpt, summary }), lang, kind));
      }),
      { numRuns: 100 },
    );
  });
});

describe('buildDailyStatus', () => {
  it('says what is set, from what, by whom, and when the next one comes', () => {
    const shown = textOf(buildDailyStatus(status, 'ja').blocks);
    expect(shown).toContain('平日 09:00（Asia/Tokyo）、日本の祝日は休み');
    expect(shown).toMatch(/次は 11月24日\(火\) 0?9:00/);
    expect(shown).toContain('タグ: CRE · 書いた人: a-know');
    expect(JSON.stringify(buildDailyStatus(status, 'ja').blocks)).toContain('"user_id":"U1"');
    expect(textOf(buildDailyStatus({ ...status, createdBy: undefined }, 'ja').blocks)).toContain('DAILY_CHANNEL');
  });

  it('says why it stands still, and offers to go on', () => {
    const message = buildDailyStatus({ ...status, pausedReason: 'is_archived' }, 'en');
    expect(textOf(message.blocks)).toContain('Paused. The channel is archived.');
    expect(actionsOf(message)[0]).toBe('dailyResume.0');
  });

  it('stays under every limit, in both languages', () => {
    const tags = Array.from({ length: 100 }, (_, at) => `${'長'.repeat(70)}${at}`);
    for (const lang of ['ja', 'en'] as const) {
      for (const part of [{}, { tags, authors: tags }, { pausedReason: 'restricted_action' }, { next: undefined }]) {
        expectSound(buildDailyStatus({ ...status, ...part }, lang, { saved: true, hasStories: false }));
        expect(checkView(buildDailySaved({ ...status, ...part }, lang, false))).toEqual([]);
      }
      for (const code of ['is_archived', 'restricted_action', 'no_permission'])
        expectSound(buildDailyPaused('C1', code, lang));
      expectSound(buildDailyNotice('C1', 'x', { label: 'y', notes: ['z'] }));
    }
  });
});

describe('buildDailyForm', () => {
  it('has every zone, the own one first and chosen', () => {
    const json = JSON.stringify(
      buildDailyForm({ ...defaults, zone: 'Europe/London', tags: [], authors: [] }, { tags: [], authors: [] }, 'ja'),
    );
    expect(json).toContain('"initial_option":{"text":{"type":"plain_text","text":"Europe/London"');
    expect(json.match(/"value":"Asia\/Tokyo"/g)).toHaveLength(1);
    expect(json).toContain('America/Argentina/Ushuaia');
    expect(json).not.toContain('"tags"');
  });

  it('stays under every limit, whatever the library has', () => {
    const many = fc.array(anyText(90), { maxLength: 130 });
    fc.assert(
      fc.property(many, many, anyLang, (tags, authors, lang) => {
        const set = { ...defaults, channel: 'C1', tags: tags.slice(0, 2), authors: [] };
        const view = buildDailyForm(set, { tags, authors }, lang);
        expect(checkView(view)).toEqual([]);
        expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(250 * 1024);
      }),
      { numRuns: 50 },
    );
  });
});
