/** One question to learn from: the features of the passages of each post that was found, and which post is right. */
export interface Choice {
  posts: { isRight: boolean; passages: number[][] }[];
}

/** One example of a yes or no, and how much it counts. */
export interface Example {
  features: number[];
  isYes: boolean;
  weight: number;
}

const STEPS = 200;
/** How much better a score must be to be as good as certain: about what one word of a question is worth. */
const SHARPNESS = 8;
const RATE = 0.3;
const DECAY = 0.0005;

export function dot(weights: readonly number[], features: readonly number[]): number {
  return features.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
}

/** A post's best passage under the weights. */
export function bestPassage(
  weights: readonly number[],
  passages: readonly number[][],
): { score: number; features: number[] } {
  return passages
    .map((features) => ({ features, score: dot(weights, features) }))
    .reduce((best, own) => (own.score > best.score ? own : best));
}

/** Listwise softmax over the posts that were found, by gradient ascent from `start`; a post stands for its best passage. */
export function fitChoices(choices: readonly Choice[], start: readonly number[]): number[] {
  let weights = [...start];
  const answered = choices.filter(({ posts }) => posts.some(({ isRight }) => isRight));
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map(() => 0);
    for (const { posts } of answered) {
      const best = posts.map(({ isRight, passages }) => ({ isRight, ...bestPassage(weights, passages) }));
      const top = Math.max(...best.map(({ score }) => score));
      const shares = best.map(({ score }) => Math.exp(SHARPNESS * (score - top)));
      const whole = shares.reduce((sum, share) => sum + share, 0);
      best.forEach(({ isRight, features }, at) => {
        const pull = (isRight ? 1 : 0) - (shares[at] ?? 0) / whole;
        features.forEach((value, name) => {
          gradient[name] = (gradient[name] ?? 0) + pull * value;
        });
      });
    }
    const rate = (RATE * SHARPNESS) / Math.max(1, answered.length);
    weights = weights.map((weight, name) => Math.max(0, weight + rate * (gradient[name] ?? 0) - DECAY * weight));
  }
  return weights;
}

/** Mean reciprocal rank at 10 of the right posts under the weights. */
export function reciprocalRank(choices: readonly Choice[], weights: readonly number[]): number {
  const ranks = choices.map(({ posts }) => {
    const scored = posts.map(({ isRight, passages }) => ({ isRight, score: bestPassage(weights, passages).score }));
    const place = scored.sort((a, b) => b.score - a.score).findIndex(({ isRight }) => isRight);
    return place < 0 || place >= 10 ? 0 : 1 / (place + 1);
  });
  return ranks.reduce((sum, rank) => sum + rank, 0) / Math.max(1, ranks.length);
}

/** Logistic regression by gradient ascent on standardised features; gives the weights of the features as they are. */
export function fitExamples(examples: readonly Example[]): number[] {
  const size = examples[0]?.features.length ?? 0;
  const scale = Array.from({ length: size }, (_, name) => spread(examples.map(({ features }) => features[name] ?? 0)));
  let weights = scale.map(() => 0);
  let bias = 0;
  for (let step = 0; step < 3 * STEPS; step++) {
    const gradient = weights.map(() => 0);
    let biasGradient = 0;
    for (const { features, isYes, weight } of examples) {
      const scaled = features.map((value, name) => (value - (scale[name]?.mean ?? 0)) / (scale[name]?.deviation ?? 1));
      const pull = weight * ((isYes ? 1 : 0) - 1 / (1 + Math.exp(-bias - dot(weights, scaled))));
      biasGradient += pull;
      scaled.forEach((value, name) => {
        gradient[name] = (gradient[name] ?? 0) + pull * value;
      });
    }
    weights = weights.map((weight, name) => weight + (gradient[name] ?? 0) / examples.length - DECAY * weight);
    bias += biasGradient / examples.length;
  }
  return weights.map((weight, name) => weight / (scale[name]?.deviation ?? 1));
}

function spread(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
  return { mean, deviation: Math.sqrt(variance) || 1 };
}
