import { describe, expect, it } from 'vitest';
import { pythonValue } from '../../../src/exchange/text/python-literal.ts';

describe('Python literals', () => {
  it.each([
    [
      `['Yes', "No, thanks", None, 0.25, 1e-05, True, ('a', -2)]`,
      ['Yes', 'No, thanks', null, 0.25, 1e-5, true, ['a', -2]],
    ],
    [
      `['it\\'s', "say \\"hi\\"", 'caf\\xe9', 'snow \\u2603', '\\U0001f600', 'tab\\t', 'back\\\\slash']`,
      ["it's", 'say "hi"', 'café', 'snow ☃', '😀', 'tab\t', 'back\\slash'],
    ],
    ['[]', []],
    ["['one',]", ['one']],
    [' None ', null],
    ["[[1], [2, ['x']]]", [[1], [2, ['x']]]],
  ])('%s', (text, value) => {
    expect(pythonValue(text)).toEqual(value);
  });

  it.each(["['open", "['a' 'b']", '[1', '{}', '__import__("os")', "['a'] rest", "'\\U7fffffff'", '['.repeat(50)])(
    '%j is none',
    (text) => {
      expect(pythonValue(text)).toBeUndefined();
    },
  );
});
