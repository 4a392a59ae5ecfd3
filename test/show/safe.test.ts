import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeLine, safeText } from '../../src/show/safe.ts';
import { STEERS } from './pages.ts';

const any = fc.string({ unit: 'binary', maxLength: 60 });

describe('a safe line', () => {
  it('shows controls instead of obeying them', () => {
    expect(safeLine('\u001b[31mred\u001b]0;title\u0007')).toBe('\\x1b[31mred\\x1b]0;title\\x07');
    expect(safeLine('\u009b31m\u007f')).toBe('\\x9b31m\\x7f');
    expect(safeLine('a\u202egnp.exe')).toBe('a\\u202egnp.exe');
    expect(safeLine('\u2066x\u2069\ufeff')).toBe('\\u2066x\\u2069\\ufeff');
    expect(safeLine('a\r\n\tb\nc')).toBe('a b c');
  });

  it('leaves what people write alone', () => {
    for (const text of ['plain', 'Ünïcödé', '日本語', 'مرحبا', '👩‍👩‍👧 family', 'e\u0301', '“quoted”'])
      expect(safeLine(text)).toBe(text);
  });

  it('has no control and no line end, whatever the text', () => {
    fc.assert(
      fc.property(any, (text) => {
        expect(safeLine(text)).not.toMatch(STEERS);
        expect(safeLine(text)).not.toContain('\n');
        expect(safeLine(safeLine(text))).toBe(safeLine(text));
      }),
    );
  });
});

describe('safe text', () => {
  it('keeps its lines and nothing else that steers', () => {
    expect(safeText('a\r\nb\tc\n\u001bd')).toBe('a\nb c\n\\x1bd');
    expect(safeText('a\rb')).toBe('a\\x0db');
    fc.assert(
      fc.property(any, (text) => {
        expect(safeText(text)).not.toMatch(STEERS);
      }),
    );
  });
});
