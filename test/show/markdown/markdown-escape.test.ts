import { describe, expect, it } from 'vitest';
import { markdown } from '../../../src/show/markdown/markdown-escape.ts';

describe('markdown', () => {
  it.each([
    ['*a* _b_ `c` ~~d~~ [e](f)', '\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~ \\[e\\](f)'],
    ['a | b\nc', 'a \\| b c'],
    ['<script>&amp;', '&lt;script&gt;&amp;amp;'],
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['1. first', '1\\. first'],
    ['12) twelfth', '12\\) twelfth'],
    ['=== rule', '\\=== rule'],
    ['ask @somebody in #12', 'ask @&#8203;somebody in #&#8203;12'],
    ['war-fighting (25%) in 2025.', 'war-fighting (25%) in 2025.'],
    ['see http://a.example and www.b.example', 'see http\\://a.example and www\\.b.example'],
    ['_www.a.example ~www.b.example', '\\_www\\.a.example \\~www\\.b.example'],
    ['\u001b[31m\u202e', '\\\\x1b\\[31m\\\\u202e'],
  ])('%j', (text, expected) => {
    expect(markdown(text)).toBe(expected);
  });
});
