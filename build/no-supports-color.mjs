// Stands in for chalk's own look at the terminal.
export default { stdout: false, stderr: false };
