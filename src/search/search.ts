import { NO_FEATURES } from './features.ts';
import { passes } from './narrow.ts';
import { parseQuery, type Query } from './query.ts';
import { type Question, type QuestionTerm, readQuestion } from './question.ts';
import { type Hit, rank } from './rank.ts';
import type { SearchIndex } from './search-index.ts';
import { definitionsOf } from './topic.ts';

/** How many passages are proposed, and by how many of the question's rarest terms. */
const PROPOSALS = 40;
const PROPOSING_TERMS = 24;
/** Of these, the first few always propose; the others as long as the units of all are quickly summed. */
const FEWEST_TERMS = 4;
const MOST_POSTINGS = 4_000;
/** A post with less than this share of the best post's score, or of what that one covers of the question, is padding. */
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
 * Asks the index a question: the passages whose terms weigh most are proposed, the ranking orders them, and those of one
 * post are folded into one. A query of filters alone finds all posts that pass, newest first.
 */
export function search(index: SearchIndex, text: string): Found {
  const query = parseQuery(text);
  const question = readQuestion(query.words, index);
  const allowed = query.narrowed ? allowedPosts(index, query) : undefined;
  if (allowed && question.notions.length === 0) return { query, question, posts: everyOne(index, allowed) };
  const isAllowed = allowed && ((unit: number) => allowed.has(index.passages[unit]?.postId ?? ''));
  const units = index.candidates.propose(proposingTerms(index, question), PROPOSALS, isAllowed);
  const hits = rank(index, question, units);
  return { query, question, posts: foldByPost(index, definitionsFirst(index, question, hits)) };
}

/** The terms that propose passages: the rarest, whose units are few. */
function proposingTerms({ lexicon }: SearchIndex, { terms }: Question): QuestionTerm[] {
  const rarest = [...terms].sort((a, b) => b.weight - a.weight).slice(0, PROPOSING_TERMS);
  let postings = 0;
  return rarest.filter(({ id }, at) => {
    postings += lexicon.frequency(id);
    return at < FEWEST_TERMS || postings <= MOST_POSTINGS;
  });
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
  const [best] = hits;
  if (!best) return [];
  const covered = coverageOf(posts.get(index.passages[best.unit]?.postId ?? ''));
  return [...posts.values()]
    .filter((post) => post.score >= TAIL * best.score && coverageOf(post) >= TAIL * covered)
    .sort((a, b) => b.score - a.score || newerFirst(index, a.postId, b.postId));
}

/** The most that one of the post's passages, with what surrounds it, covers of the question. */
function coverageOf(post: PostHit | undefined): number {
  return post ? Math.max(...post.hits.map(({ features }) => features.coverage)) : 0;
}

function newerFirst(index: SearchIndex, a: string, b: string): number {
  const [dateA, dateB] = [index.posts.get(a)?.date ?? '', index.posts.get(b)?.date ?? ''];
  return dateA === dateB ? (a < b ? -1 : 1) : dateA > dateB ? -1 : 1;
}
