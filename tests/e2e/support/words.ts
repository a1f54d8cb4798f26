import type { Page } from 'playwright-core';

/** All texts inside a tree of texts, plurals apart. */
function textsIn(tree: unknown): string[] {
  if (typeof tree === 'string') return tree.split(' |||| ');
  if (tree === null || typeof tree !== 'object') return [];
  return Object.values(tree).flatMap(textsIn);
}

/** Texts of one language that are no texts of the other: `Name`, but not `Total`. Placeholders are never on the screen as such. */
export function onlyIn(one: unknown, other: unknown): string[] {
  const shared = new Set(textsIn(other));
  return textsIn(one).filter((text) => text.length > 2 && !text.includes('%{') && !shared.has(text));
}

const collect = `(() => {
  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode;
    if (data.trim() && parentElement && !['SCRIPT', 'STYLE'].includes(parentElement.tagName)) words.push(data.trim());
  }
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
    for (const name of ['aria-label', 'placeholder', 'title']) {
      const value = element.getAttribute(name);
      if (value) words.push(value.trim());
    }
  }
  return [document.title, ...words];
})()`;

/** Everything that can be read or heard on a page. */
export const wordsOnScreen = (page: Page): Promise<string[]> => page.evaluate(collect) as Promise<string[]>;
