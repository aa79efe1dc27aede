import { handleCommand } from '../../../src/slack/listeners/command.ts';
import { VERBS } from '../../../src/slack/verbs/all-verbs.ts';
import { findVerb } from '../../../src/slack/verbs/verb.ts';
import { fakeStage } from '../../support/fake-deps.ts';
import { fakeLibrary, fakePost } from '../../support/fake-library.ts';

const posts = [
  fakePost({ id: 'a.md', title: 'CREの話', date: '2021-05-01' }),
  fakePost({
    id: 'b.md',
    title: 'ランダムウォークの話',
    date: '2018',
    tags: ['数学'],
    author: { name: 'Mori', aliases: ['森'] },
  }),
];
const [first] = posts as [(typeof posts)[0]];
const library = {
  ...fakeLibrary(posts),
  pick: () => ({ post: first, excerpt: { text: 'CREは、お客さまの不安をゼロにする', highlights: [] } }),
};

const ask = async (text: string, lib = library) => {
  const stage = fakeStage(lib);
  await handleCommand(
    {
      command: { text, user_id: 'U1', channel_id: 'C1' },
      ack: stage.ack,
      respond: stage.respond,
      client: stage.client,
    },
    stage.deps,
  );
  return JSON.stringify(stage.last('respond'));
};

describe('findVerb', () => {
  it('takes the first word, in any width and case', () => {
    expect(findVerb(VERBS, 'ＬＩＳＴ　tag:CRE')?.rest).toBe('tag:CRE');
    expect(findVerb(VERBS, 'ﾗﾝﾀﾞﾑ')?.rest).toBe('');
    expect(findVerb(VERBS, 'listen to users')).toBeUndefined();
    expect(findVerb(VERBS, '検索エンジンの話')).toBeUndefined();
  });

  it('has no name twice', () => {
    const names = VERBS.flatMap((verb) => verb.names);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toBe(name.normalize('NFKC').toLowerCase());
  });
});

describe('random', () => {
  it.each(['random', 'ランダム', 'RANDOM'])('%s draws one passage, and another on demand', async (text) => {
    const shown = await ask(text);
    expect(shown).toContain('こんな話はいかがですか');
    expect(shown).toContain('"random.0"');
    expect(shown).toContain('不安をゼロにする');
  });

  it('is a question with more words, and help without posts', async () => {
    expect(await ask('ランダムウォーク')).toContain('ランダムウォークの話');
    expect(await ask('random', { ...fakeLibrary([]), pick: () => undefined as never })).toContain('まだ投稿がひとつも');
  });
});

describe('list', () => {
  it.each(['list', '一覧'])('%s names every post, newest first', async (text) => {
    const shown = await ask(text);
    expect(shown).toContain('投稿は全部で2件');
    expect(shown.indexOf('CREの話')).toBeLessThan(shown.indexOf('ランダムウォーク'));
  });

  it.each([
    'list tag:数学',
    '一覧 タグ：数学',
    '一覧　著者:森 年:2018年',
    'list author:"mori" year:2018',
    'list by:@mori',
  ])('%s narrows it', async (text) => {
    const shown = await ask(text);
    expect(shown).toContain('ランダムウォーク');
    expect(shown).not.toContain('CREの話');
  });

  it('says so when no post is left, and is a question with other words', async () => {
    expect(await ask('list tag:料理')).toContain('#料理の投稿は見つかりませんでした');
    expect(await ask('一覧 年:1999')).toMatch(/1999年の投稿は見つかりませんでした.*すべての投稿を見る/s);
    expect(await ask('list of 料理')).toContain('「list of 料理」に答えられる話は見つかりませんでした');
  });

  it.each(['一覧 数学', 'list 森', '一覧 2018年'])('%s takes a bare word for what it is', async (text) => {
    const shown = await ask(text);
    expect(shown).toContain('の投稿が1件あります');
    expect(shown).toContain('ランダムウォーク');
  });

  it('has pages', async () => {
    const many = Array.from({ length: 11 }, (_, index) => fakePost({ id: `${index}.md`, title: `その${index}` }));
    const shown = await ask('list', { ...library, ...fakeLibrary(many), pick: library.pick });
    expect(shown).toContain('1〜8 件目 / 全 11 件');
    expect(shown).toContain('"list.next"');
  });
});

describe('show', () => {
  it.each(['show b.md', 'show b', '詳細 ランダムウォークの話', '詳細 ウォーク'])('%s shows one post', async (text) => {
    const shown = await ask(text);
    expect(shown).toContain('この投稿について');
    expect(shown).toContain('ランダムウォークの話');
  });

  it.each(['詳細', '一覧', 'show', 'list'])(
    '%s says that no post has such a title, and searches for nothing',
    async (verb) => {
      const asked: string[] = [];
      const spied: typeof library = {
        ...library,
        ask(question, options) {
          asked.push(question);
          return library.ask(question, options);
        },
      };
      const shown = await ask(`${verb} ランダムウオーク`, spied);
      expect(shown).toContain('『ランダムウオーク』という題名の投稿は見つかりませんでした');
      expect(shown).toContain('ランダムウォークの話');
      expect(shown).toContain('すべての投稿を見る');
      expect(await ask(`${verb} ほげほげ`, spied)).toContain('「ほげほげ」を探す');
      expect(asked).not.toContain(`${verb} ほげほげ`);
    },
  );

  it('lists the posts when none is named, and is a question where none is meant', async () => {
    expect(await ask('詳細')).toContain('投稿は全部で2件');
    expect(await ask('show me CRE 7')).toContain('「show me CRE 7」に答えられる話は');
  });
});

describe('daily', () => {
  it('is a question where 毎日 begins one', async () => {
    expect(await ask('毎日 残業する仕事')).toContain('「毎日 残業する仕事」に答えられる話は');
    expect(await ask('毎日残業')).toContain('「毎日残業」に答えられる話は');
    expect(await ask('毎日')).not.toContain('に答えられる話は');
  });
});

describe('search', () => {
  it.each(['search ランダム', '検索　ランダム'])('%s asks for a word that is a verb', async (text) => {
    expect(await ask(text)).toContain('「ランダム」に近い話が 1 件');
  });

  it('asks what to look for when nothing follows', async () => {
    expect(await ask('検索')).toContain('何について知りたいですか');
  });
});
