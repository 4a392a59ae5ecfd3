import { test } from 'vitest';
import { LONG, ledgerJsonSchema, sourceJsonSchema } from '../../src/ledger/schema.ts';
test('x', () => {
  const s = JSON.stringify(ledgerJsonSchema(), null, 2);
  console.log(s.length, s.slice(0, 9000));
  const o = Object.assign(Object.create(null), { predict: 1, predictions: [Object.assign(Object.create(null), JSON.parse('{"__proto__": 1, "constructor": 2, "id":"A","said":"x"}'))] });
  o.predictions[0]['__proto__'] = 4;
  console.log(JSON.stringify(LONG.ledger.safeParse(o).error?.issues, null, 1));
});
