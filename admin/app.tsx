import { lazy, useCallback, useEffect, useMemo, useState } from 'react';
import { AdminContext } from 'react-admin';
import { ask } from './client.js';
import { presentLanguage, rememberLanguage } from './language.js';
import { i18nProviderFor } from './i18n-provider.js';
import { Office } from './office.js';
import { openedLetter, putLetterAway } from './letter.js';
import { SignIn } from './screens/sign-in.js';
import { Unreachable } from './screens/unreachable.js';
import { chooseLanguage, openSession, SessionContext, type Session, type SessionControls } from './session.js';
import { darkTheme, lightTheme } from './theme.js';

// Seen once in an account's life, so they load apart.
const ChoosePassword = lazy(() => import('./screens/choose-password.js'));
const FirstOpen = lazy(() => import('./screens/first-open.js'));

/** Asks who is there, and shows the office, the door, or what keeps us from knowing. */
export default function App() {
  const [session, setSession] = useState<Session>();
  const [language, setLanguage] = useState(presentLanguage);

  const [letter, setLetter] = useState(openedLetter);

  const enter = useCallback((opened: Session) => {
    rememberLanguage(presentLanguage());
    setLanguage(presentLanguage());
    setSession(opened);
  }, []);
  const reload = useCallback(() => openSession().then(enter), [enter]);
  const leaveLetter = useCallback(() => {
    putLetterAway();
    void reload().then(() => setLetter(undefined));
  }, [reload]);
  useEffect(() => {
    openSession().then(enter, () => undefined);
  }, [enter]);

  const controls = useMemo<SessionControls>(() => {
    const me = session?.is === 'signed in' ? session.me : undefined;
    return {
      me,
      reload,
      signOut: async () => {
        await ask('mutation signOut { signOut }').catch(() => undefined);
        setSession({ is: 'signed out' });
      },
      speak: async (chosen) => {
        await chooseLanguage(chosen, me !== undefined);
        await reload();
      },
    };
  }, [session, reload]);

  const i18nProvider = useMemo(
    () => session && i18nProviderFor(language, session.is === 'signed in' ? session.book : undefined),
    [language, session],
  );

  if (!session || !i18nProvider) return null;
  if (letter && session.is !== 'unreachable')
    return (
      <SessionContext.Provider value={controls}>
        <AdminContext key={language} i18nProvider={i18nProvider} theme={lightTheme} darkTheme={darkTheme}>
          <ChoosePassword letter={letter} onDone={leaveLetter} />
        </AdminContext>
      </SessionContext.Provider>
    );
  return (
    <SessionContext.Provider value={controls}>
      {session.is === 'signed in' ? (
        <Office key={`${session.me.id} ${session.book.manifest.hash}`} me={session.me} book={session.book} i18nProvider={i18nProvider} />
      ) : (
        <AdminContext key={language} i18nProvider={i18nProvider} theme={lightTheme} darkTheme={darkTheme}>
          {session.is === 'first open' && <FirstOpen />}
          {session.is === 'signed out' && <SignIn halfWay={session.halfWay} />}
          {session.is === 'unreachable' && <Unreachable why={session.why} />}
        </AdminContext>
      )}
    </SessionContext.Provider>
  );
}
