import { createLibrary } from '../../../src/library.ts';
import { type Child, inChild } from '../child.ts';
import { createBareBot, createSenpaiBot, type InProcessBot } from '../in-process-bot.ts';
import { makeLibraryPosts } from '../made-library.ts';
import { collect } from '../memory.ts';
import { type Part, target } from '../part.ts';
import { round, type Times, timesOf } from '../stats.ts';

interface AnswerFigures {
  passages: number;
  questions: number;
  /** Answers with at least one result. */
  found: number;
  senpai: Times;
  bareBolt: Times;
  ratio: { median: number; p99: number };
}

const QUESTIONS = 3_000;
const WARM_UP = 300;
const USERS = 20;

/** A `/career` answer from payload to blocks, beside a bare Bolt handler that sends fixed blocks, question by question in turns. */
export const answerPart: Part = {
  name: 'answer',
  async run({ passages }, note) {
    const figures = await inChild<AnswerFigures>('answer', { passages });
    const { senpai, bareBolt, ratio } = figures;
    note(
      `answer  ${figures.passages} passages: median ${senpai.median} ms, p99 ${senpai.p99}; ` +
        `bare Bolt ${bareBolt.median} and ${bareBolt.p99}; ${ratio.median} times as long`,
    );
    return {
      figures,
      targets: [
        target('answer: median ms, payload to blocks', senpai.median, { most: 2 }),
        target('answer: 99th percentile ms', senpai.p99, { most: 10 }),
      ],
    };
  },
  async work({ passages }: { passages: number }, parent: Child) {
    parent.send(await answerQuestions(passages));
  },
};

async function answerQuestions(passages: number): Promise<AnswerFigures> {
  const made = makeLibraryPosts(passages);
  const library = createLibrary({ posts: made.posts, problems: [] });
  const questions = Array.from(
    { length: QUESTIONS },
    (_, at) => made.questions[at % made.questions.length]?.text ?? '',
  );
  const senpai = await createSenpaiBot(library);
  const found = questions.filter((question) => library.ask(question).results.length > 0);
  const { message } = await senpai.command(found[0] ?? '', 'U1');
  const bare = await createBareBot(message);
  await askInTurns(senpai, bare, questions.slice(0, WARM_UP));
  collect();
  const times = await askInTurns(senpai, bare, questions);
  const [own, other] = [timesOf(times.senpai), timesOf(times.bare)];
  return {
    passages: library.passageCount,
    questions: questions.length,
    found: found.length,
    senpai: own,
    bareBolt: other,
    ratio: { median: round(own.median / other.median, 2), p99: round(own.p99 / other.p99, 2) },
  };
}

async function askInTurns(senpai: InProcessBot, bare: InProcessBot, questions: readonly string[]) {
  const times = { senpai: [] as number[], bare: [] as number[] };
  for (const [at, question] of questions.entries()) {
    const user = `U${at % USERS}`;
    times.senpai.push((await senpai.command(question, user)).ms);
    times.bare.push((await bare.command(question, user)).ms);
  }
  return times;
}
