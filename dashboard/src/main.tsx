import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { connect } from './firebase/connect';
import { readConfig } from './firebase/read-config';
import { applyTheme, readTheme } from './shell/theme';
import './styles/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
const page = createRoot(root);
applyTheme(document.documentElement, readTheme(localStorage));

readConfig().then(
  (config) =>
    page.render(
      <StrictMode>
        <App backend={connect(config)} />
      </StrictMode>,
    ),
  (error: unknown) => page.render(<p role="alert">{String(error)}</p>),
);
