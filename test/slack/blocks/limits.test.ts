import fc from 'fast-check';
import { checkMessageBlocks, checkView, textLength } from '../../../src/local/block-rules.ts';
import { buildFollowUpForm, buildInsideForm, buildShareForm } from '../../../src/slack/blocks/forms.ts';
import { buildEmpty, buildHelp, buildNothingFound, buildNotice } from '../../../src/slack/blocks/guides.ts';
import { buildHomeView } from '../../../src/slack/blocks/home-view.ts';
import { buildLoadingView, buildNoticeView } from '../../../src/slack/blocks/modal.ts';
import { buildListView, buildPostList } from '../../../src/slack/blocks/post-list.ts';
import { buildOnePost, buildPrivateAnswer } from '../../../src/slack/blocks/private-answer.ts';
import { buildContinuedView, buildReadMoreView, buildSimilarView } from '../../../src/slack/blocks/read-more-view.ts';
import { buildResultsView } from '../../../src/slack/blocks/results-view.ts';
import { buildSharedPost, sharedBlocks } from '../../../src/slack/blocks/shared-post.ts';
import { askedBy, buildInsideAnswer, buildThreadAnswer } from '../../../src/slack/blocks/thread-answer.ts';
import type { HomeView, ModalView, OutMessage } from '../../../src/slack/blocks/types.ts';
import { phrasesOf } from '../../../src/slack/phrases.ts';
import { anyAnswer, anyExcerpt, anyLang, anyPost, anyText } from '../../support/any-post.ts';

function expectSound({ text, blocks }: OutMessage): void {
  expect(checkMessageBlocks(blocks)).toEqual([]);
  expect(textLength(blocks)).toBeLessThanOrEqual(11_000);
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThanOrEqual(3_000);
  expect(text.replace(/^<@U1>/, '')).not.toMatch(/[<>]/);
  const json = JSON.stringify(blocks);
  expect(json).not.toContain('mrkdwn');
  expect(Buffer.from(json).toString()).toBe(json);
  // Values are JSON of their own, whose escapes are plain ASCII.
  expect(json.replace(/"value":"(?:[^"\\]|\\.)*"/g, '')).not.toMatch(/\\u0000|\\ud800/);
}

function expectSoundView(view: ModalView | HomeView): void {
  expect(checkView(view)).toEqual([]);
  expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(250 * 1024);
  expect(JSON.stringify(view)).not.toContain('mrkdwn');
}

const options = { numRuns: 100 };
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const posts = fc.array(anyPost, { maxLength: 15 });
const shared = fc.record({
  post: anyPost,
  summary: anyText(1_000),
  excerpt: maybe(anyExcerpt),
  userId: fc.constant('U1'),
  comment: maybe(anyText(500)),
});
const filter = fc.record({ tag: maybe(anyText(60)), author: maybe(anyText(60)), year: maybe(anyText(10)) });

describe('4.1: every message stays under every limit', () => {
  it('private answers', () => {
    fc.assert(
      fc.property(anyAnswer, anyLang, fc.nat(40), fc.subarray([0, 1, 2, 3, 4]), (answer, lang, offset, marked) => {
        const continues = new Set(answer.results.slice(0, 2).map(({ post }) => post.id));
        expectSound(buildPrivateAnswer(answer, { phrases: phrasesOf(lang), offset, shared: marked, continues }));
      }),
      options,
    );
  });

  it('one post', () => {
    fc.assert(
      fc.property(anyPost, anyText(500), maybe(anyExcerpt), anyLang, (post, summary, excerpt, lang) => {
        const phrases = phrasesOf(lang);
        expectSound(
          buildOnePost(
            { post, summary, excerpt },
            { phrases, title: phrases.randomTitle, continues: true, isRandom: true },
          ),
        );
      }),
      options,
    );
  });

  it('lists', () => {
    fc.assert(
      fc.property(posts, filter, fc.nat(99), anyLang, (some, by, offset, lang) => {
        const page = { posts: some, total: offset + some.length + 1, offset, filter: by };
        expectSound(buildPostList(page, phrasesOf(lang)));
        expectSoundView(buildListView(page, phrasesOf(lang)));
      }),
      options,
    );
  });

  it('answers in threads', () => {
    fc.assert(
      fc.property(anyAnswer, anyLang, (answer, lang) => {
        const phrases = phrasesOf(lang);
        const lead = [askedBy('U1', answer.question, phrases)];
        expectSound(buildThreadAnswer(answer, phrases, lead));
        const excerpts = answer.results.map(({ excerpt }) => excerpt);
        for (const { post } of answer.results.slice(0, 1)) {
          expectSound(buildInsideAnswer({ post, excerpts, question: answer.question }, phrases, lead));
        }
      }),
      options,
    );
  });

  it('guides and notices', () => {
    fc.assert(
      fc.property(anyAnswer, fc.array(anyText(300), { maxLength: 6 }), anyLang, (answer, examples, lang) => {
        expectSound(buildNothingFound(answer, examples, phrasesOf(lang)));
        expectSound(buildHelp(examples, phrasesOf(lang)));
        expectSound(buildEmpty(examples, phrasesOf(lang)));
        expectSound(buildNotice(answer.question));
      }),
      options,
    );
  });

  it('shared posts', () => {
    fc.assert(
      fc.property(shared, anyLang, (part, lang) => expectSound(buildSharedPost(part, phrasesOf(lang)))),
      options,
    );
  });
});

describe('4.1: every view stays under every limit', () => {
  it('a post, with what leads on from it', () => {
    fc.assert(
      fc.property(
        anyPost,
        anyText(3_000),
        fc.array(anyExcerpt, { maxLength: 60 }),
        posts,
        anyLang,
        (post, summary, excerpts, others, lang) => {
          const phrases = phrasesOf(lang);
          const heading = phrases.matches(excerpts.length);
          const ofAuthor = [post, ...others];
          expectSoundView(
            buildReadMoreView({ post, summary, heading, excerpts, ofAuthor, similar: others.slice(0, 3) }, phrases),
          );
          expectSoundView(buildSimilarView(post, others, phrases));
          expectSoundView(buildContinuedView(post, ofAuthor, phrases));
          expectSoundView(buildLoadingView(phrases.modalTitle, phrases));
          expectSoundView(buildNoticeView(phrases.modalTitle, summary, phrases));
        },
      ),
      options,
    );
  });

  it('results', () => {
    fc.assert(
      fc.property(anyAnswer, fc.nat(40), anyLang, (answer, offset, lang) => {
        expectSoundView(buildResultsView(answer, phrasesOf(lang), offset));
        expectSoundView(buildResultsView({ ...answer, results: [], total: 0 }, phrasesOf(lang)));
      }),
      options,
    );
  });

  it('forms', () => {
    fc.assert(
      fc.property(shared, anyText(3_000), anyLang, (part, q, lang) => {
        const phrases = phrasesOf(lang);
        const c = 'C0GENERAL1';
        const r = `https://hooks.slack.com/actions/${'x'.repeat(200)}`;
        const p = part.post.id;
        const form = { p, q, o: 3, s: [0], c, m: '1700000000.000100', r };
        expectSoundView(buildShareForm(form, sharedBlocks(part, phrases), phrases));
        expectSoundView(buildFollowUpForm({ c, m: '1700000000.000100', p }, part.post, phrases));
        expectSoundView(buildInsideForm(part.post, phrases));
      }),
      options,
    );
  });

  it('the Home tab', () => {
    const words = fc.array(anyText(60), { maxLength: 150 });
    const shelves = fc.record({ tags: words, authors: words, years: words });
    fc.assert(
      fc.property(posts, shelves, fc.array(anyText(60)), anyLang, (newest, shelf, examples, lang) => {
        const daily = [{ channel: 'C0GENERAL1', time: '09:00', zone: 'Asia/Tokyo', days: 'weekdays' as const }];
        const home = { newest, total: newest.length + 1, shelves: shelf, daily, examples };
        expectSoundView(buildHomeView(home, phrasesOf(lang)));
        expectSoundView(buildHomeView({ ...home, newest: [], total: 0, daily: [] }, phrasesOf(lang)));
      }),
      { numRuns: 60 },
    );
  });
});
