import { delimiter } from 'node:path';

const PREFIX = 'CORPUS_DIR_';

/** The folders of posts of single workspaces, from `CORPUS_DIR_<TEAM_ID>`; what cannot be one is added to `problems`. */
export function readTeamFolders(
  env: Readonly<Record<string, string | undefined>>,
  problems: string[],
): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith(PREFIX) || !value?.trim()) continue;
    const team = name.slice(PREFIX.length);
    const named = value.trim().split(delimiter).filter(Boolean);
    if (!/^T[A-Z0-9]{2,30}$/.test(team))
      problems.push(`${name}: ${PREFIX} takes the id of a workspace, such as T0123ABCD`);
    else if (named.length === 0) problems.push(`${name} names no folder`);
    else folders.set(team, named);
  }
  return folders;
}

/** The variable that names a workspace's folders. */
export function teamVariable(team: string): string {
  return `${PREFIX}${team}`;
}
