import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../look/look.css';
import './operator.css';
import { OperatorPage } from './operator-page.js';

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <OperatorPage />
  </StrictMode>,
);
