import type { Day } from '../../day.ts';
import { VOID_REASONS } from '../prediction.ts';
import { type TreeNode, child, textAt } from './node.ts';
import { type Report, dayAt, headOf, inOrder } from './rule.ts';

/** Rules inside one resolution; `due` is the day of its prediction where that can be read. */
export function resolutionRules(node: TreeNode, due: Day | undefined, isDated: boolean, report: Report): void {
  if (node.kind !== 'map') return;
  const readings = [textAt(node, 'outcome'), textAt(node, 'charitable')];
  // A misspelt outcome is reported by itself; nothing follows from it.
  if (readings[0] === undefined) return;
  const says = (outcome: string): boolean => readings.includes(outcome);
  const known = dayAt(node, 'known');

  const fraction = child(node, 'fraction');
  if (says('partial') && !fraction) {
    report('partial-without-fraction', headOf(node), 'a partial outcome needs a fraction', [
      'add fraction: with a number between 0 and 1',
    ]);
  }
  if (fraction && !says('partial')) {
    report('fraction-without-partial', fraction, 'only a partial outcome has a fraction', [
      'write outcome: partial, or leave it out',
    ]);
  }

  const happened = child(node, 'happened');
  if (says('late')) {
    if (!isDated)
      report('late-without-due', headOf(node), 'without a due day nothing can be late', [
        'add a due day, or write outcome: yes',
      ]);
    if (!happened)
      report('late-without-happened', headOf(node), 'a late outcome needs the day it happened', [
        'add happened: with the day',
      ]);
  } else if (happened) {
    report('happened-without-late', happened, 'only a late outcome has a day it happened', [
      'write outcome: late, or leave it out',
    ]);
  }
  const day = dayAt(node, 'happened');
  if (says('late') && day && due !== undefined && day.day <= due) {
    report('days-out-of-order', day.node, `happened ${day.day} is not after due ${due}`, [
      'what happened by the due day is not late: outcome: yes',
    ]);
  }
  if (day && known) inOrder(report, { name: 'happened', day: day.day }, { name: 'known', ...known });

  const reason = child(node, 'reason');
  if (says('void') && !reason) {
    const reasons = `${VOID_REASONS.slice(0, -1).join(', ')} or ${VOID_REASONS.at(-1)}`;
    report('void-without-reason', headOf(node), 'a void outcome needs a reason', [`add reason: ${reasons}`]);
  }
  if (reason && !says('void')) {
    report('reason-without-void', reason, 'only a void outcome has a reason', ['put it under why:']);
  }

  const recorded = dayAt(node, 'recorded');
  if (known && recorded) inOrder(report, { name: 'known', day: known.day }, { name: 'recorded', ...recorded });
}
