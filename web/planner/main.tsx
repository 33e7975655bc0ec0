import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../look/look.css';
import './planner.css';
import { PlannerPage } from './planner-page.js';

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <PlannerPage />
  </StrictMode>,
);
