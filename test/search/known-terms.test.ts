import { splitPassages } from '../../src/passages/split.ts';
import { termsOfIndex } from '../../src/search/known-terms.ts';
import { restoreTerms, type SavedTerms, saveTerms } from '../../src/search/save-terms.ts';
import { search } from '../../src/search/search.ts';
import { buildSearchIndex, type SearchIndex } from '../../src/search/search-index.ts';
import { sentencesOf } from '../../src/search/sentences-of.ts';
import { finish, finishInSlices, type Steps } from '../../src/search/steps.ts';
import { makePost } from '../support/make-post.ts';

const POSTS = [
  makePost(
    'infra',
    ['# 夜中の障害', 'サーバーの障害で夜中に起こされた。眠い目をこすりながら、Kubernetesの設定を直した。'],
    {
      title: '開発から運用へ移って三か月',
      tags: ['インフラ', '転職'],
      author: { name: '斎藤', aliases: ['saito'] },
    },
  ),
  makePost('cre', ['CREは問い合わせに答えるだけではない。さーばの設定も直す。', 'データベースの経験量がものを言う。'], {
    title: 'CREという職種',
    description: '顧客の信頼を技術で築く仕事の話。',
  }),
  makePost('cloud', ['中国のクラウドを日本で広めた。てらふぉーむも学んだ。'], { title: 'クラウド事業の卒業' }),
];
const QUESTIONS = [
  '夜中の障害',
  'くばねてす',
  'さーばー',
  '経験料',
  'サーバ',
  'こうしきのしごと',
  '量子力学',
  'CRE 信頼',
  'データベス',
];
const build = (posts = POSTS, options = {}) => buildSearchIndex(posts, splitPassages, options);

/** All that an index can be asked, without the numbers that it gives to terms. */
function shapeOf(index: SearchIndex) {
  const term = (id: number) => (id < 0 ? id : index.lexicon.term(id));
  const all = (ids: Iterable<number>) => Array.from(ids, term).sort();
  return {
    passages: index.passages,
    streams: index.passages.map((_, unit) =>
      Array.from(index.store.terms.subarray(index.store.start(unit), index.store.start(unit + 1)), term),
    ),
    sentences: index.passages.map((_, unit) => sentencesOf(index, unit).map(({ start, end }) => [start, end])),
    places: index.passages.map((_, unit) => Array.from(index.store.cut(unit).places)),
    frequencies: Array.from({ length: index.lexicon.size }, (_, id) => [term(id), index.lexicon.frequency(id)]).sort(),
    headings: index.headings.map(all),
    fields: [...index.fields].map(([id, fields]) => [
      id,
      all(fields.title),
      all(fields.labels),
      all(fields.description),
    ]),
    surfaces: [...index.vocabulary.surfaces].sort(),
    answers: QUESTIONS.map((question) => {
      const found = search(index, question);
      return {
        posts: found.posts.map(({ postId, score }) => [postId, score]),
        corrections: found.question.corrections,
      };
    }),
  };
}

describe('termsOfIndex', () => {
  it('gives the same index again', () => {
    const index = build();
    expect(shapeOf(build(POSTS, { known: termsOfIndex(index) }))).toEqual(shapeOf(index));
  });

  it('gives an index of posts that were added, changed and removed as if it were the first', () => {
    const [infra, , cloud] = POSTS;
    const changed = [
      cloud,
      makePost('new', ['# 札幌', '札幌の支社でサーバーを守る。']),
      { ...infra, tags: ['夜勤'] },
    ] as typeof POSTS;
    expect(shapeOf(build(changed, { known: termsOfIndex(build()) }))).toEqual(shapeOf(build(changed)));
  });

  it('knows nothing of a post that was read again', () => {
    const [infra] = POSTS as [(typeof POSTS)[0]];
    const known = termsOfIndex(build());
    expect(known.passagesOf(infra)).toHaveLength(1);
    expect(known.passagesOf({ ...infra, blocks: [...infra.blocks] })).toBeUndefined();
  });
});

describe('restoreTerms', () => {
  const index = build();
  const placeOf = (id: string) => POSTS.findIndex((post) => post.id === id);
  const saved = (): SavedTerms => structuredClone(saveTerms(index, placeOf));

  it('gives the same index again from what was kept', () => {
    const { phraseTerms, passages, streamTerms, sentences, places, ...named } = saved();
    const kept = JSON.parse(JSON.stringify(named));
    const known = restoreTerms({ ...kept, phraseTerms, passages, streamTerms, sentences, places }, POSTS);
    expect(shapeOf(build(POSTS, { known }))).toEqual(shapeOf(index));
  });

  it.each<[string, (terms: SavedTerms) => void]>([
    ['a term that is none', (terms) => (terms.streamTerms[0] = 100_000)],
    ['a negative term', (terms) => (terms.streamTerms[0] = -2)],
    ['a sentence end in a title', (terms) => (terms.phraseTerms[0] = -1)],
    ['a post that is none', (terms) => (terms.passages[0] = 99)],
    ['a start before the text', (terms) => (terms.passages[1] = -1)],
    ['an end past the text', (terms) => (terms.passages[2] = 1_000_000)],
    ['headings that are none', (terms) => (terms.passages[4] = 99)],
    ['a negative length', (terms) => (terms.passages[5] = -5)],
    ['a stream that is too short', (terms) => (terms.streamTerms = terms.streamTerms.slice(1))],
    ['phrases that are too long', (terms) => ((terms.phrases[0] as [string, number])[1] += 1)],
    ['a sentence that starts before its passage', (terms) => (terms.sentences[0] = -1)],
    ['a sentence that ends past its passage', (terms) => (terms.sentences[1] = 9_999)],
    ['a sentence of other terms than it has', (terms) => ((terms.sentences[2] as number) += 1)],
    ['more words than terms', (terms) => (terms.sentences[3] = 9_999)],
    ['a word past its sentence', (terms) => (terms.places[1] = 255)],
    ['a word that ends before it starts', (terms) => terms.places.set([1, 0])],
    ['places of no word', (terms) => (terms.places = Uint8Array.from([...terms.places, 0, 1]))],
    ['the surface of no term', (terms) => terms.surfaces.push([100_000, 'x'])],
  ])('refuses %s', (_, damage) => {
    const terms = saved();
    damage(terms);
    expect(() => restoreTerms(terms, POSTS)).toThrow(RangeError);
  });
});

describe('finishInSlices', () => {
  function* count(to: number): Steps<string> {
    for (let at = 1; at <= to; at++) yield at;
    return 'done';
  }

  it('gives what finish gives', async () => {
    expect(await finishInSlices(count(3))).toBe(finish(count(3)));
  });

  it('lets others have their turn whenever a slice is over, and says how far it is', async () => {
    let clock = 0;
    const heard: number[] = [];
    let turns = 0;
    let next = setImmediate(function others() {
      turns++;
      next = setImmediate(others);
    });
    await finishInSlices(count(50), { sliceMs: 10, now: () => (clock += 5), onSlice: (done) => void heard.push(done) });
    clearImmediate(next);
    expect(heard.slice(0, 3)).toEqual([2, 4, 6]);
    expect(turns).toBeGreaterThan(0);
  });
});
