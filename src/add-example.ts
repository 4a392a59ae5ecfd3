/** A whole `add` without flags; whoever copies it makes an entry, on any day. */
export const ADD_EXAMPLE = 'add "We ship version 2 this year." 65% eoy';
