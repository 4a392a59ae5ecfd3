import { describe, expect, it } from 'vitest';
import { nearest } from '../src/nearest.ts';

describe('the nearest word', () => {
  it('is a slip away', () => {
    expect(nearest('stauts', ['status', 'source', 'said'])).toEqual(['status']);
    expect(nearest('yse', ['yes', 'no'])).toEqual(['yes']);
    expect(nearest('us-lead', ['us-lead-over-china', 'us-ahead-on-compute'])).toEqual(['us-lead-over-china']);
  });
  it('may have the word as one of its parts', () => {
    expect(nearest('designer', ['new-designer-starts', 'deal', 'redesigner'])).toEqual(['new-designer-starts', 'redesigner']); // prettier-ignore
    expect(nearest('design', ['new-designer-starts'])).toEqual(['new-designer-starts']);
    // Two letters are in too many words.
    expect(nearest('ne', ['it-needs-more'])).toEqual([]);
  });
  it('is nothing when nothing is near', () => {
    expect(nearest('banana', ['status', 'source'])).toEqual([]);
    expect(nearest('x'.repeat(200), ['status'])).toEqual([]);
  });
});
