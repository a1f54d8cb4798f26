import { english } from '../../admin/texts/en.js';
import { spanish } from '../../admin/texts/es.js';

/** Every text by its whole key. */
function flat(tree: object, path = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value as object, `${path}${key}.`),
  );
}

const placeholders = (text: string): string[] => [...new Set(text.match(/%\{\w+\}/g))].sort();

describe('the texts of the back office', () => {
  const inSpanish = new Map(flat(spanish));
  const inEnglish = new Map(flat(english));

  test('Spanish has every text that English has, and no other', () => {
    expect([...inSpanish.keys()].sort()).toEqual([...inEnglish.keys()].sort());
  });

  test.each([...inEnglish])('%s tells the same figures in both languages', (key, text) => {
    const translated = inSpanish.get(key)!;
    expect(translated.trim() === '').toBe(text.trim() === '');
    expect(text.match(/ \|\|\|\| /g)?.length).toBe(translated.match(/ \|\|\|\| /g)?.length);
    expect(placeholders(translated).filter((name) => !placeholders(text).includes(name))).toEqual([]);
  });
});
