// Colours of the pictures: blue for what happened, orange for what did not and for what was said, grey for the rest;
// contrast AA in both schemes.

const LIGHT = {
  paper: '#ffffff',
  ink: '#1b2026',
  quiet: '#57606a',
  rule: '#c9d0d8',
  blue: '#1d5d9b',
  soft: '#dbe7f3',
  orange: '#a8480b',
  grey: '#8a949e',
};
const DARK = {
  paper: '#14181d',
  ink: '#e6e9ec',
  quiet: '#a3adb7',
  rule: '#3d4650',
  blue: '#82b7eb',
  soft: '#22364b',
  orange: '#f0a25f',
  grey: '#77828d',
};

type Palette = typeof LIGHT;

/** Classes begin with `p-`, so that they can live inside a page. */
function rules(c: Palette): string {
  return [
    `.p-paper{fill:${c.paper}}`,
    `.p-ink{fill:${c.ink}}`,
    `.p-quiet{fill:${c.quiet}}`,
    `.p-rule{stroke:${c.rule};fill:none}`,
    `.p-strong{stroke:${c.ink};fill:none}`,
    `.p-blue{fill:${c.blue}}`,
    `.p-orange{fill:${c.orange}}`,
    `.p-grey{fill:${c.grey}}`,
    `.p-soft{fill:${c.soft}}`,
    `.p-blue-line{stroke:${c.blue};fill:none}`,
    `.p-orange-line{stroke:${c.orange};fill:none}`,
    `.p-grey-line{stroke:${c.grey};fill:none}`,
    `.p-hollow{fill:${c.paper};stroke:${c.ink}}`,
    `.p-hatch{stroke:${c.paper}}`,
  ].join('');
}

export const FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif';

/** The rules for pictures, both schemes; paper is white also where the screen is dark. */
export const SVG_RULES = `${rules(LIGHT)}@media screen and (prefers-color-scheme:dark){${rules(DARK)}}`;

/** The style element of a stand-alone picture. */
export const SVG_STYLE = `<style>text{font-family:${FONT}}${SVG_RULES}</style>`;
