/** The shells that can complete what is typed after `predict`. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
