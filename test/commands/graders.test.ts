import { describe, expect, it } from 'vitest';
import { predict, testWorld } from './world.ts';

const entry = (id: string, votes: Record<string, string>): string =>
  `  - { id: ${id}, claim: ${id} happens, said: 2025-01-01, due: 2025-02-01, tags: [${id.startsWith('a') ? 'early' : 'late'}], resolutions: [${Object.entries(
    votes,
  )
    .map(([by, outcome]) => `{ outcome: ${outcome}, known: 2025-02-02, by: "${by}" }`)
    .join(', ')}] }\n`;
const ledger = (entries: string): string =>
  `predict: 1\nforecaster: me\nforecasters: { me: { name: Me } }\npredictions:\n${entries}`;

const TWO = ledger(
  `${entry('aa', { ann: 'yes', ben: 'yes' })}${entry('ab', { ann: 'yes', ben: 'no' })}${entry('bb', { ann: 'no' })}${entry('cc', {})}`,
);

async function told(text: string, ...words: string[]): Promise<{ out: string; err: string; status: number }> {
  const world = testWorld({ ledger: text });
  const status = await predict(world, 'graders', ...words);
  return { out: world.printed.out, err: world.printed.err, status };
}

describe('graders', () => {
  it('says who judged how much, and where two of them differ', async () => {
    const { out } = await told(TWO);
    const [head, ann, ben] = out.split('\n');
    expect(head).toBe('grader  predictions  yes  no  other  open  amended  last');
    expect(ann).toMatch(/^ann +3 +2 +1 +0 +0 +0 {2}2025-02-02$/);
    expect(ben).toMatch(/^ben +2 +1 +1 /);
    expect(out).toMatch(/\nann +ben +either +2 +1 +– +– +–\n/);
    expect(out).toContain('Fewer than 10 are too few for a share.');
    expect(out).not.toContain('intervals');
    expect(out).toMatch(/\nprediction {2}reading {2}ann {2}ben\nab +either +yes {2}no\n$/);
  });

  it('gives a share, its interval and what chance would give from ten on', async () => {
    const ten = Array.from({ length: 10 }, (_, index) =>
      entry(`a${index}`, { ann: index < 5 ? 'yes' : 'no', ben: index < 6 ? 'yes' : 'no' }),
    );
    // 9 of 10: Wilson 0.596 to 0.982; by chance 10 (5/10 · 6/10 + 5/10 · 4/10) = 5.
    const { out } = await told(ledger(ten.join('')));
    expect(out).toMatch(/ann +ben +either +10 +9 +90% +60% to 98% +5\.0\n/);
    expect(out.replaceAll(/\s+/g, ' ')).toContain('The intervals take the predictions as independent: where some'); // prettier-ignore
  });

  it('has a row for each reading where chance would give another number', async () => {
    // Alike on 11 of 12 both ways. Strictly no but for one yes of ben's, by chance 12 · 11/12 = 11; charitably four more are yes for both.
    const votes = Array.from({ length: 12 }, (_, index) => {
      const loose = index < 4 ? ', charitable: yes' : '';
      const one = (by: string, outcome: string): string =>
        `{ outcome: ${outcome}${loose}, known: 2025-02-02, by: ${by} }`;
      return `  - { id: p${index}, claim: It is ${index}., said: 2025-01-01, due: 2025-02-01, resolutions: [${one('ann', 'no')}, ${one('ben', index === 4 ? 'yes' : 'no')}] }\n`;
    });
    const { out } = await told(ledger(votes.join('')));
    expect(out).toMatch(/ann +ben +strict +12 +11 .* 11\.0\n/);
    // ann 4 yes of 12, ben 5: (4 · 5 + 8 · 7) / 12 = 6.3.
    expect(out).toMatch(/ann +ben +charitable +12 +11 .* 6\.3\n/);
  });

  it('keeps to what the terms select', async () => {
    expect((await told(TWO, 'id:bb')).out).toMatch(
      /There is one grader: whether another would judge alike is not known\.\n$/,
    );
    const { out, err } = await told(TWO, 'tag:nothing');
    expect(out).toBe('Nobody has resolved any of these predictions.\n');
    expect(err).toContain('no prediction has tag:nothing');
  });

  it('counts the pairs that share nothing', async () => {
    const three = ledger(`${entry('aa', { ann: 'yes', ben: 'yes' })}${entry('bb', { cy: 'no' })}`);
    expect((await told(three)).out).toContain('2 of 3 pairs of graders share no prediction.');
  });

  it('has every pair in JSON, and a row a grader in csv', async () => {
    const found = JSON.parse((await told(TWO, '--json')).out) as { graders: { id: string }[]; pairs: object[] };
    expect(found.graders.map(({ id }) => id)).toEqual(['ann', 'ben']);
    expect(found.pairs).toMatchObject([{ first: 'ann', second: 'ben', strict: { n: 2, alike: 1, kappa: 0 } }]);
    expect((await told(TWO, '--format', 'csv')).out.split(/\r?\n/)).toEqual([
      'id,predictions,yes,no,late,partial,ambiguous,void,open,amended,first,last',
      'ann,3,2,1,0,0,0,0,0,0,2025-02-02,2025-02-02',
      'ben,2,1,1,0,0,0,0,0,0,2025-02-02,2025-02-02',
      '',
    ]);
    expect(await told(TWO, '--format', 'md')).toMatchObject({ status: 2, out: '' });
  });

  it('says the same in colour', async () => {
    const mixed = ledger(`${entry('aa', { ann: 'ambiguous', ben: 'yes' })}${entry('ab', { ann: 'no', ben: 'no' })}`);
    const { out } = await told(mixed);
    expect(out).toContain('\nThe column no holds late as well');
    const coloured = (await told(mixed, '--color', 'always')).out;
    expect(coloured).not.toBe(out);
    // oxlint-disable-next-line no-control-regex
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(out);
  });

  it('lets no name steer the terminal', async () => {
    const { out } = await told(ledger(entry('aa', { 'e\\u001b[31mvil': 'yes', ben: 'no' })));
    expect(out).not.toContain('\u001b');
    expect(out).toContain('e\\x1b[31mvil');
  });
});
