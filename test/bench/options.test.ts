import { describe, expect, it } from 'vitest';
import { withPart } from '../../bench/document-part.mjs';
import { optionsOf } from '../../bench/options.mjs';

describe('the options', () => {
  it('keep the figures of a whole run only', () => {
    expect(optionsOf([]).isWhole).toBe(true);
    expect(optionsOf(['--rounds', '21', '--old', 'x']).isWhole).toBe(true);
    for (const words of [
      ['--quick', '--rounds', '15'],
      ['--only', 'list'],
      ['--sizes', '10'],
      ['--rounds', '3'],
      ['--no-peers'],
      ['--node-env'],
    ])
      expect(optionsOf(words).isWhole, words.join(' ')).toBe(false);
  });

  it('choose tasks and sizes; a task without sizes is always there', () => {
    const { tasks, wants } = optionsOf(['--only', 'list,start', '--sizes', '10,1000']);
    expect(tasks).toEqual(['list', 'start']);
    expect([wants('list', 10), wants('list', 100), wants('start', 0)]).toEqual([true, false, true]);
  });

  it('leave out what takes long in a quick run', () => {
    const { wants } = optionsOf(['--quick']);
    expect([wants('list', 10_000), wants('list', 100_000), wants('score', 100_000)]).toEqual([true, false, true]);
  });

  it('never measure in fewer rounds than asked for, nor in more', () => {
    expect(optionsOf(['--rounds', '3']).patience).toMatchObject({ rounds: 3, least: 3 });
  });

  it('refuse what they do not know', () => {
    expect(() => optionsOf(['--only', 'lists'])).toThrow('there is no task "lists"');
    expect(() => optionsOf(['--rounds', '1'])).toThrow('no whole number from 3 on');
    expect(() => optionsOf(['--slow'])).toThrow('--slow');
  });
});

describe('the part of a document', () => {
  const begin = '<!-- figures: begin; written by npm run bench -->';
  const end = '<!-- figures: end -->';

  it('is exchanged; the rest stays', () => {
    const document = `# Title\n\n${begin}\nold\n${end}\n\nAfter.\n`;
    expect(withPart(document, 'new\n')).toBe(`# Title\n\n${begin}\n\nnew\n\n${end}\n\nAfter.\n`);
    expect(withPart(withPart(document, 'once'), 'new')).toBe(withPart(document, 'new'));
  });

  it('needs its marks', () => {
    expect(() => withPart(`${end}\n${begin}`, 'new')).toThrow('lacks');
  });
});
