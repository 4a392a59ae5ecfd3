// What is loaded together when the width of a text is not seen at a glance.
export { default as stringWidth } from 'fast-string-width';
export { wrapAnsi } from 'fast-wrap-ansi';
