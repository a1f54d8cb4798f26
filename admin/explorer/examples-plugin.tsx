import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import type { Example } from './examples.js';

/** A pane beside the documentation: one press puts an example into a tab of its own. */
export function examplesPlugin(title: string, examples: readonly Example[]): GraphiQLPlugin {
  return { title, icon: Lightbulb, content: () => <Examples title={title} examples={examples} /> };
}

function Examples({ title, examples }: { title: string; examples: readonly Example[] }) {
  const editor = useGraphiQL(({ queryEditor }) => queryEditor);
  const { run } = useGraphiQLActions();
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul className="explorer-examples">
        {examples.map(({ name, query }) => (
          <li key={name}>
            <button
              type="button"
              disabled={!editor}
              onClick={() => {
                editor?.setValue(query);
                run();
              }}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const Lightbulb = () => (
  <svg viewBox="0 0 24 24" width="1em" height="1em" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden>
    <path d="M9 18h6M10 21h4M12 3a6 6 0 0 0-3.600 10.800c.8.6 1.100 1.400 1.100 2.200h5c0-.8.3-1.600 1.100-2.200A6 6 0 0 0 12 3z" />
  </svg>
);
