import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changeLedgerFile, openForChange, refuseStrayChange } from '../../../src/commands/change/change-ledger.ts';
import type { Change } from '../../../src/commands/change/change-ledger.ts';
import { spanning } from '../../../src/ledger/edit/text.ts';
import type { Ledger } from '../../../src/ledger/prediction.ts';
import { LEDGER, globals, testWorld } from '../world.ts';

/** Runs a change that says it is about rain-tomorrow and does this to the text. */
async function changed(
  replace: (text: string) => string,
  { forecasters = [], sources = [] }: Pick<Change, 'forecasters' | 'sources'> = {},
): Promise<string> {
  const world = testWorld();
  const writing = { command: 'test', globals: globals(world), world, dryRun: false };
  const opened = await openForChange(writing);
  try {
    await changeLedgerFile(opened, writing, ({ text }) => ({
      edit: spanning(text, replace(text)),
      ids: ['rain-tomorrow'],
      forecasters,
      sources,
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
    [
      'the one it names, that is gone',
      (text: string) => text.replace(/ {2}- id: rain-tomorrow[\s\S]*?(?=\n {2}-)/, ''),
    ],
    ['the title', (text: string) => text.replace('keeper: editor', 'keeper: editor\ntitle: Rain')],
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
    const text = await changed((before) => before.replace('{ name: Me } }', '{ name: Me }, ada: { name: Ada } }'), {
      forecasters: ['ada'],
    });
    expect(text).toContain('ada: { name: Ada }');
  });

  it('may bring in a source record that it names, and no other', async () => {
    const withRecords = (before: string): string =>
      `${before}sources: { talk: { title: A talk }, book: { title: A book } }\n`;
    expect(await changed(withRecords, { sources: ['talk', 'book'] })).toContain('A talk');
    expect(await changed(withRecords, { sources: ['talk'] })).toBe(STRAY);
  });

  it('may not change who says what no entry says of itself', async () => {
    const read = async (text: string): Promise<Ledger> => {
      const world = testWorld({ ledger: text });
      return (await openForChange({ command: 'test', globals: globals(world), world, dryRun: false })).ledger;
    };
    const ledger = await read(LEDGER);
    const talk = await read(`${LEDGER}sources: { talk: { title: A talk } }\n`);
    expect(() => refuseStrayChange(ledger, { ...ledger }, { ids: [] })).not.toThrow();
    expect(() => refuseStrayChange(ledger, { ...ledger, forecaster: 'ada' }, { ids: [] })).toThrow(STRAY);
    expect(() => refuseStrayChange(talk, { ...talk }, { ids: [] })).not.toThrow();
    expect(() => refuseStrayChange(talk, ledger, { ids: [] })).toThrow(STRAY);
  });

  it('is made on the ledger as it stands when it is locked, not as it was when it was opened', async () => {
    const world = testWorld();
    const writing = { command: 'test', globals: globals(world), world, dryRun: false };
    const opened = await openForChange(writing);
    writeFileSync(world.path, LEDGER.replace('It snows.', 'It hails.'));
    await changeLedgerFile(opened, writing, ({ text, ledger }) => {
      expect(ledger.predictions.map(({ claim }) => claim)).toContain('It hails.');
      return { edit: spanning(text, text.replace('65%', '66%')), ids: ['rain-tomorrow'] };
    });
    expect(world.text()).toContain('It hails.');
    expect(world.text()).toContain('66%');
    expect(world.printed.err).toMatch(/^written: /);
  });

  it('that changes nothing is not said to be written', async () => {
    const world = testWorld();
    const writing = { command: 'test', globals: globals(world), world, dryRun: false };
    const make = ({ text }: { text: string }): Change => ({ edit: spanning(text, text), ids: [] });
    await changeLedgerFile(await openForChange(writing), writing, make);
    expect(world.printed).toEqual({ out: '', err: '' });
    await changeLedgerFile(await openForChange(writing), { ...writing, dryRun: true }, make);
    expect(world.printed).toEqual({ out: '', err: 'nothing would change\n' });
  });

  it('is one of today', async () => {
    const world = testWorld();
    const writing = { command: 'test', globals: { ...globals(world), asOf: '2025-01-01' }, world, dryRun: false };
    await expect(openForChange(writing)).rejects.toThrow('predict test works on the ledger as it is');
  });

  it('has to leave a sound ledger; what is wrong is shown as it would be', async () => {
    expect(await changed((text) => text.replace('65%', '165%'))).toContain('at most 100%');
  });
});
