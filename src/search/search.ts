import { type Question, readQuestion } from './question.ts';
import { type Hit, rank } from './rank.ts';
import type { SearchIndex } from './search-index.ts';

/** How many passages FlexSearch proposes, and how many of the question's rarest terms it is asked for. */
const PROPOSALS = 100;
const ASKED_TERMS = 24;
/** A post with less than this share of the best post's score is padding. */
const TAIL = 0.5;

/** A post that answers: its passages that match, best first. */
export interface PostHit {
  postId: string;
  score: number;
  hits: Hit[];
}

/** What a question finds, best post first, and how it was read. */
export interface Found {
  question: Question;
  posts: PostHit[];
}

/** Asks the index a question: FlexSearch proposes passages, the ranking orders them, passages of one post are folded into one. */
export function search(index: SearchIndex, text: string): Found {
  const question = readQuestion(text, index);
  const asked = [...question.terms]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, ASKED_TERMS)
    .map(({ term }) => term);
  const hits = rank(index, question, index.candidates.propose(asked, PROPOSALS));
  return { question, posts: foldByPost(index, hits) };
}

function foldByPost(index: SearchIndex, hits: readonly Hit[]): PostHit[] {
  const posts = new Map<string, PostHit>();
  for (const hit of hits) {
    const { postId } = index.passages[hit.unit] ?? { postId: '' };
    const known = posts.get(postId);
    if (known) known.hits.push(hit);
    else posts.set(postId, { postId, score: hit.score, hits: [hit] });
  }
  const best = hits[0]?.score ?? 0;
  return [...posts.values()]
    .filter(({ score }) => score >= TAIL * best)
    .sort((a, b) => b.score - a.score || newerFirst(index, a.postId, b.postId));
}

function newerFirst(index: SearchIndex, a: string, b: string): number {
  const [dateA, dateB] = [index.posts.get(a)?.date ?? '', index.posts.get(b)?.date ?? ''];
  return dateA === dateB ? (a < b ? -1 : 1) : dateA > dateB ? -1 : 1;
}
