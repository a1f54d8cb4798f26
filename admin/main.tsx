import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';

// The explorer is a page of its own, so that people who never open it never load its editor.
const Page = lazy(() => (window.location.pathname.startsWith('/explorer') ? import('./explorer/explorer.js') : import('./app.js')));

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Suspense fallback={null}>
      <Page />
    </Suspense>
  </StrictMode>,
);
