import { describe, expect, it } from 'vitest';
import { nameSlug, slugWords } from '../src/slug.ts';

describe('slugWords', () => {
  it.each([
    ['Émile’s 2nd Tag', ['emiles', '2nd', 'tag']],
    ["We don't: ship_it\nnow!", ['we', 'dont', 'ship', 'it', 'now']],
    ['ﬁne ①', ['fine', '1']],
    ['日本', []],
    ['', []],
  ])('of %j are %j', (text, words) => expect(slugWords(text)).toEqual(words));
});

describe('nameSlug', () => {
  it.each([
    ['2 Jane Doe', 40, 'jane-doe'],
    ['Jane Doe', 5, 'jane'],
    ['2024', 40, ''],
    ['日本', 40, ''],
  ])('of %j in %i characters is %j', (name, length, slug) => expect(nameSlug(name, length)).toBe(slug));
});
