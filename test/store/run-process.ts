import { spawn } from 'node:child_process';

/** Runs a TypeScript module, seen from the project's root, in a process of its own; answers with what it printed. */
export async function runProcess(source: string): Promise<string> {
  const options = ['--bundle', '--packages=external', '--platform=node', '--format=esm', '--loader=ts'];
  const program = await pipe('node_modules/.bin/esbuild', [...options, '--log-level=warning'], source);
  return pipe(process.execPath, ['--input-type=module', '-'], program);
}

function pipe(command: string, args: readonly string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    let out = '';
    let errors = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(out);
      else reject(new Error(`${command}: ${signal ?? code}: ${errors}`));
    });
    child.stdin.end(input);
  });
}
