import './factor-operations.js';
import './own-sessions.js';
import './session-operations.js';
