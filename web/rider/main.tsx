import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../look/look.css';
import './rider.css';
import { RiderPage } from './rider-page.js';

// Where the page is not served over TLS, browsers keep nothing of it.
if ('serviceWorker' in navigator)
  void navigator.serviceWorker.register('/page-worker.js').catch(() => undefined);

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <RiderPage />
  </StrictMode>,
);
