import { readFileSync } from 'node:fs';
import { readPost } from '../../../src/corpus/read-post.ts';
import { readSynonyms } from '../../../src/corpus/read-synonyms.ts';
import type { Post } from '../../../src/corpus/types.ts';
import { splitPassages } from '../../../src/passages/split.ts';
import { confidence, type Evidence, evidenceOf, LEAST } from '../../../src/search/confidence.ts';
import { type Features, WEIGHTS } from '../../../src/search/features.ts';
import { search } from '../../../src/search/search.ts';
import { buildSearchIndex, type SearchIndex } from '../../../src/search/search-index.ts';
import type { Part } from '../part.ts';
import { type Choice, dot, type Example, fitChoices, fitExamples, reciprocalRank } from '../regression.ts';
import { round } from '../stats.ts';

interface Article {
  posts: Post[];
  questions: { text: string; postId: string }[];
}

/** SQuAD's paragraphs have no title, tags, description or headings: those weights are judged on posts, not fitted. */
const FITTED = (Object.keys(WEIGHTS) as (keyof Features)[]).filter(
  (name) => !['title', 'labels', 'description', 'headings'].includes(name),
);
/** An answer that is not given is worse than one that is given in vain. */
const ANSWER_WORTH = 3;
/** Shares of the answers that the line between something and nothing may cost. */
const LOST = [0.001, 0.002, 0.005, 0.01];
const PAGE = 10;

/** Fits the weights of the ranking and of the evidence on SQuAD-shaped files: `--only fit FILE.json…`. */
export const fitPart: Part = {
  name: 'fit',
  async run({ quality: files }, note) {
    const synonyms = (await readSynonyms(['corpus'])).groups;
    const articles = files.flatMap(readArticles);
    const indexOf = (of: readonly Article[]) =>
      buildSearchIndex(
        of.flatMap(({ posts }) => posts),
        splitPassages,
        { synonyms },
      );
    const whole = indexOf(articles);

    const choices = articles.flatMap(({ questions }) => questions.map((question) => choiceOf(whole, question)));
    const start = FITTED.map((name) => WEIGHTS[name]);
    const fitted = fitChoices(choices, start);
    note(
      `MRR@10 ${round(reciprocalRank(choices, start), 4)} with the weights in place, ${round(reciprocalRank(choices, fitted), 4)} with these`,
    );

    const examples = articles.flatMap((article) => {
      const others = indexOf(articles.filter((other) => other !== article));
      return article.questions.flatMap(({ text, postId }): Example[] => {
        const found = search(whole, text);
        const isFound = found.posts.slice(0, PAGE).some((post) => post.postId === postId);
        return [
          ...(isFound ? [{ features: Object.values(evidenceOf(found)), isYes: true, weight: ANSWER_WORTH }] : []),
          { features: Object.values(evidenceOf(search(others, text))), isYes: false, weight: 1 },
        ];
      });
    });
    const evidence = fitExamples(examples);
    const names = Object.keys(evidenceOf(search(whole, ''))) as (keyof Evidence)[];
    return {
      figures: {
        ranking: named(FITTED, fitted),
        evidence: named(names, evidence),
        lines: linesOf(examples, evidence),
        inPlace: lineInPlace(examples, names),
      },
    };
  },
};

function readArticles(file: string, at: number): Article[] {
  const { data } = JSON.parse(readFileSync(file, 'utf8')) as {
    data: { paragraphs: { context: string; qas: { question: string }[] }[] }[];
  };
  return data.map(({ paragraphs }, number) => {
    const read = paragraphs.map(({ context, qas }, paragraph) => {
      const postId = `${at}-${number}-${paragraph}.txt`;
      const { post } = readPost(postId, context.replaceAll(' [SEP] ', '\n'));
      return { post, questions: qas.map(({ question }) => ({ text: question, postId })) };
    });
    return {
      posts: read.flatMap(({ post }) => post ?? []),
      questions: read.flatMap(({ questions }) => questions),
    };
  });
}

function choiceOf(index: SearchIndex, { text, postId }: { text: string; postId: string }): Choice {
  return {
    posts: search(index, text).posts.map((post) => ({
      isRight: post.postId === postId,
      passages: post.hits.map(({ features }) => FITTED.map((name) => features[name])),
    })),
  };
}

/** Where the line between something and nothing may be drawn: what it loses of the answers, what it empties of the rest. */
function linesOf(examples: readonly Example[], weights: readonly number[]) {
  const sums = (isYes: boolean) =>
    examples.filter((example) => example.isYes === isYes).map(({ features }) => dot(weights, features));
  const answered = sums(true).sort((x, y) => x - y);
  const unanswered = sums(false);
  return LOST.map((lost) => {
    const least = answered[Math.floor(lost * answered.length)] ?? 0;
    const emptied = unanswered.filter((sum) => sum < least).length / Math.max(1, unanswered.length);
    return { lost, least: round(least, 2), emptied: round(emptied, 3) };
  });
}

/** What the weights and the line of the program lose and empty on the same examples. */
function lineInPlace(examples: readonly Example[], names: readonly (keyof Evidence)[]) {
  const below = (isYes: boolean) => {
    const asked = examples.filter((example) => example.isYes === isYes);
    const refused = asked.filter(({ features }) => {
      const evidence = Object.fromEntries(names.map((name, at) => [name, features[at] ?? 0])) as unknown as Evidence;
      return confidence(evidence) < LEAST;
    });
    return round(refused.length / Math.max(1, asked.length), 4);
  };
  return { lost: below(true), emptied: below(false) };
}

function named<Name extends string>(names: readonly Name[], values: readonly number[]): Record<string, number> {
  return Object.fromEntries(names.map((name, at) => [name, round(values[at] ?? 0, 2)]));
}
