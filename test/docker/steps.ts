/** One step of a Dockerfile that changes files: its words after the instruction's name, and the stage that it is in. */
export interface Step {
  stage: string;
  instruction: string;
  words: string;
}

/** Reads the instructions of a Dockerfile, without comments, continued lines joined; stages by name, or by number. */
export function readSteps(text: string): Step[] {
  let stage = '';
  let stages = 0;
  return text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => {
      const [, instruction = '', words = ''] = /^(\w+)\s+(.*)$/.exec(line.trim()) ?? [];
      if (instruction === 'FROM') stage = / AS (\w+)$/.exec(words)?.[1] ?? String(stages++);
      return { stage, instruction, words };
    });
}
