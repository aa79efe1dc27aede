import { createPace } from '../../src/slack/pace.ts';
import { type Scope, type SharedDeps, scopedDeps } from '../../src/slack/scope.ts';
import { fakeStage } from '../support/fake-deps.ts';
import { fakeLibrary } from '../support/fake-library.ts';

/** What two workspaces share; the second has no posts. */
function shared(): SharedDeps {
  const [full, empty] = [fakeLibrary(), fakeLibrary([])];
  const pace = createPace({ clock: () => 0, most: 1 });
  return { ...fakeStage().deps, pace, library: (team) => (team === 'T2' ? empty : full) };
}

describe('scopedDeps', () => {
  it('gives each workspace its own library', () => {
    const deps = shared();
    expect(scopedDeps(deps, { team: 'T1' }).library().posts).toHaveLength(1);
    expect(scopedDeps(deps, { team: 'T2' }).library().posts).toHaveLength(0);
  });

  it('keeps apart what was seen, who asks too much and what threads are about', async () => {
    const deps = shared();
    const [one, two] = [scopedDeps(deps, { team: 'T1' }), scopedDeps(deps, { team: 'T2' })];
    expect([await one.seen.first('k'), await two.seen.first('k'), await one.seen.first('k')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([await one.votes.first('k'), await two.votes.first('k')]).toEqual([true, true]);
    expect([one.pace.allow('C1:1'), two.pace.allow('C1:1'), one.pace.allow('C1:1')]).toEqual([true, true, false]);
    one.topics.note('C1', '1', 'a.md');
    expect([one.topics.of('C1', '1'), two.topics.of('C1', '1')]).toEqual(['a.md', undefined]);
  });

  it('notes what came of a payload, and the first of it alone', async () => {
    const deps = shared();
    const scope: Scope = { team: 'T1' };
    scopedDeps(deps, scope).library().ask('CRE');
    expect(scope.outcome).toBeUndefined();
    const nothing: Scope = { team: 'T2' };
    const own = scopedDeps(deps, nothing);
    own.library().ask('CRE');
    await own.seen.first('k');
    await own.seen.first('k');
    expect(nothing.outcome).toBe('nothing');
    const repeated: Scope = { team: 'T2' };
    await scopedDeps(deps, repeated).seen.first('k');
    expect(repeated.outcome).toBe('repeated');
  });
});
