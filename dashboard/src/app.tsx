import { lazy, Suspense, type ReactNode } from 'react';
import { roleOf } from '@model/member';
import { Redirect, Route, Router, Switch } from 'wouter';
import { BackendContext } from './firebase/backend-context';
import type { Backend } from './firebase/connect';
import { PAGES, type OpenedPage } from './pages/pages';
import { SessionContext, type Person, type Session } from './session/session';
import { useArrival } from './session/use-arrival';
import { Shell } from './shell/shell';
import { Splash } from './shell/splash';

const SignIn = lazy(() => import('./pages/sign-in/sign-in'));
const NotLetIn = lazy(() => import('./pages/sign-in/not-let-in'));
const NoOrganisation = lazy(() => import('./pages/sign-in/no-organisation'));

/** The whole page: who is signed in decides what there is. */
export function App({
  backend,
  opened,
}: {
  readonly backend: Backend;
  /** The page that was asked for, when its code is there already. */
  readonly opened: OpenedPage | null;
}) {
  const { arrival, retry, leave } = useArrival(backend);
  if (arrival.state === 'waiting') return <Splash />;
  return (
    <BackendContext value={backend}>
      <Suspense fallback={<Splash />}>
        {arrival.state !== 'known' ? (
          <NotLetIn reason={arrival.state} onRetry={retry} />
        ) : arrival.person === null ? (
          <SignIn />
        ) : (
          <Organisations person={arrival.person} signOut={leave}>
            <Pages opened={opened} />
          </Organisations>
        )}
      </Suspense>
    </BackendContext>
  );
}

function Organisations({
  person,
  signOut,
  children,
}: {
  readonly person: Person;
  readonly signOut: Session['signOut'];
  readonly children: ReactNode;
}) {
  const [first] = Object.keys(person.orgs).toSorted();
  if (first === undefined) return <NoOrganisation person={person} onSignOut={signOut} />;
  return (
    <Switch>
      <Route path="/:orgId/*?">
        {({ orgId }) => {
          const role = roleOf(person.orgs, orgId);
          if (!role) return <Redirect to={`/${first}`} replace />;
          return (
            <SessionContext value={{ person, orgId, role, signOut }}>
              <Router base={`/${orgId}`} key={orgId}>
                <Shell>{children}</Shell>
              </Router>
            </SessionContext>
          );
        }}
      </Route>
      <Route>
        <Redirect to={`/${first}`} replace />
      </Route>
    </Switch>
  );
}

function Pages({ opened }: { readonly opened: OpenedPage | null }) {
  return (
    <Switch>
      {PAGES.map(({ path, component }) => (
        <Route
          key={path}
          path={path}
          component={path === opened?.path ? opened.component : component}
        />
      ))}
      <Route>
        <Redirect to="/" replace />
      </Route>
    </Switch>
  );
}
