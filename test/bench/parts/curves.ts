import { writeFileSync } from 'node:fs';
import { drawCurves } from '../draw-curves.ts';
import type { Part } from '../part.ts';
import { measureSize, type SearchFigures } from './search.ts';

const SIZES = [1_000, 2_000, 5_000, 10_000];
const FULL_SIZES = [...SIZES, 20_000, 50_000];
const ENGINES = [
  { key: 'senpai', name: 'Senpai' },
  { key: 'minisearch', name: 'MiniSearch' },
  { key: 'flexsearch', name: 'FlexSearch alone' },
] as const;

/** Time for a question and memory, against passages, as a picture. */
export const curvesPart: Part = {
  name: 'curves',
  async run({ full, svg }, note) {
    const sizes: SearchFigures[] = [];
    for (const passages of full ? FULL_SIZES : SIZES) {
      sizes.push(await measureSize(passages));
      note(`curves  ${passages} passages measured`);
    }
    const series = (value: (figures: SearchFigures, key: (typeof ENGINES)[number]['key']) => number) =>
      ENGINES.map(({ key, name }) => ({
        name,
        points: sizes.map((figures) => ({ x: figures.passages, y: value(figures, key) })),
      }));
    const charts = [
      { title: 'Median time for a question', unit: 'ms', series: series((figures, key) => figures[key].ms.median) },
      { title: 'Memory of the index', unit: 'MB', series: series((figures, key) => figures[key].memoryMb) },
    ];
    if (svg) {
      writeFileSync(svg, drawCurves(charts));
      note(`curves  drawn to ${svg}`);
    }
    return { figures: { charts } };
  },
};
