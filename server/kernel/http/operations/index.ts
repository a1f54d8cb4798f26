import './factor-operations.js';
import './letters.js';
import './link-operations.js';
import './oidc-operations.js';
import './own-sessions.js';
import '../papers/paper-operations.js';
import './session-operations.js';
import './view-as.js';
