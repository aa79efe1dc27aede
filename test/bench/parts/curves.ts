import { writeFileSync } from 'node:fs';
import { drawCurves } from '../draw-curves.ts';
import type { Part } from '../part.ts';
import { type EngineFigures, type EngineName, exponentsOf, measureSize, type SearchFigures } from './search.ts';

const SIZES = [1_000, 2_000, 5_000, 10_000];
const FULL_SIZES = [...SIZES, 20_000, 50_000];
const SHOWN: readonly { engine: EngineName; name: string }[] = [
  { engine: 'senpai', name: 'Senpai' },
  { engine: 'minisearch', name: 'MiniSearch' },
  { engine: 'flexsearch', name: 'FlexSearch alone' },
];

/** Time for a question and memory, against passages, as a picture. */
export const curvesPart: Part = {
  name: 'curves',
  async run({ full, svg }, note) {
    const sizes: SearchFigures[] = [];
    for (const passages of full ? FULL_SIZES : SIZES) {
      sizes.push(await measureSize(passages));
      note(`curves  ${passages} passages measured`);
    }
    const series = (value: (figures: EngineFigures) => number) =>
      SHOWN.map(({ engine, name }) => ({
        name,
        points: sizes.map(({ passages, engines }) => ({ x: passages, y: value(engines[engine]) })),
      }));
    const charts = [
      { title: 'Median time for a question', unit: 'ms', series: series(({ ms }) => ms.median) },
      { title: 'Memory of the index', unit: 'MB', series: series(({ memoryMb }) => memoryMb) },
    ];
    if (svg) {
      writeFileSync(svg, drawCurves(charts));
      note(`curves  drawn to ${svg}`);
    }
    return { figures: { sizes, exponents: exponentsOf(sizes) } };
  },
};
