import { describe, expect, it } from 'vitest';
import { changeLedgerFile, openForChange } from '../../../src/commands/change/change-ledger.ts';
import { spanning } from '../../../src/ledger/edit/text.ts';
import { LEDGER, globals, testWorld } from '../world.ts';

/** Runs a change that says it is about rain-tomorrow and does this to the text. */
async function changed(replace: (text: string) => string, forecasters: readonly string[] = []): Promise<string> {
  const world = testWorld();
  const writing = { command: 'test', globals: globals(world), world, dryRun: false };
  const opened = await openForChange(writing);
  try {
    await changeLedgerFile(opened, writing, ({ text }) => ({
      edit: spanning(text, replace(text)),
      ids: ['rain-tomorrow'],
      forecasters,
    }));
  } catch (error) {
    expect(world.text()).toBe(LEDGER);
    return (error as Error).message;
  }
  return world.text();
}

const STRAY = 'the change would alter more than it should and was not written';

describe('a change of the ledger', () => {
  it('may touch the entry it names', async () => {
    expect(await changed((text) => text.replace('65%', '66%'))).toContain('66%');
  });

  it.each([
    ['another entry', (text: string) => text.replace('It snows.', 'It hails.')],
    ['its id', (text: string) => text.replace('id: snow', 'id: hail')],
    ['an entry that goes', (text: string) => text.slice(0, text.indexOf('\n  - id: snow'))],
    ['the one it names, that goes', (text: string) => text.replace('id: rain-tomorrow', 'id: rain-today')],
    ['an entry that comes', (text: string) => `${text}  - { id: hail, claim: It hails., said: 2025-01-05 }\n`],
    ['the keeper', (text: string) => text.replace('keeper: editor', 'keeper: reader')],
    [
      'a forecaster who comes unnamed',
      (text: string) => text.replace('{ name: Me } }', '{ name: Me }, ada: { name: Ada } }'),
    ],
    ['a forecaster who is renamed', (text: string) => text.replace('{ name: Me }', '{ name: You }')],
    ['a source', (text: string) => `${text}sources: { talk: { title: A talk } }\n`],
  ])('may not touch %s', async (_name, replace) => {
    expect(await changed(replace)).toBe(STRAY);
  });

  it('may bring in a forecaster whom it names', async () => {
    const text = await changed(
      (before) => before.replace('{ name: Me } }', '{ name: Me }, ada: { name: Ada } }'),
      ['ada'],
    );
    expect(text).toContain('ada: { name: Ada }');
  });

  it('has to leave a sound ledger; what is wrong is shown as it would be', async () => {
    expect(await changed((text) => text.replace('65%', '165%'))).toContain('at most 100%');
  });
});
