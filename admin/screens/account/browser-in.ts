/** In the order in which they must be asked: most browsers also call themselves by the name of another. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(HeadlessChrome|Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** What a browser calls itself, in two words that its owner knows it by; of others, what they say first. */
export function browserIn(agent: string | null): string | undefined {
  if (!agent) return undefined;
  const named = (known: typeof browsers) => known.find(([sign]) => sign.test(agent))?.[1];
  const said = [named(browsers), named(systems)].filter(Boolean).join(' · ');
  return said || agent.split(/[\s/]/)[0]!.slice(0, 40);
}
