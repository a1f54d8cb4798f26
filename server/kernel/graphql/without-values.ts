/**
 * What graphql-js says about a document or its variables, without the values it repeats: they may be private, and a
 * message ends up in logs and on screens. Names of types and fields stay, for they are what has to be corrected.
 */
export function withoutValues(message: string): string {
  const [, start, reason] =
    /^(Variable "\$\w+" got invalid value .*); ((?:Expected|Field|Value|Exactly|Enum|\w+ cannot) .*)$/s.exec(message) ?? [];
  if (start === undefined || reason === undefined) return bare(message);
  const [name] = /^Variable "\$\w+"/.exec(start)!;
  const [place = ''] = / at "[\w.[\]]+"$/.exec(start) ?? [];
  return `${name} got an invalid value${place}; ${bare(reason)}`;
}

const bare = (reason: string): string =>
  reason
    .replace(/ Did you mean .*$/s, '')
    .replace(/( cannot represent .*?value): .*$/s, '$1.')
    .replace(/^Value ".*" does not exist in/s, 'This value does not exist in')
    .replace(/^(Expected value of type "[^"]+"), found .*?(?:; (.*))?$/s, (_, expected: string, why?: string) =>
      why ? `${expected}; ${why}` : `${expected}.`,
    )
    .replace(/^(Expected type "[^"]+")\. \w+ cannot represent .*$/s, '$1.');
