// What a reader of YAML 1.1 makes of a plain text. The ledger must mean the same to both dialects.

const BOOLEAN = /^(?:y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/;
const DECIMAL = /^[-+]?(?:0|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]+)?$/;
const SEXAGESIMAL = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const OTHER_NUMBER =
  /^(?:[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\.[0-9_]*(?:[eE][-+]?[0-9]+)?|0o[0-7]+)$/;
const TIME = /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}/;

/**
 * What makes a plain text mean one thing in YAML 1.1 and another in 1.2: '3:2' is 'a number', 'yes' 'a truth value',
 * '2025-01-05 10:00:00' 'a point in time'. Undefined when both agree; days are left out, both texts show the same day.
 */
export function reads11As(text: string): 'a number' | 'a truth value' | 'a point in time' | 'a merge' | undefined {
  if (BOOLEAN.test(text)) return /^(?:true|false)$/i.test(text) ? undefined : 'a truth value';
  if (text === '=') return 'a merge';
  if (TIME.test(text)) return 'a point in time';
  if (SEXAGESIMAL.test(text)) return 'a number';
  if (DECIMAL.test(text) || FLOAT.test(text)) return undefined;
  return OTHER_NUMBER.test(text) ? 'a number' : undefined;
}
