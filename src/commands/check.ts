import type { Problem } from '../errors.ts';
import { checkLedger } from '../ledger/check.ts';
import type { Prediction } from '../ledger/prediction.ts';
import { ledgerAsOf, standing } from '../ledger/standing.ts';
import type { Standing } from '../ledger/standing.ts';
import { safeProblem } from '../show/safe.ts';
import { plural } from '../show/words/number.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import { documentText } from './deliver/fields.ts';
import type { Globals } from './line/globals.ts';
import { inFormat } from './line/in-format.ts';
import { predictWith } from './line/predict-with.ts';
import { refuseFallback } from './open/ledger-files.ts';
import { readLedgersTwice } from './open/open-ledger.ts';

function problemJson(problem: Problem): Record<string, unknown> {
  const { place } = problem;
  return {
    code: problem.code, severity: problem.severity, message: problem.message,
    file: place?.file ?? null, line: place?.line ?? null, column: place?.column ?? null, hints: problem.hints,
  }; // prettier-ignore
}

/** Everything wrong or weak, all at once; silent when fine. Status 1 on errors, with --strict on warnings too. */
export async function check(input: { strict?: boolean }, given: Globals, world: World): Promise<number> {
  const globals = inFormat(given, 'check');
  refuseFallback('predict check', globals, world);
  const files = await readLedgersTwice('check', globals, world);
  const problems = files.flatMap(({ reading, shown }) => {
    const standingOf = (prediction: Prediction): Standing => {
      const alone = { ...reading.ledger!, predictions: [prediction] };
      const then = ledgerAsOf(alone, globals.asOf).predictions[0] ?? prediction;
      return standing(then, globals.asOf);
    };
    const predict = predictWith(files.length > 1 ? { ledgers: [shown] } : globals);
    return [...reading.problems, ...checkLedger(reading, globals.today, standingOf, predict)];
  });
  const { ledger, ...envelope } = files[0]!.envelope;
  const which = files.length === 1 ? { ledger } : { ledgers: files.map((file) => file.envelope['ledger']) };
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  if (globals.format === 'json')
    deliver(
      documentText({ ...envelope, ...which }, { errors, warnings, problems: problems.map(problemJson) }, globals),
      globals,
      world,
    );
  else if (problems.length > 0) {
    deliver(`${problems.map(safeProblem).join('\n\n')}\n`, globals, world);
    world.err(`${plural(errors, 'error')}, ${plural(warnings, 'warning')}\n`);
  }
  return errors > 0 || (input.strict === true && warnings > 0) ? 1 : 0;
}
