import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { readCorpus } from '../src/corpus/read-corpus.ts';
import { readSynonyms } from '../src/corpus/read-synonyms.ts';
import { createLibrary, type Library } from '../src/library.ts';
import { makePost } from './support/make-post.ts';

const load = async (folder: string) =>
  createLibrary(await readCorpus([folder]), { synonyms: (await readSynonyms(['corpus'])).groups });

describe('createLibrary', () => {
  let library: Library;
  beforeAll(async () => {
    library = await load('corpus');
  });

  it('puts the newest post first', () => {
    const dates = library.posts.map(({ date }) => date ?? '');
    expect(dates).toEqual([...dates].sort().reverse());
    expect(library.posts).toHaveLength(5);
  });

  it.each([
    ['CREってどんな仕事？', ['choosing-cre.md']],
    ['開発と運用に上下はある？', ['programmer-to-infra-engineer.md']],
    ['Alibaba Cloudをやめた理由', ['alibaba-cloud-graduation.md']],
    ['Azureのサポートの歴史', ['azure-history-and-support-career.md']],
    ['after three months as an infrastructure engineer', ['programmer-to-infra-engineer.md']],
    ['てらふぉーむ', ['alibaba-cloud-graduation.md']],
    ['ありばば', ['alibaba-cloud-graduation.md']],
    ['へんな会社', ['choosing-cre.md']],
  ])('answers %s', (question, [first]) => {
    expect(library.ask(question).results[0]?.post.id).toBe(first);
  });

  it('leaves out posts that hold little of what is asked for, though they say it often', () => {
    const found = library.ask('CREの仕事', { limit: 5 }).results;
    expect(found.map(({ post }) => post.id)).toEqual(['choosing-cre.md', 'creing-at-autify.md']);
  });

  it('quotes what stands in the post, with the asked words marked', () => {
    const [result] = library.ask('マネージャーの経験').results;
    if (!result) throw new Error('nothing found');
    expect(result.post.text).toContain(result.excerpt.text);
    const marked = result.excerpt.highlights.map(({ start, end }) => result.excerpt.text.slice(start, end));
    expect(marked.join(' ')).toMatch(/マネージャー|経験/u);
  });

  it('links notes that retell a post to its page alone', () => {
    const [result] = library.ask('CRE').results;
    expect(result?.excerpt.link).toBe(result?.post.url);
  });

  it('says which word it looked for instead', () => {
    expect(library.ask('てらふぉーむ').corrections).toEqual([{ from: 'てらふぉーむ', to: 'Terraform' }]);
  });

  it('pages without repeating or losing a post', () => {
    const all = library.ask('転職', { limit: 10 });
    const pages = [0, 1, 2, 3, 4].flatMap((offset) => library.ask('転職', { limit: 1, offset }).results);
    expect(pages.map(({ post }) => post.id)).toEqual(all.results.map(({ post }) => post.id));
    expect(all.total).toBe(all.results.length);
  });

  it.each(['履歴書のテンプレートありますか', '社員食堂のメニュー', '寿司の握り方', '', '🎉', '？？？'])(
    'finds nothing for %j, and offers at most three words and two posts',
    (question) => {
      const { results, total, near } = library.ask(question);
      expect(results).toEqual([]);
      expect(total).toBe(0);
      expect(near.words.length).toBeLessThanOrEqual(3);
      expect(near.posts.length).toBeLessThanOrEqual(2);
    },
  );

  it('gives excerpts, a summary and similar posts for every post, and throws for an unknown id', () => {
    for (const { id } of library.posts) {
      expect(library.summary(id).length).toBeLessThanOrEqual(200);
      expect(library.excerpts(id, '仕事').length).toBeGreaterThan(0);
      expect(library.similar(id).map((post) => post.id)).not.toContain(id);
    }
    for (const ask of ['summary', 'similar'] as const) expect(() => library[ask]('no.md')).toThrow('no.md');
    expect(() => library.excerpts('no.md', 'x')).toThrow('no.md');
  });

  it('gives no excerpt of a post where nothing matches', () => {
    expect(library.excerpts('choosing-cre.md', 'Kubernetes')).toEqual([]);
    expect(library.excerpts('choosing-cre.md', '🎉')).toEqual([]);
  });

  it('gives an excerpt of a post that repeats itself once, and counts it once', () => {
    const repeated = ['# 一', '監視の仕事を三年続けました。', '# 二', '監視の仕事を三年続けました。'];
    const post = makePost('slides.md', [...repeated, '# 三', '監視の道具も自分たちで作りました。']);
    const slides = createLibrary({ posts: [post], problems: [] });
    const texts = (limit?: number) => slides.excerpts(post.id, '監視の仕事', { limit }).map(({ text }) => text);
    expect(texts()).toEqual(['監視の仕事を三年続けました。', '監視の道具も自分たちで作りました。']);
    expect(texts(2)).toEqual(texts());
    expect(texts(1)).toHaveLength(1);
  });

  it('takes no kana name for half of another word', () => {
    expect(library.ask('さいとう').results[0]?.post.id).toBe('programmer-to-infra-engineer.md');
  });

  it('joins the posts of one person', () => {
    expect(library.similar('choosing-cre.md')[0]?.id).toBe('creing-at-autify.md');
    expect(library.ask('author:井上大輔').results).toHaveLength(2);
  });

  it('explains what it asked for and why', () => {
    const { notions, confidence, results } = library.explain('CRE 仕事');
    expect(notions.map(({ surface }) => surface)).toEqual(['CRE', '仕事']);
    expect(confidence.value).toBeGreaterThan(confidence.least);
    for (const { score, parts } of results)
      expect(parts.reduce((sum, { adds }) => sum + adds, 0)).toBeCloseTo(score, 6);
  });

  it('answers whatever is asked of whatever posts, with excerpts that stand in them', () => {
    const text = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), fc.string({ unit: 'binary', maxLength: 60 }), (texts, question) => {
        const posts = texts.map((lines, at) =>
          makePost(
            `p${at}`,
            lines.map((line) => line.replace(/[\n#]/gu, ' ')),
          ),
        );
        for (const { post, excerpt } of createLibrary({ posts, problems: [] }).ask(question).results) {
          expect(post.text).toContain(excerpt.text);
          expect(excerpt.text.length).toBeLessThanOrEqual(200);
          let at = 0;
          for (const { start, end } of excerpt.highlights) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(end).toBeGreaterThan(start);
            at = end;
          }
          expect(at).toBeLessThanOrEqual(excerpt.text.length);
        }
      }),
    );
  });

  it('finds a post by its own rare sentence', () => {
    for (const { id, text } of library.posts) {
      for (const sentence of text
        .split(/(?<=。)/u)
        .filter((own) => own.length > 40)
        .slice(0, 8)) {
        expect(library.ask(sentence.trim()).results[0]?.post.id).toBe(id);
      }
    }
  });
});

const describeWithOriginals = existsSync('../shared/seeds') ? describe : describe.skip;

describeWithOriginals('the library of the five originals', () => {
  let library: Library;
  beforeAll(async () => {
    library = await load('../shared/seeds');
  });

  it.each([
    ['ソフトバンクを辞めてAlibaba Cloudを卒業した話', '000', 'Alibaba'],
    ['CREという職種の業務', '001', 'CRE'],
    ['CREingとカスタマーサクセス', '002', 'カスタマーサクセス'],
    ['Azureの黎明期のサポート', '003', 'Azure'],
    ['インフラエンジニアに転向して3ヶ月', '004', 'インフラ'],
  ])('answers %s, word for word', (question, id, word) => {
    const [first] = library.ask(question).results;
    expect(first?.post.id).toMatch(new RegExp(`^${id}`));
    expect(first?.excerpt.text).toContain(word);
    expect(first?.post.text).toContain(first?.excerpt.text);
  });
});
