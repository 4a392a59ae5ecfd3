// The funnel in a page: a table with a bar for each step, and what fell out on the way.
import { escaped } from '../markup-escape.ts';
import type { FunnelStep } from '../plot/funnel.ts';
import { linearScale } from '../plot/scale.ts';

/** Rows from the widest step to the narrowest. */
export function htmlFunnel(steps: readonly FunnelStep[]): string {
  const scale = linearScale([0, Math.max(1, ...steps.map((step) => step.count))], [0, 100]);
  const rows = steps.map(
    (step) =>
      `<tr><th scope="row">${escaped(step.name)}</th><td class="n">${step.count}</td><td class="bar"><svg aria-hidden="true" width="100%" height="14"><rect class="p-blue" width="${scale(step.count).toFixed(1)}%" height="14"/></svg>${step.lost ? `<span class="quiet">${escaped(step.lost)}</span>` : ''}</td></tr>`,
  );
  return `<table class="funnel"><caption class="sr">From statements to scores</caption><thead class="sr"><tr><th scope="col">Step</th><th scope="col">Number</th><th scope="col">What fell out before the next step</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}
