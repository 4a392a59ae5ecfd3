/** Base name of a path without its extension: 'seeds/a-talk.yaml' is 'a-talk'. */
export function baseName(file: string): string {
  return file.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
}
