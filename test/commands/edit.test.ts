import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editorOf, editorWords, splitWords } from '../../src/commands/change/editor-command.ts';
import { edit } from '../../src/commands/edit.ts';
import { failure } from '../../src/errors.ts';
import { LEDGER, globals, predict, scripted, testWorld } from './world.ts';
import type { TestWorld } from './world.ts';

/** A world whose editor is this shell script; `$1` is the draft. */
function withEditor(script: string, more: Record<string, unknown> = {}): TestWorld {
  const world = testWorld({ ledger: LEDGER, ...more });
  const path = join(world.folder, 'an editor');
  writeFileSync(path, `#!/bin/sh\nset -e\n${script}\n`);
  chmodSync(path, 0o755);
  return { ...world, env: { ...world.env, EDITOR: `'${path}'` } };
}

function drafts(world: TestWorld): string[] {
  return readdirSync(world.folder).filter((name) => name.includes('.draft-'));
}

describe('edit', () => {
  it('writes what the editor saved, bytes and all, and undo takes it back', async () => {
    const world = withEditor(`sed -i 's/It snows\\./It snows a lot./; s/# kept by hand/# kept by me/' "$1"`);
    expect(await predict(world, 'edit', 'snow')).toBe(0);
    expect(world.text()).toBe(LEDGER.replace('It snows.', 'It snows a lot.').replace('by hand', 'by me'));
    expect(world.printed.out).toBe('edited  snow\n');
    expect(world.printed.err).toBe('written: predictions.yaml\n');
    expect(drafts(world)).toEqual([]);
    expect(await predict(world, 'undo')).toBe(0);
    expect(world.text()).toBe(LEDGER);
    expect(world.printed.out).toContain('took back: edit snow');
  });

  it('says when nothing changed', async () => {
    const world = withEditor('true');
    expect(await predict(world, 'edit', 'snow')).toBe(0);
    expect(world.printed.err).toBe('nothing changed\n');
    expect(drafts(world)).toEqual([]);
  });

  it('shows a dry run as the diff of two places', async () => {
    const world = withEditor(`sed -i 's/It snows\\./It snows a lot./; s/# kept by hand/# kept by me/' "$1"`);
    expect(await predict(world, 'edit', 'snow', '--dry-run')).toBe(0);
    expect(world.printed.out.match(/^@@/gm)).toHaveLength(2);
    expect(world.text()).toBe(LEDGER);
    expect(drafts(world)).toEqual([]);
  });

  it('names the ledger that was named in what it advises', async () => {
    const world = withEditor(`sed -i 's/due: 2030/due: 2025/' "$1"`);
    expect(await predict(world, 'edit', 'rain-forever', '-f', 'predictions.yaml')).toBe(0);
    expect(world.printed.err).toContain('hint: predict -f predictions.yaml resolve rain-forever yes|no');
  });

  it('keeps a draft that is no sound ledger, and says where', async () => {
    const world = withEditor(`sed -i 's/due: 2030/due: 20x30/' "$1"`);
    expect(await predict(world, 'edit', 'rain-f')).toBe(1);
    expect(world.printed.err).toContain('hint: your draft is kept: .predictions.draft-');
    expect(world.printed.err).toContain('20x30-12-31');
    expect(world.text()).toBe(LEDGER);
    expect(readFileSync(join(world.folder, drafts(world)[0]!), 'utf8')).toContain('20x30');
  });

  it('keeps a draft of bytes that are no text', async () => {
    const world = withEditor(`printf '\\377' >> "$1"`);
    expect(await predict(world, 'edit', 'rain-f')).toBe(1);
    expect(world.printed.err).toContain('[not-utf8]');
    expect(drafts(world)).toHaveLength(1);
    expect(world.text()).toBe(LEDGER);
  });

  it('keeps a draft that cannot be read, whatever the editor made of it', async () => {
    const world = withEditor(`rm "$1"; mkdir "$1"; echo typed > "$1/text"`);
    expect(await predict(world, 'edit', 'rain-f')).toBe(1);
    expect(world.printed.err).toContain('[is-a-folder]');
    expect(world.printed.err).toContain('hint: your draft is kept: .predictions.draft-');
    expect(readFileSync(join(world.folder, drafts(world)[0]!, 'text'), 'utf8')).toBe('typed\n');
    expect(world.text()).toBe(LEDGER);
  });

  it('keeps the draft of a dry run whose diff cannot be written', async () => {
    const world = withEditor(`echo '# mine' >> "$1"`);
    const full = {
      ...world,
      out: (): void => {
        throw failure('cannot-write', 'could not write the output: no space left', []);
      },
    };
    expect(await predict(full, 'edit', 'snow', '--dry-run')).toBe(1);
    expect(world.printed.err).toContain('your draft is kept: .predictions.draft-');
    expect(readFileSync(join(world.folder, drafts(world)[0]!), 'utf8')).toBe(`${LEDGER}# mine\n`);
  });

  it('does not overwrite what somebody else wrote meanwhile, and keeps the draft', async () => {
    const world = withEditor('');
    writeFileSync(
      join(world.folder, 'an editor'),
      `#!/bin/sh\necho '# mine' >> "$1"\necho '# theirs' >> '${world.path}'\n`,
    );
    expect(await predict(world, 'edit', 'snow')).toBe(1);
    expect(world.text()).toBe(`${LEDGER}# theirs\n`);
    expect(world.printed.err).toContain('[ledger-changed]');
    expect(world.printed.err).toContain('your draft is kept: ');
    expect(readFileSync(join(world.folder, drafts(world)[0]!), 'utf8')).toBe(`${LEDGER}# mine\n`);
  });

  it.each([
    ['the claim', 's/It snows\\./It snows a lot./'],
    ['the forecaster of the ledger', 's/^forecaster: me/forecaster: ada/; s/{ me: {/{ ada: { name: Ada }, me: {/'],
    ['the seal itself', '/sealed:/d'],
    ['seal and claim', 's/It snows\\./It snows a lot./; /sealed:/d'],
  ])('does not break a seal without being asked: %s', async (_name, script) => {
    const world = withEditor(`sed -i '${script}' "$1"`);
    expect(await predict(world, 'seal', 'snow')).toBe(0);
    const sealed = world.text();
    world.printed.err = '';
    expect(await predict(world, 'edit', 'snow')).toBe(1);
    expect(world.printed.err).toContain('the draft would break the seal of snow, sealed on 2026-03-10; nothing was written [seal-broken]\nhint: a change of heart'); // prettier-ignore
    expect(world.printed.err).toContain('hint: your draft is kept: ');
    expect(world.text()).toBe(sealed);
    const terminal = { ...world, isTerminal: { stdin: true, stdout: true, stderr: true } };
    const no = scripted([/seal of snow no longer matches/, false], [/Edit again/, false]);
    await expect(edit({ id: 'snow' }, globals(terminal), terminal, async () => no)).rejects.toThrow(
      'nothing was written',
    );
    expect(world.text()).toBe(sealed);
    const yes = scripted([/seal of snow no longer matches/, true]);
    expect(await edit({ id: 'snow' }, globals(terminal), terminal, async () => yes)).toBe(0);
    expect(world.text()).not.toBe(sealed);
  });

  it('leaves a seal alone that holds, or was broken before', async () => {
    const world = withEditor(`sed -i 's/why: Seen/why: Seen by me/' "$1"`);
    await predict(world, 'seal', 'snow');
    expect(await predict(world, 'edit', 'snow')).toBe(0);
    const broken = withEditor(`sed -i 's/It snows a lot/It snows a little/' "$1"`);
    await predict(broken, 'seal', 'snow');
    writeFileSync(broken.path, broken.text().replace('It snows.', 'It snows a lot.'));
    expect(await predict(broken, 'edit', 'snow')).toBe(0);
    expect(broken.text()).toContain('a little');
  });

  it('does not let an entry go without being asked', async () => {
    const world = withEditor(`sed -i '/id: snow/,$d' "$1"`);
    expect(await predict(world, 'edit', 'rain-f')).toBe(1);
    expect(world.printed.err).toContain('the draft no longer has snow; nothing was written [entry-gone]');
    expect(world.text()).toBe(LEDGER);
    const asking = { ...world, isTerminal: { stdin: true, stdout: true, stderr: true } };
    const asker = scripted([/no longer has snow/, true]);
    expect(await edit({ id: 'rain-f' }, globals(asking), asking, async () => asker)).toBe(0);
    expect(world.text()).not.toContain('id: snow');
    expect(world.printed.out).toContain('removed  snow');
  });

  it('offers to edit again on a terminal', async () => {
    const script = `if grep -q 20x30 "$1"; then sed -i 's/20x30/2031/' "$1"; else sed -i 's/due: 2030/due: 20x30/' "$1"; fi`;
    const world = withEditor(script, { terminal: true });
    const asker = scripted([/Which/, 'rain-forever'], [/Edit again/, true]);
    expect(await edit({}, globals(world), world, async () => asker)).toBe(0);
    expect(asker.shown[0]).toContain('20x30-12-31');
    expect(world.text()).toBe(LEDGER.replace('2030-12-31', '2031-12-31'));
    const no = scripted([/Edit again/, false]);
    const other = withEditor(`sed -i 's/due: 2030/due: 20x30/' "$1"`, { terminal: true });
    await expect(edit({ id: 'rain-f' }, globals(other), other, async () => no)).rejects.toThrow('nothing was written');
    expect(drafts(other)).toHaveLength(1);
    expect(other.text()).toBe(LEDGER);
  });

  it('tells of weaknesses that the edit brought, and of no others', async () => {
    const world = withEditor(
      `sed -i 's/It snows\\./It rains at the station./; s/due: 2025-02-28/due: 2025-01-06/' "$1"`,
    );
    expect(await predict(world, 'edit', 'snow')).toBe(0);
    expect(world.printed.err).toContain('[same-claim]');
    expect(world.printed.err).not.toContain('[overdue]');
  });

  it.each([
    ['false', '[editor-failed]', 0],
    ['rm "$1"', 'the draft is gone; nothing was written [draft-gone]', 0],
    ['echo "# x" >> "$1"; exit 3', '[editor-failed]', 1],
  ])('writes nothing when the editor fails: %s', async (script, told, kept) => {
    const world = withEditor(script);
    expect(await predict(world, 'edit', 'snow')).toBe(1);
    expect(world.printed.err).toContain(told);
    expect(drafts(world)).toHaveLength(kept);
    expect(world.text()).toBe(LEDGER);
  });

  it('says when there is no editor, no id, no such id', async () => {
    const world = testWorld();
    expect(await predict(world, 'edit', 'snow')).toBe(1);
    expect(world.printed.err).toContain('there is no terminal for an editor [no-editor]');
    const named = { ...world, env: { ...world.env, VISUAL: 'no-such-editor-here' } };
    expect(await predict(named, 'edit', 'snow')).toBe(1);
    expect(world.printed.err).toContain('there is no editor "no-such-editor-here"');
    expect(await predict(named, 'edit')).toBe(2);
    expect(await predict(named, 'edit', 'none')).toBe(1);
    expect(drafts(world)).toEqual([]);
  });

  it('hands the line of the entry to editors that take one', async () => {
    const world = withEditor(`echo "$@" > "$(dirname "$0")/words"`);
    const editor = join(world.folder, 'vim');
    writeFileSync(editor, readFileSync(join(world.folder, 'an editor')), { mode: 0o755 });
    expect(await predict({ ...world, env: { ...world.env, VISUAL: editor } }, 'edit', 'snow')).toBe(0);
    expect(readFileSync(join(world.folder, 'words'), 'utf8')).toMatch(/^\+20 .*\.predictions\.draft-\w+\.yaml\n$/);
    expect(LEDGER.split('\n')[19]).toContain('id: snow');
  });
});

describe('the editor', () => {
  it('is $VISUAL, else $EDITOR, else vi', () => {
    expect(editorOf({ VISUAL: 'a', EDITOR: 'b' })).toBe('a');
    expect(editorOf({ VISUAL: ' ', EDITOR: 'b' })).toBe('b');
    expect(editorOf({})).toBe('vi');
  });

  it.each([
    ['vi -u NONE', ['vi', '-u', 'NONE']],
    [`"/a b/c" 'd e'f g\\ h`, ['/a b/c', 'd ef', 'g h']],
    [`a "b \\" c" ''`, ['a', 'b " c', '']],
    ['  ', []],
  ])('%s is split as a shell would', (command, words) => {
    expect(splitWords(command)).toEqual(words);
  });

  it.each([
    ['vim', ['vim', '+7', 'f']],
    ['/usr/bin/nano -w', ['/usr/bin/nano', '-w', '+7', 'f']],
    ['code', ['code', '--wait', '--goto', 'f:7']],
    ['code -w', ['code', '-w', '--goto', 'f:7']],
    ['hx', ['hx', 'f:7']],
    ['subl --wait', ['subl', '--wait', 'f:7']],
    ['ed -s', ['ed', '-s', 'f']],
    ['constructor', ['constructor', 'f']],
  ])('%s opens at a line where it can, and is waited for', (editor, words) => {
    expect(editorWords(editor, 'f', 7)).toEqual(words);
  });
});
