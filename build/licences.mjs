// The licences of what is bundled have to travel with the bundle: collected from the packages that really are in it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'THIRD-PARTY.txt';

const OPENING =
  'Parts of this bundle come from the packages below. What stands up to a line of dashes holds for all packages above it.';

/** Where the conditions of a licence begin, behind its title and whose work it is. */
const CONDITIONS = /^[ \t]*Permission (?:is hereby granted|to use)/m;

/** What names the package and its owner, and the conditions, which many packages share. @param {string} folder */
function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8').trim();
  const at = text.search(CONDITIONS);
  const [owner, conditions] = at === -1 ? [text, ''] : [text.slice(0, at).trim(), text.slice(at)];
  return { package: `${name} ${version}\n\n${owner}\n`, conditions };
}

/**
 * Every package with its owners; conditions that are the same but for their line ends stand once, below all packages they
 * are those of.
 * @param {Iterable<string>} folders
 */
function together(folders) {
  const groups = new Map();
  const byPath = [...folders].sort((a, b) => (a < b ? -1 : 1));
  for (const { package: named, conditions } of byPath.map(licenceOf)) {
    const same = conditions.replace(/\s+/g, ' ').trim() || named;
    const group = groups.get(same) ?? { packages: [], conditions };
    group.packages.push(named);
    groups.set(same, group);
  }
  return [...groups.values()].map(
    ({ packages, conditions }) => packages.join('\n') + (conditions === '' ? '' : `\n${conditions}\n`),
  );
}

/** Writes the licences beside the bundle. @returns {import('rolldown').Plugin} */
export function licences() {
  return {
    name: 'licences',
    generateBundle(_options, bundle) {
      const folders = new Set();
      for (const chunk of Object.values(bundle)) {
        for (const id of chunk.type === 'chunk' ? Object.keys(chunk.modules) : []) {
          const folder = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0];
          if (folder !== undefined && existsSync(join(folder, 'package.json'))) folders.add(folder);
        }
      }
      this.emitFile({
        type: 'asset',
        fileName: NAME,
        source: `${OPENING}\n\n${together(folders).join(`\n${'-'.repeat(80)}\n\n`)}`,
      });
    },
  };
}
