import { expect, it } from 'vitest';
import { explainMethod, METHOD_ALIASES, METHODS } from '../../src/score/explain-methods.ts';
import { scoreTable } from '../../src/score/score-table.ts';

/** Dotted names of the numbers of a score object; lists by the name of the list. */
function names(value: unknown, path: string): string[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [path];
  return Object.entries(value as object).flatMap(([key, inner]) => names(inner, path === '' ? key : `${path}.${key}`));
}

it('every number of the score object is explained', () => {
  const p = Float64Array.of(0.2, 0.4, 0.6, 0.7, 0.3);
  const full = scoreTable({
    n: 5,
    p,
    y: Float64Array.of(0, 1, 1, 0, 0),
    cluster: Int32Array.of(1, 1, 2, 2, 3),
    reference: p,
  });
  const { method, reasons, ...numbers } = full;
  expect(Object.keys(method)).toHaveLength(6);
  expect(reasons).toEqual({});
  expect(names(numbers, '').filter((name) => METHODS[name] === undefined)).toEqual([]);
  expect(
    Object.keys(METHODS).filter((name) => !names(numbers, '').includes(name) && !name.startsWith('bins.')),
  ).toEqual([]);
});

it('aliases lead somewhere, names come back whole, strangers are not found', () => {
  for (const [alias, name] of Object.entries(METHOD_ALIASES)) expect(explainMethod(alias)?.name).toBe(name);
  expect(explainMethod('mcb')?.source).toMatch(/2021/);
  expect(explainMethod('toString')).toBeUndefined();
  expect(explainMethod('')).toBeUndefined();
});

it('says one sentence each', () => {
  for (const { formula, source, says, range } of Object.values(METHODS)) {
    expect(formula.length * source.length * range.length).toBeGreaterThan(0);
    expect(says).toMatch(/^[^.]+(\.\d[^.]*)*\.$|^ok, .*\.$/);
  }
});
