import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { connect } from './firebase/connect';
import { readConfig } from './firebase/read-config';
import './styles/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
const page = createRoot(root);

readConfig().then(
  (config) =>
    page.render(
      <StrictMode>
        <App backend={connect(config)} />
      </StrictMode>,
    ),
  (error: unknown) => page.render(<p role="alert">{String(error)}</p>),
);
