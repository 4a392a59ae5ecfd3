import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embeddedJson, escaped, escapedParagraphs, webLink } from '../../src/show/markup-escape.ts';
import { HOSTILE } from './hostile.ts';

describe('escaped', () => {
  it('replaces what HTML reads', () => {
    expect(escaped(`<a href="x">&'`)).toBe("&lt;a href=&quot;x&quot;&gt;&amp;'");
  });

  it('shows controls and marks that reorder text, and mends half pairs', () => {
    expect(escaped('a\u001b[31m\u202e\ud800\uffffb')).toBe('a\\x1b[31m\\u202e\ufffd\ufffdb');
    expect(escaped('😀 日本')).toBe('😀 日本');
  });

  it('leaves nothing that starts a tag, an entity of its own or an attribute, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const safe = escaped(text);
        expect(safe).not.toMatch(/[<>"]/);
        expect(safe.replace(/&(?:amp|lt|gt|quot);/g, '')).not.toContain('&');
        // oxlint-disable-next-line no-control-regex
        expect(safe).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\ufffe\uffff]/);
      }),
    );
  });

  it('keeps paragraphs and line ends', () => {
    expect(escapedParagraphs('one\ntwo\n\n<three>\n')).toBe('<p>one<br>two</p><p>&lt;three&gt;</p>');
  });
});

describe('webLink', () => {
  it('links http and https alone', () => {
    expect(webLink('https://example.org/a?b=1&c="2"', 'https://example.org/a?b=1&c="2"')).toBe(
      '<a href="https://example.org/a?b=1&amp;c=&quot;2&quot;" rel="noopener noreferrer">https://example.org/a?b=1&amp;c=&quot;2&quot;</a>',
    );
    for (const address of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,x',
      'https://a b',
      '//example.org',
      'java\nscript:x',
      'https://example.org/\u0000',
      'ftp://example.org',
    ])
      expect(webLink(address, 'name')).toBe('name');
  });
});

describe('embeddedJson', () => {
  it('cannot end its element, and reads back unchanged', () => {
    const value = { text: `${HOSTILE}\u2028\u2029` };
    const text = embeddedJson(value);
    expect(text).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(text)).toEqual(value);
  });
});
