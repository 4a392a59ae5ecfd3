// Names of tables and columns in SQL: quoted where they have to be, so that no name can end the statement it stands in.
import { misuse } from '../../errors.ts';

/**
 * Plain lower-case names mean the same quoted or not where names fold to lower case, and bare they also work where
 * they fold to upper case.
 */
const PLAIN = /^[a-z_][a-z0-9_]*$/;

/**
 * Words that a bare name may not be: those reserved in ISO SQL or in one of the engines that could be the
 * name of a table or column.
 */
const RESERVED = new Set(
  `all alter analyse analyze and any array as asc asymmetric at authorization begin between both by call case cast check close collate
  column commit connect constraint create cross cube current cursor date day deallocate dec decimal declare default delete desc describe
  distinct do double drop each element else end escape except exec execute exists external false fetch filter float for foreign free from
  full function get global grant group grouping groups having hour identity ignore in inner inout insert int intersect interval into is
  join language lateral leading left like limit local localtime match member merge minute method month natural new no none not null nulls
  numeric of offset old on only open or order out outer over overlaps partition percent pivot position precision prepare primary procedure
  proto qualify range rank real recursive ref references regr release respect result return revoke right rollback rollup row rows schema
  scope search second select session set show similar some specific sql start static submultiset symmetric system table tablesample then
  time timestamp to trailing translate trigger true truncate uescape union unique unnest unpivot update upper user using value values
  varying view when whenever where window with within without year`.split(/\s+/),
);

/**
 * What no name may hold: control and format characters, line and paragraph separators, and the signs that engines
 * read as quotes or escapes.
 */
const REFUSED = /[\p{C}\p{Zl}\p{Zp}\\`]/u;

function refuse(kind: string, why: string, hint: string): never {
  throw misuse(`the name of the ${kind} ${why}`, hint);
}

function checked(kind: string, part: string): string {
  if (part === '')
    refuse(kind, 'is empty, or a part of it is', 'write it as in SQL: forecasts, or analytics.forecasts');
  if (REFUSED.test(part))
    refuse(kind, 'holds a character that is not safe in SQL', 'make a view with a plain name: letters, digits, _');
  return part;
}

function quoted(part: string): string {
  return PLAIN.test(part) && !RESERVED.has(part) ? part : `"${part.replaceAll('"', '""')}"`;
}

/**
 * One name as an SQL identifier: bare when lower-case and not reserved, else in double quotes. `a"b` gives `"a""b"`.
 * Throws a Failure of status 2.
 */
export function sqlColumn(name: string): string {
  return quoted(checked('column', name));
}

/**
 * The name of a table, its parts separated by dots. A part that is in double quotes already keeps its dots:
 * `lake."2025.q1"` stays as it is. Throws a Failure of status 2 for an empty part or a character that is not safe.
 */
export function sqlTable(name: string): string {
  const parts = name.match(/(?:^|(?<=\.))(?:"(?:[^"]|"")+"(?=\.|$)|[^.]*)/g) ?? [''];
  return parts
    .map((part) => (/^"(?:[^"]|"")+"$/.test(part) ? part.slice(1, -1).replaceAll('""', '"') : part))
    .map((part) => quoted(checked('table', part)))
    .join('.');
}
