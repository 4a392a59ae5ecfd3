import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { shellWord } from '../src/shell-word.ts';

it('a shell takes it for the word it is', () => {
  for (const word of ['plain-1.yaml', 'a b', '$(touch x)', '`x`', "it's", '"', '$HOME', '', 'a;b', '*', 'ünï'])
    expect(execFileSync('sh', ['-c', `printf %s ${shellWord(word)}`], { encoding: 'utf8' })).toBe(word);
});
