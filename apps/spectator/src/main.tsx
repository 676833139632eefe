import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { PREFIX } from './api/index.js';
import { App } from './app.js';
import './app.css';

// Browsers resolve the icon's address again when the route changes, so it is made absolute.
const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
icon?.setAttribute('href', icon.href);

const root = document.getElementById('root');
if (root === null) throw new Error('the document has no #root');
createRoot(root).render(
  <StrictMode>
    <Router base={PREFIX}>
      <App />
    </Router>
  </StrictMode>,
);
