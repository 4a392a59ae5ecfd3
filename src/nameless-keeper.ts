/** The grader where neither a resolution nor its ledger names one; whoever reads, writes or shows one keeps to it. */
export const NAMELESS_KEEPER = 'keeper';
