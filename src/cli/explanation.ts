import type { Explanation } from '../library.ts';

/** An explanation for people: what was asked for, what was corrected, whether it is enough, and each result's sum. */
export function explanationText({ notions, corrections, confidence, results }: Explanation): string {
  const asked = notions.map(({ surface, weight, known, terms }) => {
    const spelled = terms.map(({ term, likeness }) => (likeness === 1 ? term : `${term} (${number(likeness)})`));
    return `  ${surface}  weight ${number(weight)}  ${known ? spelled.join(', ') : 'in no post'}`;
  });
  const evidence = Object.entries(confidence.evidence).map(([name, value]) => `${name} ${number(value)}`);
  const verdict = confidence.value < confidence.least ? 'nothing answers' : 'answers';
  return [
    'asked for',
    ...asked,
    ...corrections.map(({ from, to }) => `  ${from} → ${to}`),
    `confidence ${number(confidence.value)} of ${confidence.least}: ${verdict}`,
    `  ${evidence.join(', ')}`,
    ...results.flatMap(({ postId, score, parts }, at) => [
      `${at + 1}. ${postId}  ${number(score)}`,
      `  ${parts.map(({ feature, value, adds }) => `${feature} ${number(value)} adds ${number(adds)}`).join(', ')}`,
    ]),
    '',
  ].join('\n');
}

function number(value: number): string {
  return value.toFixed(2);
}
