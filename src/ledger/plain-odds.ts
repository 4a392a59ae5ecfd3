/**
 * Odds as people say them in the spelling that parseOdds reads, for advice only: "70 percent" is "70%", "0,7" "0.7",
 * "1 out of 20" "1 in 20", "60 to 70%" "60-70%", "3 to 2" "3:2". What else it is given comes back as it is.
 */
export function plainOdds(text: string): string {
  const plain = text
    .replace(/(\d),(\d)/g, '$1.$2')
    .replace(/ ?(?:per ?cent|pct)$| ?(?:per ?cent|pct)(?= )/gi, '%')
    .replace(/^[~≈<>≤≥] ?/, '')
    .replace(/ out of /i, ' in ');
  if (plain.includes('%')) return plain.replace(/ ?%?(?: to | ?[-–—] ?)/i, '-');
  // Large ones may well be the ends of a range without its sign.
  return plain.replace(/^(1?\d) to (1?\d)$/i, '$1:$2');
}
