import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { readSynonyms } from '../../../src/corpus/read-synonyms.ts';
import { createLibrary } from '../../../src/library.ts';
import { densestWindow } from '../densest-window.ts';
import { type PeerText, peerTexts } from '../made-library.ts';
import type { Part } from '../part.ts';
import {
  allTerms,
  contentTerms,
  createFlexSearch,
  createFlexSearchCjk,
  createMiniSearch,
  type Peer,
} from '../peers.ts';
import { readQuestions, type ScoredQuestion } from '../questions-file.ts';
import { type Ranked, type Score, scoreOf } from '../score.ts';
import { median, round } from '../stats.ts';

interface EngineScore {
  medianMs: number;
  /** Over all kinds of questions. */
  all: Score;
  byKind: Record<string, Score>;
}

type Ask = (question: string) => Ranked[];

const PAGE = 10;
/** Passages that a peer is asked for, so that ten posts are left when those of one post are folded. */
const DEPTH = 60;

/** Right posts and excerpts for questions with known answers: Senpai beside FlexSearch alone and MiniSearch with the same tokeniser. */
export const qualityPart: Part = {
  name: 'quality',
  async run({ quality }, note) {
    const scratch = mkdtempSync(join(tmpdir(), 'senpai-bench-'));
    try {
      const { folder, questions } = readQuestions(quality, scratch);
      const corpus = await readCorpus([folder]);
      const { groups: synonyms } = await readSynonyms(['corpus', folder]);
      const library = createLibrary(corpus, { synonyms });
      const texts = peerTexts(library.posts);
      const wholes = texts.map(({ whole }) => whole);
      const engines: Record<string, Ask> = {
        Senpai: (question) =>
          library
            .ask(question, { limit: PAGE })
            .results.map(({ post, excerpt }) => ({ id: post.id, excerpt: excerpt.text })),
        'MiniSearch, same tokeniser': overPeer(createMiniSearch(wholes, allTerms), texts),
        'MiniSearch, and our stop words': overPeer(createMiniSearch(wholes, contentTerms), texts),
        'FlexSearch alone, same tokeniser': overPeer(createFlexSearch(wholes, allTerms), texts),
        'FlexSearch alone, and our stop words': overPeer(createFlexSearch(wholes, contentTerms), texts),
        'FlexSearch alone, its CJK set-up': overPeer(createFlexSearchCjk(wholes), texts),
      };
      const scores: Record<string, EngineScore> = {};
      for (const [name, ask] of Object.entries(engines)) scores[name] = judge(questions, ask);
      for (const line of tableOf(scores)) note(line);
      return { figures: { posts: library.posts.length, passages: library.passageCount, engines: scores } };
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  },
};

/** A peer's passages as posts, each once; its excerpt is the window of 200 characters with most of the question's terms. */
function overPeer(peer: Peer, texts: readonly PeerText[]): Ask {
  return (question) => {
    const posts = new Map<string, PeerText>();
    for (const place of peer.search(question, DEPTH)) {
      const text = texts[place];
      if (text && !posts.has(text.postId)) posts.set(text.postId, text);
    }
    return [...posts.values()]
      .slice(0, PAGE)
      .map(({ postId, text }, rank) => ({ id: postId, excerpt: rank === 0 ? densestWindow(text, question) : '' }));
  };
}

function judge(questions: readonly ScoredQuestion[], ask: Ask): EngineScore {
  const times: number[] = [];
  const answers = questions.map(({ text }) => {
    const started = performance.now();
    const ranked = ask(text);
    times.push(performance.now() - started);
    return ranked;
  });
  const kinds = [...new Set(questions.map(({ kind }) => kind))];
  const byKind = kinds.map((kind) => {
    const places = questions.flatMap((question, at) => (question.kind === kind ? [at] : []));
    const own = places.map((at) => questions[at] as ScoredQuestion);
    return [
      kind,
      scoreOf(
        own,
        places.map((at) => answers[at] ?? []),
      ),
    ] as const;
  });
  return { medianMs: round(median(times)), all: scoreOf(questions, answers), byKind: Object.fromEntries(byKind) };
}

function tableOf(scores: Record<string, EngineScore>): string[] {
  const rows = Object.entries(scores).flatMap(([engine, { all, byKind, medianMs }]) => {
    const kinds = Object.entries(byKind);
    const lines = kinds.length > 1 && engine === 'Senpai' ? kinds : [];
    return [
      ...lines.map(([kind, score]) => [engine, kind, ...cells(score), '']),
      [engine, 'ALL', ...cells(all), `${medianMs}`],
    ];
  });
  const head = ['engine', 'questions', 'n', 'hit@1', 'hit@3', 'MRR@10', 'nDCG@10', 'excerpt', 'empty', 'median ms'];
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  return [head, ...rows].map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}

function cells({ n, hit1, hit3, mrr, ndcg, excerpt, empty }: Score): string[] {
  const shares = [hit1, hit3, mrr, ndcg].map((share) => share.toFixed(4));
  return [String(n), ...shares, excerpt === null ? '-' : excerpt.toFixed(4), empty ?? '-'];
}
