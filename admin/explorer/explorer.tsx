import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';
import { Kind, parse } from 'graphql';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useEffect, useState } from 'react';
import { presentLanguage } from '../language.js';
import { openSession } from '../session.js';
import { english } from '../texts/en.js';
import { spanish } from '../texts/es.js';
import { examplesFor, type Example } from './examples.js';
import { examplesPlugin } from './examples-plugin.js';

type Params = { readonly query: string; readonly variables?: Record<string, unknown>; readonly operationName?: string | null };

/** Questions go out as those of the screens do: same cookie, same rights, nothing but this server. */
async function fetcher({ query, variables, operationName }: Params): Promise<object> {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'Timon-Client': 'explorer', 'Accept-Language': presentLanguage() },
    body: JSON.stringify({ query, variables, operationName: hasSeveral(query) ? operationName : undefined }),
  });
  return (await response.json()) as object;
}

/** The editor's idea of the operation lags behind a text that was just put there; a single operation needs no name. */
const hasSeveral = (query: string): boolean => parse(query).definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length > 1;

/** The place for questions nobody foresaw, with examples made from the records that are open to whoever asks. */
export default function Explorer() {
  const [examples, setExamples] = useState<readonly Example[]>();
  const texts = presentLanguage() === 'es' ? spanish.timon.explorer : english.timon.explorer;

  useEffect(() => {
    document.title = `Timón · ${texts.title}`;
    void openSession().then((session) => {
      if (session.is !== 'signed in') window.location.assign('/');
      else setExamples(examplesFor(session.book));
    });
  }, [texts.title]);

  if (!examples) return null;
  return (
    <div className="explorer">
      <header>
        <a href="/">← {texts.back}</a>
        <strong>Timón · {texts.title}</strong>
      </header>
      <GraphiQL
        fetcher={fetcher as never}
        initialQuery={examples[0]?.query}
        defaultQuery={examples[0]?.query}
        plugins={[HISTORY_PLUGIN, examplesPlugin(texts.examples, examples)]}
        shouldPersistHeaders={false}
        isHeadersEditorEnabled={false}
      />
    </div>
  );
}
