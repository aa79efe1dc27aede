import { NO_FEATURES } from './features.ts';
import { passes } from './narrow.ts';
import { parseQuery, type Query } from './query.ts';
import { type Question, readQuestion } from './question.ts';
import { type Hit, rank } from './rank.ts';
import type { SearchIndex } from './search-index.ts';
import { definitionsOf } from './topic.ts';

/** How many passages FlexSearch proposes, and how many of the question's rarest terms it is asked for. */
const PROPOSALS = 100;
const ASKED_TERMS = 12;
const FEWEST_TERMS = 4;
const MOST_POSTINGS = 1_500;
/** Where only some posts may answer, more passages are proposed and those of the others dropped. */
const NARROWED_PROPOSALS = 2_000;
/** A post with less than this share of the best post's score is padding. */
const TAIL = 0.5;
/** What a passage gains that defines the topic of the question; scores of good answers are between one and two. */
const DEFINITION = 0.3;

/** A post that answers: its passages that match, best first. */
export interface PostHit {
  postId: string;
  score: number;
  hits: Hit[];
}

/** What a question finds, best post first, and how it was read. */
export interface Found {
  query: Query;
  question: Question;
  posts: PostHit[];
}

/**
 * Asks the index a question: FlexSearch proposes passages, the ranking orders them, passages of one post are folded into
 * one. A query of filters alone finds all posts that pass, newest first.
 */
export function search(index: SearchIndex, text: string): Found {
  const query = parseQuery(text);
  const question = readQuestion(query.words, index);
  const allowed = query.narrowed ? allowedPosts(index, query) : undefined;
  if (allowed && question.notions.length === 0) return { query, question, posts: everyOne(index, allowed) };
  const asked = rarestTerms(index, question);
  const proposed = index.candidates.propose(asked, allowed ? NARROWED_PROPOSALS : PROPOSALS);
  const units = allowed ? proposed.filter((unit) => allowed.has(index.passages[unit]?.postId ?? '')) : proposed;
  const hits = rank(index, question, units.slice(0, PROPOSALS));
  return { query, question, posts: foldByPost(index, definitionsFirst(index, question, hits)) };
}

/** The terms that FlexSearch is asked for: the rarest, as long as their postings are few enough to be counted quickly. */
function rarestTerms({ lexicon }: SearchIndex, { terms }: Question): string[] {
  const rarest = [...terms].sort((a, b) => b.weight - a.weight).slice(0, ASKED_TERMS);
  let postings = 0;
  const asked = rarest.filter(({ id }, at) => {
    postings += lexicon.frequency(id);
    return at < FEWEST_TERMS || postings <= MOST_POSTINGS;
  });
  return asked.map(({ term }) => term);
}

/** Raises the passages that say what it is that the question asks the meaning of. */
function definitionsFirst(index: SearchIndex, { topic }: Question, hits: Hit[]): Hit[] {
  if (!topic) return hits;
  const isDefinition = definitionsOf(topic);
  const raised = hits.map((hit) => {
    const passage = index.passages[hit.unit];
    const text = passage && index.posts.get(passage.postId)?.text.slice(passage.start, passage.end);
    return text && isDefinition(text) ? { ...hit, score: hit.score + DEFINITION } : hit;
  });
  return raised.sort((a, b) => b.score - a.score || a.unit - b.unit);
}

function allowedPosts(index: SearchIndex, query: Query): Set<string> {
  return new Set([...index.posts.values()].filter((post) => passes(post, query)).map(({ id }) => id));
}

/** Every allowed post with its first passage, in the order of the index, which is newest first. */
function everyOne(index: SearchIndex, allowed: ReadonlySet<string>): PostHit[] {
  const posts = new Map<string, PostHit>();
  index.passages.forEach(({ postId }, unit) => {
    if (!allowed.has(postId) || posts.has(postId)) return;
    posts.set(postId, { postId, score: 0, hits: [{ unit, score: 0, features: NO_FEATURES }] });
  });
  return [...posts.values()];
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
