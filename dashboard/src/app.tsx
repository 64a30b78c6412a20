import { lazy, Suspense, type ReactNode } from 'react';
import { roleOf } from '@model/member';
import { Redirect, Route, Router, Switch } from 'wouter';
import { BackendContext } from './firebase/backend-context';
import type { Backend } from './firebase/connect';
import { PAGES, type OpenedPage } from './pages/pages';
import { SessionContext, type Person } from './session/session';
import { usePerson } from './session/use-person';
import { useForgetting } from './session/use-forgetting';
import { Shell } from './shell/shell';
import { Splash } from './shell/splash';

const SignIn = lazy(() => import('./pages/sign-in/sign-in'));
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
  const person = usePerson(backend.auth);
  const signOut = useForgetting(backend, person);
  if (person === undefined) return <Splash />;
  return (
    <BackendContext value={backend}>
      <Suspense fallback={<Splash />}>
        {person === null ? (
          <SignIn />
        ) : (
          <Organisations person={person} signOut={signOut}>
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
  readonly signOut: () => Promise<void>;
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
