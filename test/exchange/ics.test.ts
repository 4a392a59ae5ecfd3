import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { due } from '../../src/commands/due.ts';
import { uidOf } from '../../src/exchange/write/write-ics.ts';
import { Desk } from './desk.ts';

const MADE_UP = readFileSync(join(import.meta.dirname, '../../docs/example/predictions.yaml'), 'utf8');

/** RFC 5545, 3.1 and 3.3.11: lines unfolded, texts unescaped. */
function linesOf(ics: string): [string, string][] {
  return ics.replace(/\r\n[ \t]/g, '').split('\r\n').filter((line) => line !== '').map((line) => {
    const at = line.indexOf(':');
    return [line.slice(0, at), line.slice(at + 1).replace(/\\([\\;,nN])/g, (_, one: string) => (one.toLowerCase() === 'n' ? '\n' : one))];
  }); // prettier-ignore
}

function eventsOf(ics: string): Record<string, string>[] {
  const events: Record<string, string>[] = [];
  for (const [name, value] of linesOf(ics)) {
    if (name === 'BEGIN' && value === 'VEVENT') events.push({});
    else if (events.length > 0 && name !== 'END') events.at(-1)![name] = value;
  }
  return events;
}

const HOSTILE = `predict: 1
title: "Mine; and, yours\\\\ 1"
forecaster: ada
forecasters: { ada: { name: Ada } }
predictions:
  - id: leap
    claim: "Rain, snow; or \\\\ hail 😀${'é'.repeat(90)} END:VEVENT"
    said: 2024-01-01
    due: 2024-02-29
    probability: 0.3
    criteria: "line one\\nEND:VCALENDAR\\nline three"
    tags: [weather]
  - id: newyear
    claim: New year
    said: 2024-01-01
    due: 2024-12-31
  - id: undated
    claim: Undated
    said: 2024-01-01
`;

describe('iCalendar', () => {
  it('has one all-day event a due day, the end being the next day', async () => {
    const desk = new Desk({ 'ledger.yaml': HOSTILE });
    const { text, losses } = await desk.export('ics');
    const [leap, newYear, ...more] = eventsOf(text);
    expect(more).toEqual([]);
    expect(leap).toMatchObject({
      'DTSTART;VALUE=DATE': '20240229',
      'DTEND;VALUE=DATE': '20240301',
      TRANSP: 'TRANSPARENT',
      CATEGORIES: 'weather',
    });
    expect(newYear).toMatchObject({
      'DTSTART;VALUE=DATE': '20241231',
      'DTEND;VALUE=DATE': '20250101',
      SUMMARY: 'Due: New year',
      DTSTAMP: '20261122T000000Z',
    });
    expect(losses.map(({ what, at }) => [what.slice(0, 10), at])).toEqual([['everything', ['leap', 'newyear']], ['prediction', ['undated']]]); // prettier-ignore
  });

  it('escapes and folds: text stays text, no line is longer than 75 bytes, no character is cut in two', async () => {
    const { text } = await new Desk({ 'ledger.yaml': HOSTILE }).export('ics');
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\ufffd');
    }
    expect(text.match(/^END:VCALENDAR$/gm)).toHaveLength(1);
    expect(text.match(/^END:VEVENT\r$/gm)).toHaveLength(2);
    const [leap] = eventsOf(text);
    expect(leap!['SUMMARY']).toBe(`Due: Rain, snow; or \\ hail 😀${'é'.repeat(90)} END:VEVENT`);
    expect(leap!['DESCRIPTION']).toContain('Criteria: line one\nEND:VCALENDAR\nline three\n');
    expect(new Map(linesOf(text)).get('X-WR-CALNAME')).toBe('Mine; and, yours\\ 1');
    expect(text).toContain('NAME:Mine\\; and\\, yours\\\\ 1\r\n');
  });

  it('shows a range as it was said, not its middle', async () => {
    const entry = (id: string, p: string): string =>
      `  - { id: ${id}, claim: Rain, said: 2024-01-01, due: 2025-01-01, probability: ${p} }\n`;
    const desk = new Desk({
      'ledger.yaml': `predict: 1\nforecaster: a\nforecasters: { a: { name: A } }\npredictions:\n${entry('wide', '20-90%')}${entry('narrow', '60-70%')}${entry('phrase', '{ basis: worded, wording: likely }')}`,
    });
    const [wide, narrow, phrase] = eventsOf((await desk.export('ics')).text);
    expect(wide!['DESCRIPTION']).toContain('Probability 20–90% (too wide to count as a number), said 2024-01-01.');
    expect(narrow!['DESCRIPTION']).toContain('Probability 60–70%, said 2024-01-01.');
    expect(phrase!['DESCRIPTION']).toContain("Probability 70% (not the forecaster's own number), said 2024-01-01.");
  });

  it('makes nobody certain who was not', async () => {
    const entries = ['1e-7', '99.9999%', '0', '1', '0.123456'].map((p, index) => `  - { id: a${index}, claim: Rain, said: 2024-01-01, due: 2025-01-01, probability: ${p} }\n`); // prettier-ignore
    const desk = new Desk({ 'ledger.yaml': `predict: 1\nforecaster: a\nforecasters: { a: { name: A } }\npredictions:\n${entries.join('')}` }); // prettier-ignore
    const shown = eventsOf((await desk.export('ics')).text).map((event) => /Probability ([^,]*)/.exec(event['DESCRIPTION']!)![1]); // prettier-ignore
    expect(shown).toEqual(['0.00001%', '99.9999%', '0%', '100%', '12.35%']);
  });

  it('gives an event the same UID in every export, of one ledger or of several', async () => {
    const desk = new Desk({ 'ledger.yaml': HOSTILE });
    const uids = (text: string): string[] => eventsOf(text).map((event) => event['UID']!);
    const before = uids((await desk.export('ics')).text);
    desk.write(
      'ledger.yaml',
      HOSTILE.replace('2024-02-29', '2024-03-05').replace('New year', 'Another wording').replace('Mine;', 'Ours;'),
    );
    expect(uids((await desk.export('ics')).text)).toEqual(before);
    expect(new Set(before).size).toBe(2);
    expect(uidOf('a, b', 'ledger/leap')).toBe(before[0]);
    expect(uidOf('other', 'leap')).not.toBe(before[0]);
    expect(before[0]).toMatch(/^leap@[0-9a-f]{12}\.ledger\.predict$/);
  });

  it('comes from predict due as well', async () => {
    const desk = new Desk({ 'ledger.yaml': MADE_UP });
    await due({ terms: [], within: '900d' }, desk.globals({ format: 'ics' }), desk.world);
    const titles = eventsOf(desk.out).map((event) => event['SUMMARY']);
    // Overdue, contested, and what falls due within the window, each by due day.
    expect(titles).toEqual(['Due: The new school takes its first pupils.', 'contested: The summer fair draws a crowd.', 'Due: The tram reaches the harbour.']); // prettier-ignore
    const all = eventsOf((await desk.export('ics')).text);
    expect(all.find((event) => event['SUMMARY'] === 'Due: The tram reaches the harbour.')!['UID']).toBe(
      eventsOf(desk.out).at(-1)!['UID'],
    );
  });

  it('is the same bytes in every zone', async () => {
    const before = process.env['TZ'];
    try {
      const texts: string[] = [];
      for (const zone of ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Europe/Berlin']) {
        process.env['TZ'] = zone;
        texts.push((await new Desk({ 'ledger.yaml': HOSTILE }).export('ics')).text);
      }
      expect(new Date(2024, 0, 1).getTimezoneOffset()).toBe(-60);
      expect(new Set(texts).size).toBe(1);
    } finally {
      process.env['TZ'] = before;
    }
  });
});
