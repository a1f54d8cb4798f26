import { defineAccess } from '../../kernel/declare/index.js';
import type { ApprovalRule } from './approval-rule.js';
import { ruleRights } from './purchasing.access.js';

export const approvalRuleAccess = defineAccess<ApprovalRule>(ruleRights);
