import { dirname, join, relative, resolve } from 'node:path';
import type { Asker } from '../ask/asker.ts';
import { failure, misuse } from '../errors.ts';
import { ID_WORDS, idFault } from '../ledger/read/leaf-form.ts';
import { NEAREST } from '../ledger/store/find.ts';
import { isFolder } from '../ledger/store/folder.ts';
import { replaceFile } from '../ledger/store/store.ts';
import { shellWord } from '../shell-word.ts';
import { safeLine } from '../show/safe.ts';
import { PACKAGE_FOLDER } from '../world.ts';
import type { World } from '../world.ts';
import { refuseToWrite } from './change/change-ledger.ts';
import { deliver } from './deliver/deliver.ts';
import { interruptible, onTerminal } from './input/interruptible.ts';
import type { StartAsking } from './input/interruptible.ts';
import { idOfName } from './input/new-forecaster.ts';
import { plainLine, textFault, wanting } from './input/plain-text.ts';
import { starterLedger } from './input/starter-ledger.ts';
import type { Globals } from './line/globals.ts';
import { onlyFormats } from './line/in-format.ts';
import { shownPath } from './open/ledger-files.ts';
import { readLedgerText } from './open/open-ledger.ts';

export interface InitInput {
  path?: string | undefined;
  title?: string;
  forecaster?: string;
  name?: string;
  /** Who decides the outcomes where a resolution names nobody. */
  keeper?: string;
}

const SCHEMA = 'ledger.schema.json';

/**
 * Inside a clone the project's own schema; elsewhere one beside the ledger, since a path of this machine
 * means nothing to others.
 */
function schemaFor(ledger: string): string {
  const inside = relative(PACKAGE_FOLDER, ledger);
  return inside.startsWith('..') ? SCHEMA : relative(dirname(ledger), join(PACKAGE_FOLDER, 'schema', SCHEMA));
}

async function asked(input: InitInput, asker: Asker): Promise<InitInput> {
  const wanted = wanting('something has to stand here');
  // What stands in the line already would become part of the name that somebody types.
  const name =
    input.name ??
    ((await asker.text('Whose predictions are they? Nothing: Me', { example: 'Jane Doe', fault: textFault })) || 'Me');
  const title = input.title ?? (await asker.text('A title for the ledger', { initial: titleFor(name), fault: wanted }));
  const forecaster = input.forecaster ?? (await asker.text('A short id for the forecaster', {
    initial: idOfName(name) || 'me',
    fault: (typed) => (idFault(typed) === undefined ? undefined : ID_WORDS),
  })); // prettier-ignore
  // Of somebody else's predictions the record has a keeper.
  const keeper =
    input.keeper ??
    (name === 'Me'
      ? undefined
      : await asker.text('Who decides the outcomes? Nothing: not named', { example: 'editor', fault: textFault }));
  return { ...input, name, title, forecaster, ...(keeper ? { keeper } : {}) };
}

/** Somebody's name where the id belongs. */
function nameInstead({ name, forecaster }: InitInput): string[] {
  const typed = forecaster?.trim() ?? '';
  return name === undefined && idOfName(typed) !== '' ? [`--name ${shellWord(typed)} makes an id of a name`] : [];
}

function titleFor(name: string): string {
  return name === 'Me' ? 'My predictions' : `Predictions of ${name}`;
}

/** Starts a ledger: a commented file that nothing is written over. */
export async function init(
  input: InitInput,
  globals: Globals,
  world: World,
  start: StartAsking = onTerminal,
): Promise<number> {
  return interruptible(world, async () => {
    onlyFormats(globals, 'init');
    refuseToWrite({ readOnly: false }, { command: 'init', globals, dryRun: false });
    if (globals.ledgers.length > 0)
      throw misuse('predict init takes the path without --ledger', `predict init ${shellWord(globals.ledgers[0]!)}`);
    const place = resolve(world.cwd, input.path ?? NEAREST);
    const path = isFolder(place) ? join(place, NEAREST) : place;
    const asks = globals.mayAsk && [input.title, input.forecaster, input.name].every((one) => one === undefined);
    const given = asks ? await asked(input, await start(globals, world)) : input;
    const name = given.name === undefined ? (given.forecaster ?? 'Me') : plainLine('--name', given.name);
    const forecaster = plainLine('--forecaster', given.forecaster ?? (idOfName(name) || 'me'));
    const fault = idFault(forecaster);
    if (fault !== undefined)
      throw failure('bad-id', `--forecaster: "${forecaster}" ${fault}`, [ID_WORDS, ...nameInstead(given)], 2);
    const title = given.title === undefined ? titleFor(name) : plainLine('--title', given.title);
    const schema = schemaFor(path);
    const keeper = given.keeper === undefined ? undefined : plainLine('--keeper', given.keeper);
    const text = starterLedger({ title, keeper, forecaster, name, schema, today: globals.today });
    const { problems } = await readLedgerText(path, path, text);
    if (problems.length > 0)
      throw failure(
        'edit-went-wrong',
        `the new ledger would not be sound: ${problems[0]!.message}`,
        ['please report this'],
        70,
      );
    replaceFile(path, Buffer.from(text), 'absent', world.machine);
    const shown = safeLine(shownPath(path, world.cwd));
    world.err(`written: ${shown}\n`);
    if (schema === SCHEMA)
      world.err(`hint: predict schema -o ${shellWord(join(dirname(shown), SCHEMA))} gives your editor the schema\n`);
    const file = path.split('/').at(-1)!;
    const draft = `.${file.replace(/\.[^.]*$/, '')}.draft-*`;
    world.err(
      `hint: in git, put ${safeLine(`${file}.lock`)} and ${safeLine(draft)} into .gitignore: they are there only while predict writes, or after an edit that failed\n`,
    );
    // Another name or place is not found by itself, and $PREDICT_LEDGER is, whatever lies here.
    const isFound = path === resolve(world.cwd, NEAREST) && !world.env['PREDICT_LEDGER'];
    const add = isFound ? 'predict add' : `predict -f ${safeLine(shellWord(shownPath(path, world.cwd)))} add`;
    deliver(`started a ledger: ${add} writes its first prediction\n`, globals, world);
    return 0;
  });
}
