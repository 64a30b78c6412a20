import { sendPasswordResetEmail, signInWithEmailAndPassword } from 'firebase/auth';
import { useState, type FormEvent } from 'react';
import { useBackend } from '../../firebase/backend-context';
import { Button } from '../../ui/button';
import { controlClass, Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { DemoAccounts } from './demo-accounts';
import { describeSignInProblem } from './describe-sign-in-problem';
import styles from './sign-in.module.css';

/** What somebody sees who is not signed in. */
export default function SignIn() {
  const { auth, config } = useBackend();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ tone: 'good' | 'bad'; text: string } | null>(null);

  const attempt = (work: () => Promise<unknown>, done: string | null): void => {
    setBusy(true);
    setSaid(null);
    work()
      .then(() => done !== null && setSaid({ tone: 'good', text: done }))
      .catch((error: unknown) => setSaid({ tone: 'bad', text: describeSignInProblem(error) }))
      .finally(() => setBusy(false));
  };
  const signIn = (address: string, secret: string): void =>
    attempt(() => signInWithEmailAndPassword(auth, address, secret), null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn(email.trim(), password);
  };
  const reset = (): void => {
    if (email.trim() === '')
      return setSaid({ tone: 'bad', text: 'Type your e-mail address first.' });
    const done = 'If this address has an account, a link to set a new password is on its way.';
    attempt(() => sendPasswordResetEmail(auth, email.trim()), done);
  };

  return (
    <main className={styles.place}>
      <div className={styles.box}>
        <h1>Trellis</h1>
        {said && <Notice tone={said.tone}>{said.text}</Notice>}
        {config.demo && <DemoAccounts demo={config.demo} busy={busy} onChoose={signIn} />}
        <form className={styles.form} onSubmit={submit}>
          <Field label="E-mail">
            {(ids) => (
              <input
                {...ids}
                className={controlClass}
                type="email"
                autoComplete="username"
                required
                value={email}
                onChange={({ target }) => setEmail(target.value)}
              />
            )}
          </Field>
          <Field label="Password">
            {(ids) => (
              <input
                {...ids}
                className={controlClass}
                type="password"
                autoComplete="current-password"
                required
                value={password}
                onChange={({ target }) => setPassword(target.value)}
              />
            )}
          </Field>
          <Button type="submit" kind="primary" busy={busy}>
            Sign in
          </Button>
          <Button kind="quiet" disabled={busy} onClick={reset}>
            Set a new password
          </Button>
        </form>
      </div>
    </main>
  );
}
