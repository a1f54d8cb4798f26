import { Dialog } from '@mui/material';
import { useMemo, useState } from 'react';
import { Admin, AdminContext, CustomRoutes, localStorageStore, Resource, type I18nProvider } from 'react-admin';
import { createBrowserRouter, Route, RouterProvider } from 'react-router-dom';
import { authProviderFor } from './auth-provider.js';
import { dataProviderFor } from './data-provider.js';
import { ResourceCreate, ResourceEdit } from './generic/resource-form.js';
import { ResourceList } from './generic/resource-list.js';
import { ResourceShow } from './generic/resource-show.js';
import { Frame } from './layout/frame.js';
import { RecordBookContext, type RecordBook } from './manifest.js';
import { newQueryClient } from './query-client.js';
import { Home } from './screens/home.js';
import { pagesOf } from './screens/pages.js';
import { SignIn } from './screens/sign-in.js';
import { useSession, type Me } from './session.js';
import { darkTheme, lightTheme } from './theme.js';

interface OfficeProps {
  readonly me: Me;
  readonly book: RecordBook;
  readonly i18nProvider: I18nProvider;
}

/** The back office: one set of generic screens for every record of the manifest. */
export function Office({ me, book, i18nProvider }: OfficeProps) {
  const session = useSession();
  const [expired, setExpired] = useState(false);

  const router = useMemo(() => {
    const explain = (reason: string) => book.manifest.words[`reason.${reason}`] ?? i18nProvider.translate('timon.validation.refused');
    const office = (
      <Admin
        title="Timón"
        dataProvider={dataProviderFor(book, { explain, onStale: () => void session.reload() })}
        queryClient={newQueryClient()}
        authProvider={authProviderFor(book, session, () => setExpired(true))}
        i18nProvider={i18nProvider}
        store={localStorageStore('1', `Timon.${me.id}`)}
        theme={lightTheme}
        darkTheme={darkTheme}
        layout={Frame}
        dashboard={Home}
        disableTelemetry
      >
        {book.screens.map((record) => (
          <Resource
            key={record.name}
            name={record.plural}
            list={ResourceList}
            show={ResourceShow}
            create={record.may.create ? ResourceCreate : undefined}
            edit={record.may.update ? ResourceEdit : undefined}
            recordRepresentation={(each: object) => book.titleOf(record, each)}
          />
        ))}
        <CustomRoutes>
          {pagesOf(book).map(({ path, Page }) => (
            <Route key={path} path={path} element={<Page />} />
          ))}
        </CustomRoutes>
      </Admin>
    );
    return createBrowserRouter([{ path: '*', element: office }]);
    // A new router would lose the page that someone is on; a new manifest or language arrives with a new key instead.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  return (
    <RecordBookContext.Provider value={book}>
      <RouterProvider router={router} />
      <Dialog open={expired} fullScreen>
        <AdminContext i18nProvider={i18nProvider} theme={lightTheme} darkTheme={darkTheme}>
          <SignIn again onSignedIn={() => setExpired(false)} />
        </AdminContext>
      </Dialog>
    </RecordBookContext.Provider>
  );
}
