// The commands that change a ledger, or tell how it came to be: their names, arguments and flags.
import { repeated } from './declare.ts';
import type { Declare } from './declare.ts';

/** Declares them in the order of the help page. */
export function declareWriting(command: Declare): void {
  const change: Declare = (...words) => command(...words).option('--dry-run', 'show the change, write nothing');
  declareResolving(change);
  declareAdd(change);
  declareSources(change);
  declareEntryChanges(change);
  declareLedgers(command);
}

function declareResolving(change: Declare): void {
  change(
    'resolve [id] [outcome]',
    'append a resolution; with --json - one or a list of them from stdin',
    [
      'resolve ship-before-june yes --why "released on 12 May" --evidence "https://example.org/notes the changelog"',
      'resolve ship-before-june no --dry-run --why "not released"',
    ],
    async (args, options, globals, world) =>
      (await import('../commands/resolve.ts')).resolve({ id: args[0], outcome: args[1], ...options }, globals, world),
  )
    .option(
      '--known <day>',
      'day the outcome could be known (default: today; to be given for what was recorded after the fact)',
    )
    .option('--happened <day>', 'day it happened (late only)')
    .option('--fraction <f>', 'share that happened (partial only)')
    .option('--reason <code>', 'why it is void')
    .option('--charitable <outcome>', 'outcome under the charitable reading')
    .option('--evidence <url>', 'evidence for this outcome: URL, then what it shows (repeatable)', repeated)
    .option('--against <url>', 'evidence against this outcome, the same way (repeatable)', repeated)
    .option('--why <text>', 'reason, in a sentence or two')
    .option('--by <grader>', 'who judges (default: the keeper)')
    .option('--amend', 'append although this grader resolved it before');
  change(
    'reopen [id]',
    'withdraw your resolution; with --json - one or a list of them from stdin',
    ['reopen ship-before-june --why "the release was pulled"', 'reopen ship-before-june --why "wrong entry" --dry-run'],
    async (args, options, globals, world) =>
      (await import('../commands/resolve.ts')).resolve({ id: args[0], outcome: 'open', ...options }, globals, world),
  )
    .option('--why <text>', 'reason')
    .option('--by <grader>', 'who withdraws (default: the keeper)');
}

function declareAdd(change: Declare): void {
  change(
    'add [claim] [odds] [due]',
    'write a new prediction; with --json - one or a list of them from stdin',
    ['add "We ship version 2 this year." 65% eoy', 'add --json - < predictions.json'],
    async (words, { p, ...flags }, globals, world) => {
      const { withWords } = await import('../commands/input/add-words.ts');
      const input = withWords(words, flags, globals.today, p as string | undefined);
      return (await import('../commands/add.ts')).add(input, globals, world);
    },
  )
    .option('--claim <text>', 'the event, put so that "yes" means it happened')
    .option('--due <day>', 'the last day by which it must have happened')
    .option('--p <odds>', 'the probability as people say it: 70%, 0.7, 60-70%, 3:2, "1 in 20"')
    .option('--probability <odds>', 'the same')
    .option('--wording <text>', 'the words that were said instead, "very likely": the lexicon has a number for them')
    .option('--row <phrase>', "the lexicon's row for other words than its own")
    .option('--why <text>', "why this number, where it is the keeper's own and not the forecaster's")
    .option('--due-basis <basis>', 'whose day that is: stated, inferred or assigned (default: stated)')
    .option('--due-why <text>', "why this due day, where it is the keeper's own")
    .option('--criteria <text>', 'what exactly must be true, and who decides')
    .option('--charitable <text>', 'a second, looser reading')
    .option('--condition <text>', 'what must hold first; if it does not, the prediction is void')
    .option('--tag <tag>', 'a tag (repeatable)', repeated)
    .option('--group <id>', 'its group: predictions that come true or fail together')
    .option('--said <day>', 'day it was said (default: the day of the source, else today)')
    .option('--source <id>', 'the source it was said in')
    .option('--at <place>', 'where in the source')
    .option('--quote <text>', 'the words, at most 15 of them')
    .option('--forecaster <id>', "whose prediction it is (default: the ledger's)")
    .option('--note <text>', 'anything else')
    .option('--id <id>', 'its id (default: made of the claim)');
}

function declareSources(change: Declare): void {
  change(
    'source [title]',
    'write the record of a document, so that predictions can name it as their source',
    [
      'source "A talk about agents" --said 2025-06-18 --url https://example.org/talk --text talk.txt',
      'source "A talk about agents" --said 2025-06-18 --kind podcast --dry-run',
    ],
    async (args, options, globals, world) =>
      (await import('../commands/source.ts')).source({ title: args[0], ...options }, globals, world),
  )
    .option('--said <day>', 'day it was said')
    .option('--published <day>', 'day it was published')
    .option('--kind <sort>', 'interview, podcast, transcript, summary, article or letter')
    .option('--publisher <name>', 'who published it')
    .option('--author <name>', 'who wrote it')
    .option('--url <url>', 'its address')
    .option('--archive-url <url>', 'a real archive snapshot of it')
    .option('--text <file>', 'the text that was read; its name, size and SHA-256 are kept')
    .option('--about <text>', 'what it is, and what is weak about it')
    .option('--id <id>', 'its id (default: made of the title)');
  change(
    'statement [source] [gist]',
    'account for one forward-looking statement of a document, in its record',
    [
      'statement big-talk-2025 --tracked ship-before-june',
      'statement big-talk-2025 "prices will fall" --at "line 40" --speaker host --left-out "not the forecaster"',
    ],
    async (args, options, globals, world) =>
      (await import('../commands/statement.ts')).statement(
        { source: args[0], gist: args[1], ...options },
        globals,
        world,
      ),
  )
    .option('--at <place>', 'where in the document (default: where the prediction was said)')
    .option('--speaker <who>', 'who says it (default: whose prediction it is)')
    .option('--tracked <id>', 'the prediction that holds it (repeatable)', repeated)
    .option('--left-out <why>', 'why no prediction holds it');
}

function declareEntryChanges(change: Declare): void {
  change(
    'forecast [id] [probability]',
    "add an update or another forecaster's number, or withdraw one",
    [
      'forecast ship-before-june 80% --why "the beta is out"',
      'forecast ship-before-june withdraw --why "the plan changed"',
    ],
    async (args, options, globals, world) =>
      (await import('../commands/forecast.ts')).forecast(
        { id: args[0], probability: args[1], ...options },
        globals,
        world,
      ),
  )
    .option('--by <name>', 'whose number it is (default: who made the prediction)')
    .option('--date <day>', 'day of the forecast (default: today)')
    .option('--why <text>', 'what it rests on');
  change(
    'note [id] [text...]',
    'add a note to an entry',
    ['note ship-before-june "the date slipped once already"', 'note ship-before-june --dry-run "seen in the minutes"'],
    async ([id, ...words], options, globals, world) =>
      (await import('../commands/note.ts')).note(
        { id, ...(words.length > 0 ? { text: words.join(' ') } : {}), ...options },
        globals,
        world,
      ),
  );
  change(
    'edit [id]',
    'open an entry in your editor, and check it afterwards',
    ['edit ship-before-june', 'edit ship-before-june --dry-run'],
    async (args, options, globals, world) =>
      (await import('../commands/edit.ts')).edit({ id: args[0], ...options }, globals, world),
  );
  change(
    'seal [ids...]',
    'commit to entries as they stand',
    ['seal us-lead-over-china', 'seal --dry-run'],
    async (ids, options, globals, world) =>
      (await import('../commands/seal.ts')).seal({ ids, ...options }, globals, world),
  );
  change(
    'undo',
    'take back the last change predict wrote',
    ['undo', 'undo -f seeds/big-talk-2025.yaml --dry-run'],
    async (_args, options, globals, world) => (await import('../commands/undo.ts')).undo(options, globals, world),
  );
}

function declareLedgers(command: Declare): void {
  command(
    'log [id]',
    'who recorded or changed what when',
    ['log', 'log us-lead-over-china --json'],
    async (args, options, globals, world) =>
      (await import('../commands/log.ts')).log({ id: args[0], ...options }, globals, world),
  ).option('--no-git', 'leave the commits of the file out');
  command(
    'init [path]',
    'start a ledger of your own',
    ['init', 'init work.yaml --name "Jane Doe" --title "Work"'],
    async (args, options, globals, world) =>
      (await import('../commands/init.ts')).init({ path: args[0], ...options }, globals, world),
  )
    .option('--title <text>', 'what the ledger is about')
    .option('--forecaster <id>', 'id of the forecaster')
    .option('--name <text>', 'name of the forecaster')
    .option('--keeper <name>', 'who decides the outcomes, where a resolution does not say');
}
