import { useEffect } from 'react';

/** An element names its own key by `data-shortcut`: `/`, `c`, `e` or `Ctrl+s`. Pressing it presses or enters the element. */
export function useShortcuts(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const command = event.ctrlKey || event.metaKey;
      // Letters belong to whoever is typing.
      if (event.altKey || (!command && isTyping(event.target))) return;
      const key = `${command ? 'Ctrl+' : ''}${event.key.toLowerCase()}`;
      const element = document.querySelector<HTMLElement>(`[data-shortcut="${CSS.escape(key)}"]`);
      if (!element) return;
      event.preventDefault();
      if (element instanceof HTMLInputElement) element.focus();
      else element.click();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, [role=combobox], [role=listbox] *'));
