import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { connect } from './firebase/connect';
import { readConfig } from './firebase/read-config';
import { openPage } from './pages/pages';
import { NotStarted } from './shell/not-started';
import { PageBoundary } from './shell/page-boundary';
import { Splash } from './shell/splash';
import { applyTheme, readTheme } from './shell/theme';
import './styles/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
const page = createRoot(root);
applyTheme(document.documentElement, readTheme(localStorage));
page.render(<Splash />);

// The page that is asked for comes along with the configuration, ahead of knowing who looks.
Promise.all([readConfig().then(connect), openPage(location.pathname)]).then(
  ([backend, opened]) =>
    page.render(
      <StrictMode>
        <PageBoundary path="">
          <App backend={backend} opened={opened} />
        </PageBoundary>
      </StrictMode>,
    ),
  (error: unknown) => page.render(<NotStarted error={error} />),
);
